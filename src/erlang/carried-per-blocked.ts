import {
  carriedPerBlockedExpansion,
  EXACT_FROM_ERLANGS,
  LARGEST_AGENTS_PER_ERLANG,
} from './carried-per-blocked-expansion.ts';
import { fractionalReciprocalBlocking } from './fractional-blocking.ts';

/** exp of half this, and so its terms, is far beyond the largest double. */
const BEYOND_DOUBLES = 1440;
/** A term this small beside the sum cannot change it, nor can all those that follow it. */
const NEGLIGIBLE = 1e-21;

/**
 * How many contacts n agents carry for each one they block under A erlangs: (1 - B) / B = R - 1, where
 * R(n, A) = 1 / B(n, A) = 1 + n/A + n(n-1)/A^2 + ... + n!/A^n. Every term is positive, so nothing cancels, and without
 * the leading 1 both B and 1 - B keep all their digits: B = 1/(1 + q), 1 - B = q/(1 + q).
 *
 * Where it is too large for a double it is Infinity, and B is 0 to the last digit. The cost is the n - A terms that
 * grow and some 9 sqrt(A) that fall; from 300 erlangs on Temme's expansion gives the same at a fixed cost.
 *
 * Source: A. K. Erlang 1917; the series is the classical inverse form (Jagerman, Bell System Technical Journal 53,
 * 1974), which also continues B to fractional n.
 *
 * @param agents n >= 0, whole or fractional. @param erlangs A >= 0.
 */
export function carriedPerBlocked(agents: number, erlangs: number): number {
  if (agents === 0) return 0;
  if (erlangs === 0) return Number.POSITIVE_INFINITY;
  const spare = agents - erlangs;
  // 2 R > n! exp(A) / A^n > exp(spare^2 / (2 n)) for n > A, so no series need be summed to see it overflow.
  if (spare > 0 && spare * spare > BEYOND_DOUBLES * agents) return Number.POSITIVE_INFINITY;
  if (erlangs >= EXACT_FROM_ERLANGS && spare > 0 && agents <= LARGEST_AGENTS_PER_ERLANG * erlangs) {
    return carriedPerBlockedExpansion(agents, erlangs);
  }
  if (!Number.isInteger(agents)) return fractionalReciprocalBlocking(agents, erlangs) - 1;
  // Multiplying by 1/A is three times as fast as dividing by A. Its half-ulp error grows with the number of terms
  // that matter and stays under 3e-13 for 1e5 erlangs.
  const perErlang = 1 / erlangs;
  let term = 1;
  let sum = 0;
  let busy = agents;
  for (; busy > erlangs; busy--) {
    term *= busy * perErlang;
    sum += term;
    if (sum === Number.POSITIVE_INFINITY) return sum;
  }
  for (; busy > 0; busy--) {
    term *= busy * perErlang;
    sum += term;
    if (term < sum * NEGLIGIBLE) break;
  }
  return sum;
}

/** The same for `agents`, from the value for one agent fewer. Stable: positive terms only. */
export function carriedPerBlockedWithOneMore(previous: number, agents: number, erlangs: number): number {
  return (agents / erlangs) * (1 + previous);
}
