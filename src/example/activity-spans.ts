import type { Activity } from './roster-block.ts';
import type { SpanList } from './span-list.ts';

const REST_MS = 15 * 60_000;

/**
 * Adds a slot in which the agent is off position. A rest is 15 minutes; the remainder of a longer slot is a short team
 * meeting. Lunch is a break too, only unpaid.
 */
export function addOffPosition(list: SpanList, activity: Activity, fromMs: number, toMs: number): void {
  switch (activity) {
    case 'rest':
      list.add('break', fromMs, Math.min(toMs, fromMs + REST_MS), null);
      list.add('meeting', fromMs + REST_MS, toMs, null);
      break;
    case 'lunch':
      list.add('break', fromMs, toMs, null);
      break;
    case 'meeting':
    case 'training':
      list.add(activity, fromMs, toMs, null);
      break;
    case 'position':
      break;
  }
}
