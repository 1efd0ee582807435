import { AgnerError } from '../core/index.ts';
import {
  addRational,
  divideRational,
  multiplyRational,
  type Rational,
  rational,
  rationalToText,
} from '../math/index.ts';
import type { KpiDefinition, KpiPart, KpiPolicy, LinearMeasure } from './kpi-definition.ts';
import { type MeasureSums, totalMeasures } from './measures/measure-sums.ts';
import type { MeasureName } from './measures/measure-table.ts';

/**
 * What the reader of a value must know. `lowSample`: fewer than 30 observations. `incomplete`: rows were left out
 * because a needed column was not observed. `noData`: a needed measure was never observed. `mixedThreshold`,
 * `mixedChannel`, `mixedScale`, `mixedCurrency`: rows counted under different settings are in one figure.
 */
export type KpiFlag =
  | 'lowSample'
  | 'incomplete'
  | 'noData'
  | 'mixedThreshold'
  | 'mixedChannel'
  | 'mixedScale'
  | 'mixedCurrency';

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
  const names = measuresOf(policy);
  const { totals, rowsLeftOut } = totalMeasures(sums, names);
  const flags: KpiFlag[] = [];
  const observed = names.every((name) => totals.has(name));
  if (!observed) flags.push('noData');
  if (rowsLeftOut > 0) flags.push('incomplete');
  const numerator = observed ? partValue(policy.numerator, totals) : null;
  const denominator = observed && policy.denominator ? partValue(policy.denominator, totals) : null;
  const mixed = definition.uniform !== undefined && (sums.marks.get(definition.uniform.mark)?.size ?? 0) > 1;
  if (mixed && definition.uniform) flags.push(MIXED_FLAG[definition.uniform.mark]);
  const sampleSize = sampleOf(definition, sums);
  if (sampleSize !== null && sampleSize < LOW_SAMPLE) flags.push('lowSample');
  const value =
    mixed && definition.uniform?.mixed === 'null' ? null : quotient(policy, numerator, denominator);
  return {
    kpi: definition.id,
    version: definition.version,
    policy: policy.id,
    value: value === null ? null : rationalToText(value),
    numerator: numerator === null ? null : rationalToText(numerator),
    denominator: denominator === null ? null : rationalToText(denominator),
    unit: unitOf(definition, sums),
    sampleSize,
    pending: options.pending ?? 0,
    flags,
  };
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

/** Every measure a policy reads. */
export function measuresOf(policy: KpiPolicy): MeasureName[] {
  const parts = [policy.numerator, ...(policy.denominator === null ? [] : [policy.denominator])];
  const names = parts.flatMap((part) => [...Object.keys(part.sum), ...Object.keys(part.lessAbsolute ?? {})]);
  return [...new Set(names)] as MeasureName[];
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

function partValue(part: KpiPart, totals: ReadonlyMap<MeasureName, Rational>): Rational {
  const sum = linearValue(part.sum, totals);
  if (part.lessAbsolute === undefined) return sum;
  const other = linearValue(part.lessAbsolute, totals);
  const magnitude = other.numerator < 0n ? other : { ...other, numerator: -other.numerator };
  return addRational(sum, magnitude);
}

function linearValue(linear: LinearMeasure, totals: ReadonlyMap<MeasureName, Rational>): Rational {
  let total = rational(0n);
  for (const [name, factor] of Object.entries(linear) as [MeasureName, number][]) {
    const measure = totals.get(name) as Rational;
    total = addRational(total, multiplyRational(measure, rational(BigInt(factor))));
  }
  return total;
}

function sampleOf(definition: KpiDefinition, sums: MeasureSums): number | null {
  if (definition.sample === null) return null;
  const total = totalMeasures(sums, [definition.sample]).totals.get(definition.sample);
  return total === undefined ? 0 : Number(total.numerator / total.denominator);
}

/** Points are only readable with their scale, money with its currency. */
function unitOf({ unit, uniform }: KpiDefinition, sums: MeasureSums): string {
  if (unit.startsWith('currency')) return unit.replace('currency', currencyOf(sums));
  const scales = uniform?.mark === 'scale' ? [...(sums.marks.get('scale') ?? [])] : [];
  return scales.length === 1 ? `${unit}(${scales[0]})` : unit;
}

/** The one currency of the summed rows; the word where there is none, or several. */
export function currencyOf(sums: MeasureSums): string {
  const [only, ...others] = [...(sums.marks.get('currency') ?? [])].filter((code) => code !== NO_CURRENCY);
  return only === undefined || others.length > 0 ? 'currency' : only;
}
