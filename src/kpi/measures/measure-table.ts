/**
 * Every named measure that a KPI may be built from, with its unit. Measures are summed first, over any dimension and
 * any time; the ratio is taken last.
 */
export const MEASURES = {
  offered: 'contacts',
  /** Answered contacts, counted once in each queue that answered them (agent view: legs). */
  handled: 'contacts',
  /**
   * Answered contacts, counted once however often they were transferred (customer view: chains). From interval
   * exports, which know no chains, this equals `handled`.
   */
  handledContacts: 'contacts',
  handledWithin: 'contacts',
  abandoned: 'contacts',
  abandonedShort: 'contacts',
  /** Short ones included. */
  abandonedWithin: 'contacts',
  flowOut: 'contacts',
  waitSecondsHandled: 's',
  waitSecondsAll: 's',
  /** Talk + hold + after-contact work. */
  handleSeconds: 's',
  /** Wall-clock time of agents on contacts, overlapping contacts counted once. */
  handlingSeconds: 's',
  /** Wall-clock time of agents ready and on no contact. */
  availableSeconds: 's',
  paidSeconds: 's',
  billedSeconds: 's',
  scheduledSeconds: 's',
  staffedMinutes: 'min',
  requiredMinutes: 'min',
  /** The smaller of staffed and required, interval by interval. */
  coveredMinutes: 'min',
  staffingIntervals: 'intervals',
  understaffedIntervals: 'intervals',
  /** The mean of the forecast. */
  forecast: 'contacts',
  actual: 'contacts',
  /** |forecast - actual|, where a forecast has one of its median: the figure that minimises it. */
  absoluteError: 'contacts',
  /** Sum of |forecast - actual| / actual over intervals whose actual is above 0. */
  absolutePercentageError: 'ratio',
  intervalsWithActual: 'intervals',
  /** Intervals where forecast and actual are not both 0. */
  intervalsScored: 'intervals',
  intervalsWithinBand: 'intervals',
  responses: 'responses',
  scoreSum: 'points',
  topResponses: 'responses',
  bottomResponses: 'responses',
  promoters: 'responses',
  detractors: 'responses',
  operatingCost: 'currency',
  /** Operating cost without overhead. */
  directCost: 'currency',
  invoicedAmount: 'currency',
  expectedAmount: 'currency',
} as const;

export type MeasureName = keyof typeof MEASURES;
