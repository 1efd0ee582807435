import type { KpiDefinition } from '../kpi-definition.ts';
import { annualPolicies } from './annual-policies.ts';

/** Half of entries and exits, over the opening headcount. */
export const turnoverFr: KpiDefinition = {
  id: 'turnover_fr',
  version: 1,
  names: { en: 'Turnover, French formula', fr: 'Rotation du personnel (turnover)' },
  aliases: ['turnover', 'rotation_du_personnel'],
  dimension: 'productivity',
  unit: 'ratio',
  direction: 'lower',
  definition: 'Half of entries and exits, over the opening headcount.',
  policies: annualPolicies([
    {
      id: 'frTurnover',
      aliases: ['fr_turnover'],
      numerator: { sum: { meanMovements: 1 } },
      denominator: { sum: { openingHeadcount: 1 } },
      words: {
        en: { numerator: 'half of entries and exits', denominator: 'opening headcount' },
        fr: { numerator: 'demi-somme des entrées et sorties', denominator: 'effectif initial' },
      },
    },
  ]),
  attributionEvent: 'entry or exit',
  grain: ['M'],
  rollUp: 'recompute',
  sample: null,
  edgeRules:
    'Counts growth as turnover: not comparable with agent_attrition. Movements are summed; the opening headcount is that of the first month.',
  owner: 'human resources',
  references: ['French rotation formula', 'seed 003'],
  goldenCases: ['turnover_fr-01'],
};
