import type { DayGrid } from '../calendar/index.ts';
import type { StaffGroup } from '../core/index.ts';
import type { QueueHistory } from './queue-history.ts';

/** Share of the `billing` agents that sits in Lille. */
const LILLE_BILLING_SHARE = 0.4;

/** One queue as one group sees it. */
export interface QueueWork {
  readonly history: QueueHistory;
  /** People of this group on position for the queue, per interval of the grid. */
  readonly agents: Int32Array;
  /** Seconds of contact work that falls to this group, per interval. */
  readonly workSeconds: Float64Array;
}

/** The work of one group; its queues share one grid. */
export interface GroupWork {
  readonly group: StaffGroup;
  readonly grid: DayGrid;
  readonly queues: readonly QueueWork[];
}

/** Gives each group its part of its queues' agents and work; a queue of two groups is split by their agents. */
export function groupWork(group: StaffGroup, histories: readonly QueueHistory[]): GroupWork {
  const queues = group.queueIds.map((id) => {
    const history = histories.find((entry) => entry.queue.id === id);
    if (history === undefined)
      throw new RangeError(`The group ${group.id} serves "${id}", which has no history.`);
    if (id !== 'billing') return { history, agents: history.agents, workSeconds: history.workSeconds };
    const agents = history.agents.map((all) => {
      const lille = Math.round(all * LILLE_BILLING_SHARE);
      return group.id === 'lille-billing' ? lille : all - lille;
    });
    const workSeconds = history.workSeconds.map((all, i) =>
      history.agents[i] === 0 ? 0 : (all * (agents[i] as number)) / (history.agents[i] as number),
    );
    return { history, agents, workSeconds };
  });
  return { group, grid: (queues[0] as QueueWork).history.grid, queues };
}
