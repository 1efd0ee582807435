import type { KpiDefinition } from '../kpi-definition.ts';

/** Sales over the appointments won that they came of. */
export const salesPerAppointment: KpiDefinition = {
  id: 'sales_per_appointment',
  version: 1,
  names: { en: 'Sales per appointment', fr: 'Ventes par rendez-vous décroché' },
  aliases: ['ventes_par_rdv'],
  dimension: 'productivity',
  unit: 'ratio',
  direction: 'higher',
  definition: 'Sales over the appointments won that they came of.',
  policies: [
    {
      id: 'cohort',
      aliases: [],
      numerator: { sum: { salesFromAppointments: 1 } },
      denominator: { sum: { appointmentsWon: 1 } },
      words: {
        en: { numerator: 'sales from appointments', denominator: 'appointments won' },
        fr: { numerator: 'ventes sur rendez-vous', denominator: 'rendez-vous décrochés' },
      },
    },
  ],
  attributionEvent: 'month of the appointment',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'appointmentsWon',
  edgeRules: 'A cohort: a sale counts in the month of its appointment, whenever it is made.',
  owner: 'sales',
  references: ['seed 004'],
  goldenCases: ['sales_per_appointment-01'],
};
