import type { KpiPolicy } from '../kpi-definition.ts';

type Policies = readonly [KpiPolicy, ...KpiPolicy[]];

/**
 * The monthly policies of a rate of people, and after them each as a year's: `simple` is twelve times the rate,
 * `compound` what is gone when every month takes that share of those left.
 */
export function annualPolicies(monthly: Policies): Policies {
  const years = monthly.flatMap((policy, index) => {
    // The first is also known by the year's form alone, since it is what no name at all stands for.
    const names = [policy.id, ...policy.aliases, ...(index === 0 ? [''] : [])];
    return [yearly(policy, names, 'simple'), yearly(policy, names, 'compound')];
  });
  return [...monthly, ...years];
}

function yearly(policy: KpiPolicy, names: readonly string[], how: 'simple' | 'compound'): KpiPolicy {
  return {
    ...policy,
    id: `${policy.id}Year${how === 'simple' ? 'Simple' : 'Compound'}`,
    aliases: names.map((name) => `${name}+${how}`),
    computed: { by: 'year', how },
  };
}
