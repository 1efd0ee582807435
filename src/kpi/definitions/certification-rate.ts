import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of the agents who need a certificate and hold a valid one. */
export const certificationRate: KpiDefinition = {
  id: 'certification_rate',
  version: 1,
  names: { en: 'Certification rate', fr: 'Taux de certification' },
  aliases: ['taux_de_certification'],
  dimension: 'productivity',
  unit: 'ratio',
  direction: 'higher',
  definition: 'Share of the agents who need a certificate and hold a valid one.',
  policies: [
    {
      id: 'valid',
      aliases: [],
      numerator: { sum: { agentsCertified: 1 } },
      denominator: { sum: { agentsToCertify: 1 } },
      words: {
        en: { numerator: 'agents with a valid certificate', denominator: 'agents who need one' },
        fr: { numerator: 'agents certifiés', denominator: 'agents à certifier' },
      },
    },
  ],
  attributionEvent: 'instant of the snapshot',
  grain: ['D'],
  rollUp: 'last',
  sample: 'agentsToCertify',
  edgeRules: 'Expired certificates do not count. Summed over teams; over time the last snapshot counts.',
  owner: 'human resources',
  references: ['seed 003'],
  goldenCases: ['certification_rate-01'],
};
