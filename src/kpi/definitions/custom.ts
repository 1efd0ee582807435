import type { KpiDefinition } from '../kpi-definition.ts';

/** A client's own ratio or sum of measures: a family, named custom.<client>.<name>. */
export const custom: KpiDefinition = {
  id: 'custom',
  version: 1,
  names: { en: 'Custom KPI', fr: 'Indicateur propre au client' },
  aliases: ['indicateur_client'],
  dimension: 'performance',
  unit: 'ratio',
  direction: 'range',
  definition: "A client's own ratio or sum of measures: a family, named custom.<client>.<name>.",
  policies: [
    {
      id: 'ratio',
      aliases: [],
      numerator: { sum: { customNumerator: 1 } },
      denominator: { sum: { customDenominator: 1 } },
      words: {
        en: { numerator: 'numerator', denominator: 'denominator' },
        fr: { numerator: 'numérateur', denominator: 'dénominateur' },
      },
    },
    {
      id: 'sum',
      aliases: [],
      numerator: { sum: { customNumerator: 1 } },
      denominator: null,
      words: { en: { numerator: 'sum', denominator: '' }, fr: { numerator: 'somme', denominator: '' } },
    },
  ],
  attributionEvent: 'as its measures',
  grain: ['I', 'D', 'M'],
  rollUp: 'sum',
  sample: null,
  edgeRules:
    'Measures are summed first, the expression is taken last. A row that lacks a measure is left out of both parts. Direction and target are those of the contract.',
  owner: "the client's account",
  references: ['seed 003'],
  goldenCases: ['custom-01', 'custom-02'],
};
