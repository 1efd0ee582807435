import { etaOf } from './gamma-transition.ts';
import { scaledNormalTail } from './scaled-normal-tail.ts';

/** From this load on, and up to this many agents an erlang, the expansion is as exact as the series. */
export const EXACT_FROM_ERLANGS = 300;
export const LARGEST_AGENTS_PER_ERLANG = 1.5;

/**
 * carriedPerBlocked for large loads at a fixed cost, for agents > erlangs and agents <= 1.5 erlangs: within 1e-14
 * relative from 300 erlangs on, 1e-12 from 100 and 1e-9 from 30, where it serves as a guess only. Agents may be
 * fractional.
 *
 * Source: N. M. Temme, "The asymptotic expansion of the incomplete gamma functions", SIAM Journal on Mathematical
 * Analysis 10, 1979, for q = n Gamma(n, A) exp(A) / A^n.
 */
export function carriedPerBlockedExpansion(agents: number, erlangs: number): number {
  return transitionExpansion(agents, etaOf((erlangs - agents) / agents), 1);
}

/**
 * The same expansion by its own parameters: with `side` 1 it is n Gamma(n, A) exp(A) / A^n of shape n, which is
 * carriedPerBlocked; with `side` -1 the lower function x gamma(x, y) exp(y) / y^x, which is 1F1(1; x + 1; y), the M of
 * waiting-line-shape.ts.
 *
 * @param shape at least 30. @param eta of gamma-transition.ts, at most 0.5 either way.
 */
export function transitionExpansion(shape: number, eta: number, side: 1 | -1): number {
  const per = 1 / shape;
  // Taylor series in eta of Temme's C0 to C3, from their recurrence in exact fractions; written out for speed.
  const c0 =
    -0.3333333333333333 +
    eta *
      (0.08333333333333333 +
        eta *
          (-0.014814814814814815 +
            eta *
              (0.0011574074074074073 +
                eta *
                  (0.0003527336860670194 +
                    eta *
                      (-0.0001787551440329218 +
                        eta *
                          (3.919263178522438e-5 +
                            eta *
                              (-2.185448510679992e-6 +
                                eta *
                                  (-1.85406221071516e-6 +
                                    eta *
                                      (8.296711340953087e-7 +
                                        eta *
                                          (-1.7665952736826078e-7 +
                                            eta *
                                              (6.707853543401498e-9 + eta * 1.0261809784240309e-8)))))))))));
  const c1 =
    -0.001851851851851852 +
    eta *
      (-0.003472222222222222 +
        eta *
          (0.0026455026455026454 +
            eta *
              (-0.0009902263374485596 +
                eta *
                  (0.00020576131687242798 +
                    eta *
                      (-4.018775720164609e-7 +
                        eta *
                          (-1.8098550334489977e-5 +
                            eta *
                              (7.64916091608111e-6 +
                                eta * (-1.6120900894563446e-6 + eta * 4.647127802807434e-9))))))));
  const c2 =
    0.004133597883597883 +
    eta *
      (-0.0026813271604938273 +
        eta *
          (0.0007716049382716049 +
            eta *
              (2.0093878600823047e-6 +
                eta *
                  (-0.0001073665322636516 + eta * (5.2923448829120125e-5 + eta * -1.2760635188618728e-5)))));
  const c3 =
    0.0006494341563786008 +
    eta *
      (0.00022947209362139917 +
        eta * (-0.0004691894943952557 + eta * (0.00026772063206283885 + eta * -7.561801671883977e-5)));
  const correction = c0 + per * (c1 + per * (c2 + per * c3));
  const stirling = 1 + per * (1 / 12 + per * (1 / 288 + per * (-139 / 51840 - (per * 571) / 2488320)));
  const normal = Math.sqrt((Math.PI * shape) / 2) * scaledNormalTail(side * eta * Math.sqrt(shape / 2));
  return stirling * (normal + side * correction);
}
