import { AgnerError } from '../core/index.ts';
import { divideRational, type Rational, rationalToText } from '../math/index.ts';
import { computedValue } from './compute-value.ts';
import type { KpiDefinition, KpiPolicy } from './kpi-definition.ts';
import { type MeasureSums, totalMeasures } from './measures/measure-sums.ts';
import type { MeasureName } from './measures/measure-table.ts';
import { isExactSketch } from './measures/quantile-sketch.ts';
import type { KpiParameters } from './measures/read-keyed.ts';
import { measuresOf, parametersOf, partValue } from './part-value.ts';
import type { Target } from './target.ts';

/**
 * What the reader of a value must know. `lowSample`: fewer than 30 observations. `incomplete`: rows were left out
 * because a needed column was not observed. `noData`: a needed measure was never observed. `mixedThreshold`,
 * `mixedChannel`, `mixedScale`, `mixedCurrency`: rows counted under different settings are in one figure.
 * `approximate`: a percentile of many values, within half a per cent.
 */
export type KpiFlag =
  | 'lowSample'
  | 'incomplete'
  | 'noData'
  | 'mixedThreshold'
  | 'mixedChannel'
  | 'mixedScale'
  | 'mixedCurrency'
  | 'approximate';

/** A value with everything needed to check it, roll it up and tell it apart from another policy's. */
export interface KpiValue {
  readonly kpi: string;
  readonly version: number;
  readonly policy: string;
  /** Exact: a plain decimal where it terminates, else a reduced n/d. null = undefined, never 0. */
  readonly value: string | null;
  readonly numerator: string | null;
  /** null for a count. */
  readonly denominator: string | null;
  readonly unit: string;
  readonly sampleSize: number | null;
  /** Records whose outcome is still open at the end of the period. */
  readonly pending: number;
  readonly flags: readonly KpiFlag[];
}

export interface EvaluateOptions {
  /** Policy id or alias; the definition's first policy when left out. */
  readonly policy?: string;
  readonly pending?: number;
  /** Settings that some KPIs need: `nextWorkdays`, `threshold`, `minEvaluations`. Without a needed one: null. */
  readonly parameters?: KpiParameters;
  /** What target_attainment and target_breach_streak judge by. */
  readonly target?: Target;
}

/** Below this many observations a value is flagged (our choice; no source fixes it). */
export const LOW_SAMPLE = 30;

/** ISO 4217's code for amounts in no currency: what a case without one is counted in. */
export const NO_CURRENCY = 'XXX';

const MIXED_FLAG = {
  thresholdSeconds: 'mixedThreshold',
  scale: 'mixedScale',
  currency: 'mixedCurrency',
} as const;

/**
 * The value of a KPI over summed measures. Rows that lack a needed column are left out of every part, so numerator
 * and denominator always speak of the same rows.
 *
 * @throws AgnerError KPI_POLICY_UNKNOWN when the definition has no such policy.
 */
export function evaluateKpi(
  definition: KpiDefinition,
  sums: MeasureSums,
  options: EvaluateOptions = {},
): KpiValue {
  const policy = findPolicy(definition, options.policy);
  const parameters = options.parameters ?? {};
  const names = measuresOf(policy);
  const { totals, rowsLeftOut } = totalMeasures(sums, names, parameters);
  const flags: KpiFlag[] = [];
  const given = parametersOf(policy).every((name) => parameters[name] !== undefined);
  const observed = given && names.every((name) => totals.has(name));
  if (!observed) flags.push('noData');
  if (rowsLeftOut > 0) flags.push('incomplete');
  const numerator = observed ? partValue(policy.numerator, totals, parameters) : null;
  const denominator =
    observed && policy.denominator ? partValue(policy.denominator, totals, parameters) : null;
  const mixed = definition.uniform !== undefined && (sums.marks.get(definition.uniform.mark)?.size ?? 0) > 1;
  if (mixed && definition.uniform) flags.push(MIXED_FLAG[definition.uniform.mark]);
  if (isApproximate(policy, sums)) flags.push('approximate');
  const sampleSize = sampleOf(definition, sums, parameters);
  if (sampleSize !== null && sampleSize < LOW_SAMPLE) flags.push('lowSample');
  const plain = quotient(policy, numerator, denominator);
  // A percentile and a streak are not made of two sums, so none are shown that somebody might divide.
  const divides = policy.computed?.by !== 'quantile' && policy.computed?.by !== 'breachStreak';
  const value = policy.computed
    ? computedValue(policy.computed, definition, plain, sums, options.target)
    : plain;
  return {
    kpi: definition.id,
    version: definition.version,
    policy: policy.id,
    value: value === null || (mixed && definition.uniform?.mixed === 'null') ? null : rationalToText(value),
    numerator: numerator === null || !divides ? null : rationalToText(numerator),
    denominator: denominator === null || !divides ? null : rationalToText(denominator),
    unit: unitOf(definition, policy, sums),
    sampleSize,
    pending: options.pending ?? pendingOf(definition, sums),
    flags,
  };
}

