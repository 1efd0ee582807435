import type { KpiDefinition } from '../kpi-definition.ts';
import { annualPolicies } from './annual-policies.ts';

/** Leavers over the average headcount. */
export const agentAttrition: KpiDefinition = {
  id: 'agent_attrition',
  version: 1,
  names: { en: 'Agent attrition', fr: 'Attrition des agents' },
  aliases: ['attrition'],
  dimension: 'productivity',
  unit: 'ratio',
  direction: 'lower',
  definition: 'Leavers over the average headcount.',
  policies: annualPolicies([
    {
      id: 'averageHeadcount',
      aliases: ['average_headcount'],
      numerator: { sum: { leavers: 1 } },
      denominator: { sum: { averageHeadcount: 1 } },
      words: {
        en: { numerator: 'leavers', denominator: 'average headcount' },
        fr: { numerator: 'départs', denominator: 'effectif moyen' },
      },
    },
    {
      id: 'allEmployed',
      aliases: ['all_employed', 'seed_001'],
      numerator: { sum: { leavers: 1 } },
      denominator: { sum: { openingHeadcount: 1, hires: 1 } },
      words: {
        en: { numerator: 'leavers', denominator: 'all employed in the period' },
        fr: { numerator: 'départs', denominator: 'effectif employé sur la période' },
      },
    },
    {
      id: 'opening',
      aliases: [],
      numerator: { sum: { leavers: 1 } },
      denominator: { sum: { openingHeadcount: 1 } },
      words: {
        en: { numerator: 'leavers', denominator: 'opening headcount' },
        fr: { numerator: 'départs', denominator: 'effectif initial' },
      },
    },
  ]),
  attributionEvent: 'leaving',
  grain: ['M'],
  rollUp: 'averageOverTime',
  sample: null,
  edgeRules:
    'Leavers are summed, headcounts summed over sites and averaged over months; the opening headcount is that of the first month. Moves inside are no leavers. A year: 12 months of the mean monthly rate, added or compounded.',
  owner: 'human resources',
  references: ['Call Centre Helper', 'Talkdesk', 'TechTarget', 'seed 001'],
  goldenCases: [
    'agent_attrition-01',
    'agent_attrition-02',
    'agent_attrition-03',
    'agent_attrition-04',
    'agent_attrition-05',
  ],
};
