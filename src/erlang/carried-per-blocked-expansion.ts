import { scaledNormalTail } from './scaled-normal-tail.ts';

/** Taylor coefficients in eta of Temme's C0 to C3, from their recurrence in exact fractions. */
const CORRECTIONS: readonly (readonly number[])[] = [
  [
    -0.3333333333333333, 0.08333333333333333, -0.014814814814814815, 0.0011574074074074073,
    0.0003527336860670194, -0.0001787551440329218, 3.919263178522438e-5, -2.185448510679992e-6,
    -1.85406221071516e-6, 8.296711340953087e-7, -1.7665952736826078e-7, 6.707853543401498e-9,
    1.0261809784240309e-8, -4.382036018453353e-9, 9.14769958223679e-10, -2.5514193994946248e-11,
  ],
  [
    -0.001851851851851852, -0.003472222222222222, 0.0026455026455026454, -0.0009902263374485596,
    0.00020576131687242798, -4.018775720164609e-7, -1.8098550334489977e-5, 7.64916091608111e-6,
    -1.6120900894563446e-6, 4.647127802807434e-9, 1.378633446915721e-7, -5.752545603517705e-8,
    1.1951628599778148e-8,
  ],
  [
    0.004133597883597883, -0.0026813271604938273, 0.0007716049382716049, 2.0093878600823047e-6,
    -0.0001073665322636516, 5.2923448829120125e-5, -1.2760635188618728e-5, 3.423578734096138e-8,
    1.3721957309062934e-6, -6.298992138380055e-7,
  ],
  [
    0.0006494341563786008, 0.00022947209362139917, -0.0004691894943952557, 0.00026772063206283885,
    -7.561801671883977e-5, -2.396505113867297e-7, 1.1082654115347302e-5,
  ],
];

/**
 * carriedPerBlocked for large loads at a fixed cost, approximately: for agents > erlangs >= 30 and
 * agents <= 1.5 erlangs. Never the last word: its callers decide near a target with the exact series.
 *
 * Source: N. M. Temme, "The asymptotic expansion of the incomplete gamma functions", SIAM Journal on Mathematical
 * Analysis 10, 1979, for q = n Gamma(n, A) exp(A) / A^n.
 */
export function carriedPerBlockedExpansion(agents: number, erlangs: number): number {
  const below = (erlangs - agents) / agents;
  const eta = -Math.sqrt(2 * (below - Math.log1p(below)));
  const per = 1 / agents;
  let correction = 0;
  for (let k = CORRECTIONS.length - 1; k >= 0; k--) {
    const row = CORRECTIONS[k] as readonly number[];
    let value = 0;
    for (let i = row.length - 1; i >= 0; i--) value = value * eta + (row[i] as number);
    correction = correction * per + value;
  }
  const stirling = 1 + per * (1 / 12 + per * (1 / 288 + per * (-139 / 51840 - (per * 571) / 2488320)));
  const normal = Math.sqrt((Math.PI * agents) / 2) * scaledNormalTail(eta * Math.sqrt(agents / 2));
  return stirling * (normal + correction);
}
