import type { KpiDefinition } from '../kpi-definition.ts';

/** Mean time from the creation of a case to the first proposed solution. */
export const tfs: KpiDefinition = {
  id: 'tfs',
  version: 1,
  names: { en: 'Time to first solution', fr: 'Délai avant la première solution' },
  aliases: ['first_solution_time', 'delai_premiere_solution'],
  dimension: 'performance',
  unit: 's',
  direction: 'lower',
  definition: 'Mean time from the creation of a case to the first proposed solution.',
  policies: [
    {
      id: 'mean',
      aliases: [],
      numerator: { sum: { firstSolutionSeconds: 1 } },
      denominator: { sum: { casesWithSolution: 1 } },
      words: {
        en: { numerator: 'seconds to the first solution', denominator: 'cases with a solution' },
        fr: { numerator: 'secondes avant la première solution', denominator: 'demandes avec solution' },
      },
    },
    {
      id: 'p50',
      aliases: [],
      numerator: { sum: { firstSolutionSeconds: 1 } },
      denominator: { sum: { casesWithSolution: 1 } },
      computed: { by: 'quantile', of: 'firstSolutionSeconds', quantile: '0.5' },
      words: {
        en: { numerator: '50th percentile of the seconds to the first solution', denominator: 'cases' },
        fr: { numerator: '50e centile du délai avant la première solution', denominator: 'demandes' },
      },
    },
    {
      id: 'p90',
      aliases: [],
      numerator: { sum: { firstSolutionSeconds: 1 } },
      denominator: { sum: { casesWithSolution: 1 } },
      computed: { by: 'quantile', of: 'firstSolutionSeconds', quantile: '0.9' },
      words: {
        en: { numerator: '90th percentile of the seconds to the first solution', denominator: 'cases' },
        fr: { numerator: '90e centile du délai avant la première solution', denominator: 'demandes' },
      },
    },
  ],
  attributionEvent: 'first solution',
  grain: ['D', 'M'],
  rollUp: 'sum',
  clocks: ['calendar', 'business'],
  pending: 'casesWithoutSolution',
  sample: 'casesWithSolution',
  edgeRules: 'The solution needs an explicit mark. Cases without one are pending.',
  owner: 'operations',
  references: ['Zendesk first_resolution_time', 'seed 000'],
  goldenCases: ['tfs-01'],
};
