import { dayNumberOf, zone } from '../calendar/index.ts';
import { AgentPool } from './agent-pool.ts';
import { SITES } from './cast.ts';
import type { GroupWork } from './group-work.ts';
import { AGENT_PREFIXES } from './groups.ts';
import { type Activity, rosterBlock } from './roster-block.ts';
import { FIRST_PAID_DAY } from './span.ts';
import { stream } from './stream.ts';

/** One shift of one person. `first` indexes the group's grid; an absent person has a shift of no activities. */
export interface Shift {
  readonly agentId: string;
  /** Local day (day number) on which the shift starts, at the group's site. */
  readonly day: number;
  readonly first: number;
  readonly activities: readonly Activity[];
  readonly absent: boolean;
}

/** Who worked when, from FIRST_PAID_DAY to the end of the span. */
export interface GroupRoster {
  readonly work: GroupWork;
  readonly shifts: readonly Shift[];
  readonly agentIds: readonly string[];
}

const WORKING_DAYS_PER_WEEK = 5;
const LUNCH_HOURS = 0.5;
/** A gap this long without need parts two blocks of work. */
const GAP_HOURS = 2;
/** People on the roster who did not come. */
const ABSENCE_RATE = 0.045;

/** The roster of one group. */
export function groupRoster(seed: number, work: GroupWork): GroupRoster {
  const { group, grid, queues } = work;
  const site = SITES.find((entry) => entry.id === group.siteId);
  const clock = zone(site?.timeZone ?? grid.timeZone);
  const random = stream(seed, `${group.id} roster`);
  const pool = new AgentPool(AGENT_PREFIXES[group.id] ?? group.id);
  const usualHours = group.paidHoursPerFtePerWeek / WORKING_DAYS_PER_WEEK + LUNCH_HOURS;
  const shifts: Shift[] = [];
  const need = Array.from({ length: grid.startsMs.length }, (_, i) =>
    queues.reduce((sum, queue) => sum + (queue.agents[i] as number), 0),
  );
  for (const block of blocks(need, (GAP_HOURS * 60) / grid.intervalMinutes)) {
    const day = clock.localDayOf(grid.startsMs[block.from] as number);
    if (day < dayNumberOf(FIRST_PAID_DAY)) continue;
    const drafts = rosterBlock(random, need.slice(block.from, block.to), grid.intervalMinutes, usualHours);
    for (const draft of drafts) {
      const first = block.from + draft.first;
      shifts.push({ agentId: pool.take(day), day, first, activities: draft.activities, absent: false });
    }
    for (let i = 0; i < drafts.length; i++) {
      if (random.next() >= ABSENCE_RATE) continue;
      shifts.push({ agentId: pool.take(day), day, first: block.from, activities: [], absent: true });
    }
  }
  return { work, shifts, agentIds: pool.ids() };
}

interface Block {
  readonly from: number;
  readonly to: number;
}

/** Runs of slots with need, gaps shorter than `gap` slots included. */
function blocks(need: readonly number[], gap: number): Block[] {
  const found: { from: number; to: number }[] = [];
  need.forEach((needed, i) => {
    if (needed === 0) return;
    const last = found[found.length - 1];
    if (last !== undefined && i - last.to < gap) last.to = i + 1;
    else found.push({ from: i, to: i + 1 });
  });
  return found;
}