/** The same data under every policy of the KPI, the default first: where conventions disagree, they show how much. */
export function underAllPolicies(
  definition: KpiDefinition,
  sums: MeasureSums,
  options: Omit<EvaluateOptions, 'policy'> = {},
): KpiValue[] {
  return definition.policies.map(({ id }) => evaluateKpi(definition, sums, { ...options, policy: id }));
}

/** The policy of that id or alias. @throws AgnerError KPI_POLICY_UNKNOWN naming the ones there are. */
export function findPolicy(definition: KpiDefinition, name?: string): KpiPolicy {
  if (name === undefined) return definition.policies[0];
  const found = definition.policies.find((policy) => policy.id === name || policy.aliases.includes(name));
  if (found !== undefined) return found;
  const known = definition.policies.map((policy) => policy.id).join(', ');
  throw new AgnerError(
    'KPI_POLICY_UNKNOWN',
    `The KPI ${definition.id} has no policy "${name}"; it has: ${known}.`,
    { field: 'policy', value: name },
  );
}

function quotient(
  policy: KpiPolicy,
  numerator: Rational | null,
  denominator: Rational | null,
): Rational | null {
  if (numerator === null) return null;
  if (policy.denominator === null) return numerator;
  return denominator === null ? null : divideRational(numerator, denominator);
}

function isApproximate({ computed }: KpiPolicy, sums: MeasureSums): boolean {
  const sketch = computed?.by === 'quantile' ? sums.sketches.get(computed.of) : undefined;
  return sketch !== undefined && !isExactSketch(sketch);
}

function sampleOf({ sample }: KpiDefinition, sums: MeasureSums, parameters: KpiParameters): number | null {
  return sample === null ? null : countOf(sample, sums, parameters);
}

function pendingOf({ pending }: KpiDefinition, sums: MeasureSums): number {
  return pending === undefined ? 0 : countOf(pending, sums, {});
}

function countOf(name: MeasureName, sums: MeasureSums, parameters: KpiParameters): number {
  const total = totalMeasures(sums, [name], parameters).totals.get(name);
  return total === undefined ? 0 : Number(total.numerator / total.denominator);
}

/** Points are only readable with their scale, money with its currency. */
function unitOf(definition: KpiDefinition, policy: KpiPolicy, sums: MeasureSums): string {
  const unit = policy.unit ?? definition.unit;
  if (unit.startsWith('currency')) return unit.replace('currency', currencyOf(sums));
  const hasScale = definition.uniform?.mark === 'scale' && unit === 'points';
  const scales = hasScale ? [...(sums.marks.get('scale') ?? [])] : [];
  return scales.length === 1 ? `${unit}(${scales[0]})` : unit;
}

/** The one currency of the summed rows; the word where there is none, or several. */
export function currencyOf(sums: MeasureSums): string {
  const [only, ...others] = [...(sums.marks.get('currency') ?? [])].filter((code) => code !== NO_CURRENCY);
  return only === undefined || others.length > 0 ? 'currency' : only;
}
