import type { KpiDefinition } from '../kpi-definition.ts';

/** Cases open at an instant, counted by age in local days. */
export const backlogAgeProfile: KpiDefinition = {
  id: 'backlog_age_profile',
  version: 1,
  names: { en: 'Open requests by age', fr: 'Demandes non closes par date de création' },
  aliases: ['anciennete_de_l_encours', 'aging'],
  dimension: 'backlog',
  unit: 'cases',
  direction: 'lower',
  definition: 'Cases open at an instant, counted by age in local days.',
  policies: [
    {
      id: 'byAge',
      aliases: [],
      numerator: { sum: { openCases: 1 } },
      denominator: null,
      words: {
        en: { numerator: 'open cases of that age', denominator: '' },
        fr: { numerator: 'demandes ouvertes de cet âge', denominator: '' },
      },
    },
  ],
  attributionEvent: 'instant of the snapshot (local midnight)',
  grain: ['D'],
  rollUp: 'last',
  sample: null,
  edgeRules:
    'Each age group rolls up like the backlog and they add up to it when they cover all ages; both ends of a group are inside. Groups without cases are not shown.',
  owner: 'operations',
  references: ['COPC ageing', 'seed 002'],
  goldenCases: ['backlog_age_profile-01'],
};
