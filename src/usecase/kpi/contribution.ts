import type { Explanation, ExplanationSource } from '../../core/index.ts';
import {
  explainKpi as explainSums,
  findPolicy,
  type KpiDefinition,
  type MeasureName,
  type MeasureSums,
  measuresOf,
  mergeMeasures,
  totalMeasures,
} from '../../kpi/index.ts';
import { rationalToNumber } from '../../math/index.ts';

/** What one set of stored rows adds to a value: the rows of a queue's interval, of a group's day, one answer. */
export interface Contribution {
  readonly label: string;
  readonly sums: MeasureSums;
  /** Where the rows of a measure are stored. */
  readonly sourceOf: (measure: MeasureName) => ExplanationSource;
}

/** Explains a value from its contributions: the catalogue's tree, with each measure as the sum of what the rows add. */
export function explainContributions(
  definition: KpiDefinition,
  policy: string,
  contributions: readonly Contribution[],
): Explanation {
  const sums = mergeMeasures(contributions.map((one) => one.sums));
  const names = measuresOf(findPolicy(definition, policy));
  const parts = new Map<string, Explanation[]>();
  for (const { label, sums: own, sourceOf } of contributions) {
    for (const [name, total] of totalMeasures(own, names).totals) {
      const found = parts.get(name) ?? [];
      parts.set(name, found);
      found.push({
        label,
        value: rationalToNumber(total),
        unit: '',
        operation: 'source',
        source: sourceOf(name),
        parts: [],
      });
    }
  }
  return withRows(explainSums(definition, sums, { policy }), parts);
}

/** Puts the rows below the measures, which are the leaves that the catalogue's tree ends in. */
function withRows(node: Explanation, rows: ReadonlyMap<string, readonly Explanation[]>): Explanation {
  const own = node.parts.length === 0 ? rows.get(node.label) : undefined;
  if (own === undefined) return { ...node, parts: node.parts.map((part) => withRows(part, rows)) };
  return { ...node, operation: 'sum', parts: own.map((part) => ({ ...part, unit: node.unit })) };
}
