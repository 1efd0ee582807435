import { dayNumberOf, dayText } from '../calendar/index.ts';
import type { AgentDay } from '../core/index.ts';
import type { GroupRoster, Shift } from './roster.ts';
import { ANCHOR_DAY, INVOICED_MONTHS } from './span.ts';

/** What an absent person was rostered for. */
const ROSTERED_SECONDS = 27_000;

/**
 * Paid, billed and scheduled seconds of every shift. Scheduled is the whole shift; paid leaves out lunch and, for a
 * vendor's people, days they did not come; billed is time on position (productive time), which is what a contract by
 * the productive hour charges and what in-house groups charge their client internally.
 */
export function agentDays(roster: GroupRoster): AgentDay[] {
  const { group, grid } = roster.work;
  const slotSeconds = grid.intervalMinutes * 60;
  return roster.shifts.map((shift) => {
    const seconds = (wanted: (activity: string) => boolean): number =>
      shift.activities.filter(wanted).length * slotSeconds;
    const scheduledSeconds = shift.absent ? ROSTERED_SECONDS : shift.activities.length * slotSeconds;
    const sickPay = group.vendorId === null ? ROSTERED_SECONDS : 0;
    return {
      agentId: shift.agentId,
      groupId: group.id,
      day: dayText(shift.day),
      vendorId: group.vendorId,
      paidSeconds: shift.absent ? sickPay : seconds((activity) => activity !== 'lunch'),
      billedSeconds: seconds((activity) => activity === 'position'),
      scheduledSeconds,
    };
  });
}

/** The days the example hands out: the invoiced months, and the days that have states. */
export function isPublishedAgentDay(row: AgentDay): boolean {
  return INVOICED_MONTHS.some((month) => row.day.startsWith(month)) || row.day >= ANCHOR_DAY;
}

/** The shifts that have states: those that start on the anchor day or later. */
export function isStateShift(shift: Shift): boolean {
  return !shift.absent && shift.day >= dayNumberOf(ANCHOR_DAY);
}
