import type { ContactLeg, Ratio } from '../core/index.ts';

const MS_PER_SECOND = 1000;

/**
 * An ESTIMATE of occupancy from contacts alone, for sources without agent states: handling seconds over the seconds of
 * the agents who handled anything in an interval. Agents who sat idle a whole interval are not seen, and time signed off
 * inside one is counted as available, so the figure may lie on either side of the truth; it is never mixed with
 * `occupancy`, which needs states.
 *
 * @param legs of any queues; excluded and unanswered ones and those without an agent id count nothing.
 * @param intervalMinutes length of the intervals in which an agent is taken for present.
 */
export function estimateOccupancy(legs: Iterable<ContactLeg>, intervalMinutes: number): Ratio {
  const lengthMs = intervalMinutes * 60 * MS_PER_SECOND;
  const present = new Set<string>();
  let numerator = 0;
  for (const leg of legs) {
    if (leg.excluded || leg.outcome !== 'answered' || leg.agentId === null || leg.answeredMs === null)
      continue;
    const handled = leg.talkSeconds + leg.holdSeconds + leg.afterContactSeconds;
    numerator += handled;
    const first = Math.floor(leg.answeredMs / lengthMs);
    const last = Math.floor((leg.answeredMs + Math.max(1, handled * MS_PER_SECOND - 1)) / lengthMs);
    for (let interval = first; interval <= last; interval++) present.add(`${leg.agentId} ${interval}`);
  }
  return { numerator, denominator: present.size * intervalMinutes * 60 };
}
