import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of the agents with enough evaluations whose mean score reaches the threshold. */
export const agentQualityRate: KpiDefinition = {
  id: 'agent_quality_rate',
  version: 1,
  names: { en: 'Agents at quality', fr: 'Part des agents au niveau de qualité' },
  aliases: ['qualite_des_agents'],
  dimension: 'performance',
  unit: 'ratio',
  direction: 'higher',
  definition: 'Share of the agents with enough evaluations whose mean score reaches the threshold.',
  policies: [
    {
      id: 'mean',
      aliases: [],
      numerator: { sum: { agentsAtQuality: 1 } },
      denominator: { sum: { agentsJudged: 1 } },
      words: {
        en: { numerator: 'agents at the threshold', denominator: 'agents with enough evaluations' },
        fr: { numerator: 'agents au seuil', denominator: 'agents assez évalués' },
      },
    },
  ],
  attributionEvent: 'evaluation',
  grain: ['M'],
  rollUp: 'distinct',
  sample: 'agentsJudged',
  edgeRules:
    'Threshold 0.85 and at least 1 evaluation unless told otherwise; agents with fewer are left out. Agents are recounted from their own evaluations, so one who works in two teams counts once.',
  owner: 'quality',
  references: ['seed 000'],
  goldenCases: ['agent_quality_rate-01'],
};
