import type { ContactLeg } from '../../core/index.ts';
import { exactTotal } from '../exact-sum.ts';
import { addDistinct, addMark, addMeasures, type MeasureSums } from './measure-sums.ts';

/** The part of a leg that is counted. */
export type CountedLeg = Pick<
  ContactLeg,
  'chainId' | 'outcome' | 'waitSeconds' | 'talkSeconds' | 'holdSeconds' | 'afterContactSeconds' | 'excluded'
>;

/** The queue's settings that the leg is judged by: each leg on its own queue's threshold. */
export interface LegThresholds {
  readonly thresholdSeconds: number;
  readonly shortAbandonSeconds: number;
}

/**
 * Adds one stay of a contact in a queue. A wait of exactly the threshold is within it; an abandon is short when it
 * waited less than the short threshold. Excluded legs (tests, misrouted) are not counted.
 *
 */
export function addContactLeg(sums: MeasureSums, leg: CountedLeg, thresholds: LegThresholds): void {
  if (leg.excluded) return;
  const answered = leg.outcome === 'answered';
  const abandoned = leg.outcome === 'abandoned';
  const within = leg.waitSeconds <= thresholds.thresholdSeconds;
  const short = abandoned && leg.waitSeconds < thresholds.shortAbandonSeconds;
  addMeasures(sums, {
    offered: 1,
    handled: count(answered),
    handledWithin: count(answered && within),
    abandoned: count(abandoned),
    abandonedShort: count(short),
    abandonedWithin: count(abandoned && (within || short)),
    flowOut: count(leg.outcome === 'flow_out'),
    waitSecondsHandled: answered ? leg.waitSeconds : 0,
    waitSecondsAll: leg.waitSeconds,
    handleSeconds: exactTotal([leg.talkSeconds, leg.holdSeconds, leg.afterContactSeconds]),
    handledContacts: 0,
  });
  if (answered) addDistinct(sums, 'handledContacts', leg.chainId);
  addMark(sums, 'thresholdSeconds', String(thresholds.thresholdSeconds));
}

function count(yes: boolean): 0 | 1 {
  return yes ? 1 : 0;
}
