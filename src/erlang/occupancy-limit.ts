import { ceilQuotient } from '../math/index.ts';

/** How near a whole number a double quotient may lie before its ceiling is decided exactly. */
const DOUBT = 1e-9;

/**
 * The smallest whole number of agents whose occupancy is at most `maxOccupancy`: ceil(erlangs / maxOccupancy), exact on
 * the decimals both print as. In doubles 4.59 / 0.85 is 5.3999...; the quotients that fall on a whole number decide.
 */
export function leastAgentsForOccupancy(erlangs: number, maxOccupancy: number): number {
  const quotient = erlangs / maxOccupancy;
  const nearest = Math.round(quotient);
  if (Math.abs(quotient - nearest) > DOUBT * Math.max(1, quotient)) return Math.ceil(quotient);
  return ceilQuotient(erlangs, maxOccupancy);
}
