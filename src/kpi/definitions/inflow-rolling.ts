import type { KpiDefinition } from '../kpi-definition.ts';

/** What came in over a sliding window of local days to date. */
export const inflowRolling: KpiDefinition = {
  id: 'inflow_rolling',
  version: 1,
  names: { en: 'Rolling inflow', fr: 'Flux entrant sur période glissante' },
  aliases: ['periode_glissante'],
  dimension: 'flow',
  unit: 'cases',
  direction: 'range',
  definition: 'What came in over a sliding window of local days to date.',
  policies: [
    {
      id: 'window',
      aliases: [],
      numerator: { sum: { inflowInWindow: 1 } },
      denominator: null,
      words: {
        en: { numerator: 'came in inside the window', denominator: '' },
        fr: { numerator: 'reçues dans la fenêtre', denominator: '' },
      },
    },
  ],
  attributionEvent: 'created or offered',
  grain: ['D'],
  rollUp: 'recompute',
  sample: null,
  edgeRules:
    'Both ends of the window are inside. Windows overlap, so their values are recomputed from the days and never added.',
  owner: 'workforce planning',
  references: ['seed 002'],
  goldenCases: ['inflow_rolling-01'],
};
