import type { KpiDefinition } from '../kpi-definition.ts';

/** Mean time from the assignment of a case to the answer: a solution, or a request for information. */
export const tat: KpiDefinition = {
  id: 'tat',
  version: 1,
  names: { en: 'Turnaround time', fr: 'Délai de réponse' },
  aliases: ['turnaround_time', 'temps_d_execution'],
  dimension: 'performance',
  unit: 's',
  direction: 'lower',
  definition:
    'Mean time from the assignment of a case to the answer: a solution, or a request for information.',
  policies: [
    {
      id: 'mean',
      aliases: [],
      numerator: { sum: { turnaroundSeconds: 1 } },
      denominator: { sum: { assignmentsAnswered: 1 } },
      words: {
        en: { numerator: 'seconds from assignment to answer', denominator: 'answered assignments' },
        fr: { numerator: "secondes de l'affectation à la réponse", denominator: 'affectations avec réponse' },
      },
    },
    {
      id: 'p50',
      aliases: [],
      numerator: { sum: { turnaroundSeconds: 1 } },
      denominator: { sum: { assignmentsAnswered: 1 } },
      computed: { by: 'quantile', of: 'turnaroundSeconds', quantile: '0.5' },
      words: {
        en: { numerator: '50th percentile of the seconds from assignment to answer', denominator: 'cases' },
        fr: { numerator: '50e centile du délai de réponse', denominator: 'demandes' },
      },
    },
    {
      id: 'p90',
      aliases: [],
      numerator: { sum: { turnaroundSeconds: 1 } },
      denominator: { sum: { assignmentsAnswered: 1 } },
      computed: { by: 'quantile', of: 'turnaroundSeconds', quantile: '0.9' },
      words: {
        en: { numerator: '90th percentile of the seconds from assignment to answer', denominator: 'cases' },
        fr: { numerator: '90e centile du délai de réponse', denominator: 'demandes' },
      },
    },
  ],
  attributionEvent: 'response',
  grain: ['D', 'M'],
  rollUp: 'sum',
  clocks: ['calendar', 'business'],
  pending: 'assignmentsPending',
  sample: 'assignmentsAnswered',
  edgeRules:
    'The clock starts anew at each assignment. An assignment taken away before an answer is left out; one still unanswered is pending.',
  owner: 'operations',
  references: ['seed 000'],
  goldenCases: ['tat-01'],
};
