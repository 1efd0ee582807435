import { addRational, compareRational, divideRational, type Rational, rational } from '../../math/index.ts';
import { type ExactSum, type ExactValue, sumValue, toRational } from '../exact-sum.ts';
import type { MeasureName } from './measure-table.ts';

/** Sums of one measure by a key: a period or instant that sorts as text, or an entity such as an agent. */
export type KeyedSums = ReadonlyMap<string, ExactSum>;

/** Settings that a value needs besides its measures, by name: a projection's working days, a quality threshold. */
export type KpiParameters = { readonly [name: string]: ExactValue };

/**
 * How a measure that is kept by key becomes one figure. Within one key values were summed over all dimensions.
 * `last`, `first`: that of the latest or earliest instant. `average`: the mean over periods.
 */
const READINGS: { readonly [name in MeasureName]?: 'last' | 'first' | 'average' } = {
  openCases: 'last',
  openCaseAgeSeconds: 'last',
  openCasesWithDueDate: 'last',
  openCasesOverdue: 'last',
  agentsCertified: 'last',
  agentsToCertify: 'last',
  openingHeadcount: 'first',
  averageHeadcount: 'average',
  openingCustomers: 'first',
  closingCustomers: 'last',
};

/** A quality threshold and a least number of evaluations where the caller gives none (ours: target of the catalogue). */
const AT_QUALITY = { threshold: '0.85', minEvaluations: 1 };

/** One figure of a keyed measure, or undefined when there is nothing to read. */
export function readKeyed(
  name: MeasureName,
  keyed: ReadonlyMap<MeasureName, KeyedSums>,
  parameters: KpiParameters,
): Rational | undefined {
  if (name === 'agentsJudged' || name === 'agentsAtQuality') return agentsAt(name, keyed, parameters);
  const own = keyed.get(name);
  const reading = READINGS[name];
  if (own === undefined || reading === undefined || own.size === 0) return undefined;
  const keys = [...own.keys()].sort();
  const valueAt = (key: string | undefined) => sumValue(own.get(key as string) as ExactSum);
  if (reading === 'first') return valueAt(keys[0]);
  if (reading === 'last') return valueAt(keys.at(-1));
  const total = keys.map(valueAt).reduce(addRational, rational(0n));
  return divideRational(total, rational(BigInt(keys.length))) as Rational;
}

/** Agents are recounted from their own sums: an agent evaluated in two teams is one agent with one mean. */
function agentsAt(
  name: 'agentsJudged' | 'agentsAtQuality',
  keyed: ReadonlyMap<MeasureName, KeyedSums>,
  parameters: KpiParameters,
): Rational | undefined {
  const counts = keyed.get('evaluationsByAgent');
  const scores = keyed.get('evaluationScoreByAgent');
  if (counts === undefined || scores === undefined) return undefined;
  const threshold = toRational(parameters.threshold ?? AT_QUALITY.threshold);
  const least = toRational(parameters.minEvaluations ?? AT_QUALITY.minEvaluations);
  let agents = 0n;
  for (const [agent, count] of counts) {
    const evaluations = sumValue(count);
    if (evaluations.numerator <= 0n || compareRational(evaluations, least) < 0) continue;
    const mean = divideRational(sumValue(scores.get(agent) as ExactSum), evaluations) as Rational;
    if (name === 'agentsJudged' || compareRational(mean, threshold) >= 0) agents += 1n;
  }
  return rational(agents);
}
