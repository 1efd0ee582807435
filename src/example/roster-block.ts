import type { Random } from '../math/index.ts';

/** What an agent does in one slot of a shift. `rest` is a 15-minute break; lunch is unpaid. */
export type Activity = 'position' | 'rest' | 'lunch' | 'meeting' | 'training';

/** One shift of a block, not yet given to a person: activities from slot `first` on. */
export interface DraftShift {
  readonly first: number;
  readonly activities: Activity[];
}

interface WorkingShift extends DraftShift {
  sinceRest: number;
  lunchTaken: boolean;
  trainingDue: boolean;
  pause: { readonly activity: Activity; left: number } | null;
}

/** People stay so much longer when the block ends too soon for someone else to come in. */
const OVERTIME_HOURS = 1;
const SHORTEST_SHIFT_HOURS = 4;
const LUNCH_FROM_HOURS = 3;
const LUNCH_BY_HOURS = 5;
const REST_FROM_HOURS = 2;
const REST_BY_HOURS = 3.5;
const LUNCH_MINUTES = 30;
/** Of the shifts, so many hold an hour of training, late in the shift instead of a rest. */
const TRAINING_PROBABILITY = 0.14;
const TRAINING_FROM_HOURS = 5;
const TRAINING_HOURS = 1;
/** At most this share of a group starts an overdue pause in one slot. */
const PAUSE_SHARE = 0.12;
/** Nobody pauses in the last hour of the block, and people stay while they are needed within two. */
const QUIET_END_HOURS = 1;
const LOOK_AHEAD_HOURS = 2;

/**
 * Shifts that put exactly `need[t]` people on position in each slot of one block of work. People start when more are
 * needed, first in goes home first, pauses fall where there is slack unless they are overdue, and slack that is left
 * becomes meetings. Short shifts at the end of the day are part-timers'. A believable day, not an optimal one.
 *
 * @param usualHours of a whole shift, lunch included.
 */
export function rosterBlock(
  random: Random,
  need: readonly number[],
  slotMinutes: number,
  usualHours: number,
): DraftShift[] {
  const slots = (hours: number): number => Math.round((hours * 60) / slotMinutes);
  const all: WorkingShift[] = [];
  let active: WorkingShift[] = [];
  need.forEach((needed, t) => {
    const tooLate = need.length - t < slots(SHORTEST_SHIFT_HOURS);
    const longest = slots(usualHours + (tooLate ? OVERTIME_HOURS : 0));
    active = active.filter((shift) => shift.pause !== null || shift.activities.length < longest);
    const paused = active.filter((shift) => shift.pause !== null);
    let ready = active.filter((shift) => shift.pause === null);
    for (const shift of paused) stepPause(shift);

    if (t < need.length - slots(QUIET_END_HOURS)) {
      const most = Math.max(1, Math.ceil(active.length * PAUSE_SHARE));
      const overdue = ready.filter(
        (shift) =>
          (!shift.lunchTaken && shift.activities.length >= slots(LUNCH_BY_HOURS)) ||
          shift.sinceRest >= slots(REST_BY_HOURS),
      );
      const welcome = ready.filter((shift) => shift.sinceRest >= slots(REST_FROM_HOURS));
      const slack = Math.max(0, ready.length - needed);
      const chosen = new Set([...overdue.slice(0, most), ...welcome.slice(0, slack)]);
      for (const shift of chosen) startPause(shift, slots, slotMinutes);
      ready = ready.filter((shift) => !chosen.has(shift));
    }

    let slack = ready.length - needed;
    if (slack > 0) {
      const ahead = Math.max(...need.slice(t, t + slots(LOOK_AHEAD_HOURS)));
      const spare = Math.max(0, active.length - Math.max(needed, ahead));
      const leavers = ready
        .filter((shift) => shift.activities.length >= slots(SHORTEST_SHIFT_HOURS))
        .slice(0, Math.min(slack, spare));
      ready = ready.filter((shift) => !leavers.includes(shift));
      active = active.filter((shift) => !leavers.includes(shift));
      slack = ready.length - needed;
      for (const shift of ready.slice(needed)) shift.activities.push('meeting');
      for (const shift of ready.slice(needed)) shift.sinceRest++;
      ready = ready.slice(0, needed);
    }
    for (let missing = needed - ready.length; missing > 0; missing--) {
      const shift: WorkingShift = {
        first: t,
        activities: [],
        sinceRest: 0,
        lunchTaken: false,
        trainingDue: random.next() < TRAINING_PROBABILITY,
        pause: null,
      };
      all.push(shift);
      active.push(shift);
      ready.push(shift);
    }
    for (const shift of ready) {
      shift.activities.push('position');
      shift.sinceRest++;
    }
  });
  return all.map(({ first, activities }) => ({ first, activities }));
}

function startPause(shift: WorkingShift, slots: (hours: number) => number, slotMinutes: number): void {
  const worked = shift.activities.length;
  if (!shift.lunchTaken && worked >= slots(LUNCH_FROM_HOURS)) {
    shift.lunchTaken = true;
    shift.pause = { activity: 'lunch', left: Math.max(1, LUNCH_MINUTES / slotMinutes) };
  } else if (shift.trainingDue && worked >= slots(TRAINING_FROM_HOURS)) {
    shift.trainingDue = false;
    shift.pause = { activity: 'training', left: slots(TRAINING_HOURS) };
  } else {
    shift.pause = { activity: 'rest', left: 1 };
  }
  stepPause(shift);
}

function stepPause(shift: WorkingShift): void {
  if (shift.pause === null) return;
  shift.activities.push(shift.pause.activity);
  shift.pause.left--;
  shift.sinceRest = 0;
  if (shift.pause.left <= 0) shift.pause = null;
}
