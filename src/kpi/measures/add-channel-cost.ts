import { addRational, divideRational, multiplyRational, type Rational, rational } from '../../math/index.ts';
import { type ExactValue, toRational } from '../exact-sum.ts';
import { addMark, addMeasures, type MeasureSums } from './measure-sums.ts';

/** What each channel used of what is shared, by channel. A key that was not observed is null. */
export interface ChannelUse {
  readonly handleSeconds: Readonly<Record<string, ExactValue>> | null;
  readonly handled: Readonly<Record<string, ExactValue>>;
  readonly seats: Readonly<Record<string, ExactValue>> | null;
}

/** A cost of the period. A named channel bears it alone; null = shared by all. */
export interface ChannelCost {
  readonly amount: string;
  readonly currency: string;
  readonly channel: string | null;
}

/**
 * Adds one channel's cost of a period under every rule of splitting: its own cost, and its share of the shared one by
 * handle time, by contacts handled and by seats. Over all channels the shares sum to 1. A rule whose figures were not
 * observed, or sum to 0, stays unknown.
 */
export function addChannelCost(
  sums: MeasureSums,
  channel: string,
  costs: readonly ChannelCost[],
  use: ChannelUse,
): void {
  const amounts = (of: (cost: ChannelCost) => boolean): Rational =>
    costs.filter(of).reduce((total, { amount }) => addRational(total, toRational(amount)), rational(0n));
  const own = amounts((cost) => cost.channel === channel);
  const shared = amounts((cost) => cost.channel === null);
  const part = (by: Readonly<Record<string, ExactValue>> | null): Rational | null => {
    const share = by === null ? null : shareOf(channel, by);
    return share === null ? null : addRational(own, multiplyRational(shared, share));
  };
  addMeasures(sums, {
    channelCostByHandleTime: part(use.handleSeconds),
    channelCostByVolume: part(use.handled),
    channelCostBySeats: part(use.seats),
    channelHandled: use.handled[channel] ?? 0,
  });
  for (const { currency } of costs) addMark(sums, 'currency', currency);
}

function shareOf(channel: string, by: Readonly<Record<string, ExactValue>>): Rational | null {
  const total = Object.values(by).map(toRational).reduce(addRational, rational(0n));
  return divideRational(toRational(by[channel] ?? 0), total);
}
