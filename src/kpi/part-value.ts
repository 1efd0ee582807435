import { addRational, multiplyRational, type Rational, rational } from '../math/index.ts';
import { toRational } from './exact-sum.ts';
import type { KpiPart, KpiPolicy, LinearMeasure } from './kpi-definition.ts';
import type { MeasureName } from './measures/measure-table.ts';
import type { KpiParameters } from './measures/read-keyed.ts';

/** Every measure a policy reads. */
export function measuresOf(policy: KpiPolicy): MeasureName[] {
  const parts = [policy.numerator, ...(policy.denominator === null ? [] : [policy.denominator])];
  const names = parts.flatMap((part) =>
    [part.sum, part.lessAbsolute ?? {}, ...(part.times ?? [])].flatMap((linear) => Object.keys(linear)),
  );
  return [...new Set(names)] as MeasureName[];
}

/** The parameters without which a policy has no value. */
export function parametersOf(policy: KpiPolicy): string[] {
  return [policy.numerator, policy.denominator].flatMap((part) =>
    part?.timesParameter === undefined ? [] : [part.timesParameter],
  );
}

/** The value of one part over totals that hold all its measures, with all its parameters given. */
export function partValue(
  part: KpiPart,
  totals: ReadonlyMap<MeasureName, Rational>,
  parameters: KpiParameters,
): Rational {
  let value = linearValue(part.sum, totals);
  if (part.lessAbsolute !== undefined) {
    const other = linearValue(part.lessAbsolute, totals);
    value = addRational(value, other.numerator < 0n ? other : { ...other, numerator: -other.numerator });
  }
  for (const factor of part.times ?? []) value = multiplyRational(value, linearValue(factor, totals));
  const parameter = part.timesParameter === undefined ? undefined : parameters[part.timesParameter];
  return parameter === undefined ? value : multiplyRational(value, toRational(parameter));
}

function linearValue(linear: LinearMeasure, totals: ReadonlyMap<MeasureName, Rational>): Rational {
  let total = rational(0n);
  for (const [name, factor] of Object.entries(linear) as [MeasureName, number][]) {
    const measure = totals.get(name) as Rational;
    total = addRational(total, multiplyRational(measure, rational(BigInt(factor))));
  }
  return total;
}
