import { AgnerError } from '../core/index.ts';
import { findKpi } from '../kpi/index.ts';
import type { BonusMalusDocument } from './contract-schema.ts';
import { decimal, type ExactDecimal, ONE, positivePart, ZERO } from './exact-decimal.ts';
import type { Measured } from './measured.ts';

export interface BonusMalus {
  /** Below 0 for a malus, above 0 for a bonus; not rounded. */
  readonly amount: ExactDecimal;
  readonly basis: string;
}

const POINTS_PER_UNIT = decimal('100');
const NO_LIMIT = null;

/**
 * A bonus or malus on a frozen KPI result: so much per cent of the base per point away from the target, capped. A
 * point is 0.01 of a ratio and 1 of anything else; by default only whole points count. A relief clause waives the
 * malus when the volume outran the forecast that had been locked in time.
 *
 * @param base the expected charges it is taken of, before any true-up.
 * @throws AgnerError FINANCE_KPI_MISSING when the KPI was not measured.
 */
export function bonusMalus(clause: BonusMalusDocument, measured: Measured, base: ExactDecimal): BonusMalus {
  const result = measured.kpis?.[clause.kpi];
  if (result === undefined) {
    throw new AgnerError('FINANCE_KPI_MISSING', `The clause ${clause.code} needs the KPI ${clause.kpi}.`, {
      field: `measured.kpis.${clause.kpi}`,
    });
  }
  const [num, den] = [decimal(String(result.num)), decimal(String(result.den))];
  if (den.isZero()) return { amount: ZERO, basis: `${clause.kpi} is undefined (nothing was counted)` };
  const definition = findKpi(clause.kpi);
  const pointsPerUnit = definition === null || definition.unit === 'ratio' ? POINTS_PER_UNIT : ONE;
  const higherIsBetter =
    clause.direction === 'higher' || (clause.direction !== 'lower' && definition?.direction !== 'lower');
  // Cross-multiplied, so that 77/100 against 0.80 is exactly 3 points.
  const above = num.minus(decimal(clause.target).times(den)).times(pointsPerUnit).dividedBy(den);
  const better = higherIsBetter ? above : above.negated();
  const value = `${clause.kpi} ${num.toFixed()}/${den.toFixed()} against ${clause.target}`;
  if (better.isNegative()) {
    if (clause.direction === 'bonus') return { amount: ZERO, basis: `${value}: no bonus` };
    if (isRelieved(clause, measured))
      return { amount: ZERO, basis: `${value}: malus waived, volume over forecast` };
    const share = shareOf(clause, better.negated());
    return {
      amount: base.times(share).negated(),
      basis: `${value}: -${share.toFixed()} of ${base.toFixed()}`,
    };
  }
  if (clause.direction !== 'bonus' && clause.direction !== 'both') {
    return { amount: ZERO, basis: `${value}: no malus` };
  }
  const share = shareOf(clause, better);
  return { amount: base.times(share), basis: `${value}: +${share.toFixed()} of ${base.toFixed()}` };
}

/** The charges that a clause is taken of. */
export function bonusMalusBase(
  clause: BonusMalusDocument,
  charges: readonly { readonly code: string; readonly amount: ExactDecimal }[],
): ExactDecimal {
  return charges
    .filter((charge) => clause.base_codes === undefined || clause.base_codes.includes(charge.code))
    .reduce((total, charge) => total.plus(charge.amount), ZERO);
}

function shareOf(clause: BonusMalusDocument, points: ExactDecimal): ExactDecimal {
  const counted = clause.points === 'linear' ? points : points.floor();
  const share = counted.times(clause.pct_per_point);
  const cap = clause.cap === undefined ? NO_LIMIT : decimal(clause.cap);
  return cap !== null && share.greaterThan(cap) ? cap : share;
}

function isRelieved(clause: BonusMalusDocument, measured: Measured): boolean {
  const volume = measured.forecast?.[clause.code];
  if (clause.relief === undefined || volume === undefined) return false;
  if (volume.lead_days < (clause.relief.lock_days ?? 0)) return false;
  const limit = decimal(String(volume.forecast)).times(ONE.plus(String(clause.relief.over_forecast)));
  return positivePart(decimal(String(volume.actual)).minus(limit)).greaterThan(ZERO);
}
