import { KPI_CATALOGUE } from './catalogue.ts';
import type { KpiDefinition, KpiPart, KpiPolicy, LinearMeasure } from './kpi-definition.ts';

/** The catalogue as Markdown, one row per KPI: docs/kpis.md holds exactly this text. */
export function kpiTable(): string {
  const head =
    '| KPI | Names (en / fr) | Definition and edge rules | Formula by policy (first = default) | Unit | Better | Dimension | Roll-up | Counted at | Owner |\n' +
    '|---|---|---|---|---|---|---|---|---|---|\n';
  return head + KPI_CATALOGUE.map(tableRow).join('');
}

/** The policy's formula over named measures: `handledWithin / (offered - abandonedShort)`. */
export function policyFormula(policy: KpiPolicy): string {
  const numerator = partText(policy.numerator);
  if (policy.denominator === null) return numerator;
  return `${bracketed(numerator)} / ${bracketed(partText(policy.denominator))}`;
}

function tableRow(definition: KpiDefinition): string {
  const cells = [
    `\`${definition.id}\``,
    `${definition.names.en} / ${definition.names.fr}`,
    `${definition.definition} ${definition.edgeRules}`,
    definition.policies.map((policy) => `\`${policy.id}\`: ${policyFormula(policy)}`).join('<br>'),
    definition.unit,
    definition.direction,
    definition.dimension,
    definition.rollUp,
    `${definition.attributionEvent} (${definition.grain.join('')})`,
    definition.owner,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
}

function partText(part: KpiPart): string {
  const sum = linearText(part.sum);
  return part.lessAbsolute === undefined ? sum : `${sum} - |${linearText(part.lessAbsolute)}|`;
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
