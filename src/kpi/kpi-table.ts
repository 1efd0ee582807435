import { KPI_CATALOGUE } from './catalogue.ts';
import type { KpiComputation, KpiDefinition, KpiPart, KpiPolicy, LinearMeasure } from './kpi-definition.ts';

/** The catalogue as Markdown, one row per KPI: docs/kpis.md holds exactly this text. */
export function kpiTable(): string {
  const head =
    '| KPI | Names (en / fr) | Definition and edge rules | Formula by policy (first = default) | Unit | Better | Dimension | Roll-up | Counted at | Owner |\n' +
    '|---|---|---|---|---|---|---|---|---|---|\n';
  return head + KPI_CATALOGUE.map(tableRow).join('');
}

/** The policy's formula over named measures: `handledWithin / (offered - abandonedShort)`. */
export function policyFormula(policy: KpiPolicy): string {
  const { computed, denominator } = policy;
  const numerator = partText(policy.numerator);
  const quotient =
    denominator === null ? numerator : `${bracketed(numerator)} / ${bracketed(partText(denominator))}`;
  return computed === undefined ? quotient : computationText(computed, quotient);
}

function computationText(computed: KpiComputation, quotient: string): string {
  switch (computed.by) {
    case 'quantile':
      return `quantile ${computed.quantile} of ${computed.of}, nearest rank`;
    case 'year':
      return computed.how === 'simple' ? `12 (${quotient}) / months` : `1 - (1 - ${quotient} / months)^12`;
    case 'target':
      return `${computed.part} of ${quotient}`;
    case 'breachStreak':
      return `latest periods in a row whose ${quotient} missed the target`;
  }
}

function tableRow(definition: KpiDefinition): string {
  const cells = [
    `\`${definition.id}\``,
    `${definition.names.en} / ${definition.names.fr}`,
    `${definition.definition} ${definition.edgeRules}`,
    definition.policies.map((policy) => `\`${policy.id}\`: ${policyFormula(policy)}`).join('<br>'),
    variants(definition, 'unit'),
    variants(definition, 'direction'),
    definition.dimension,
    definition.rollUp,
    `${definition.attributionEvent} (${definition.grain.join('')})${clocksText(definition)}`,
    definition.owner,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
}

/** The unit or direction, and those of policies that have their own. */
function variants(definition: KpiDefinition, field: 'unit' | 'direction'): string {
  const own = definition.policies.map((policy) => policy[field] ?? definition[field]);
  return [...new Set([definition[field], ...own])].join(', ');
}

function clocksText({ clocks }: KpiDefinition): string {
  return clocks === undefined ? '' : `; clock ${clocks.join(' or ')}`;
}

function partText(part: KpiPart): string {
  const sum = linearText(part.sum);
  const less = part.lessAbsolute === undefined ? sum : `${sum} - |${linearText(part.lessAbsolute)}|`;
  const factors = [less, ...(part.times ?? []).map(linearText), part.timesParameter ?? []].flat();
  return factors.length === 1 ? less : factors.map(bracketed).join(' * ');
}

function linearText(linear: LinearMeasure): string {
  return Object.entries(linear)
    .map(([name, factor], index) => {
      const sign = factor < 0 ? (index === 0 ? '-' : ' - ') : index === 0 ? '' : ' + ';
      const size = Math.abs(factor);
      return `${sign}${size === 1 ? '' : `${size} `}${name}`;
    })
    .join('');
}

function bracketed(text: string): string {
  return /[ ]/.test(text) ? `(${text})` : text;
}
