import type { DayGrid } from '../calendar/index.ts';
import { type Random, sampleExponential } from '../math/index.ts';
import { sampleContactSeconds } from './handle-time.ts';
import type { ServiceModel } from './service-model.ts';

/** One contact of a queue that is simulated contact by contact. Whole seconds throughout. */
export interface SimulatedContact {
  /** Index of the interval it was offered in. */
  readonly index: number;
  readonly offeredMs: number;
  readonly outcome: 'answered' | 'abandoned' | 'flow_out';
  readonly waitSeconds: number;
  /** 0 unless answered. */
  readonly handleSeconds: number;
}

/** Share of callers who give up almost at once, as the spike at zero of real patience curves. */
const HASTY_SHARE = 0.06;
const HASTY_MEAN_SECONDS = 4;
/** Whoever still waits after this long is sent elsewhere. */
const FLOW_OUT_AFTER_SECONDS = 240;
const LONGEST_CONTACT_SECONDS = 5400;
const MS_PER_SECOND = 1000;

/**
 * First come, first served with the agents on position: a call is answered at the first second at which fewer agents
 * are busy than are on position; agents who finish late hold their place until they are done. After the last open
 * interval of a run the last staffing answers whoever still waits.
 *
 * @param counts contacts per interval; their times are uniform inside it (Poisson given the count).
 */
export function contactQueue(
  random: Random,
  model: ServiceModel,
  grid: DayGrid,
  counts: Float64Array,
  meanSeconds: Float64Array,
  agents: Int32Array,
): SimulatedContact[] {
  const contacts: SimulatedContact[] = [];
  const stepMs = grid.intervalMinutes * 60 * MS_PER_SECOND;
  let busyUntil: number[] = [];
  let lastAnswerMs = 0;
  for (let i = 0; i < counts.length; i++) {
    const startMs = grid.startsMs[i] as number;
    const offered = counts[i] as number;
    if (offered === 0) continue;
    const times = Array.from({ length: offered }, () =>
      Math.floor(random.next() * grid.intervalMinutes * 60),
    ).sort((a, b) => a - b);
    for (const second of times) {
      const offeredMs = startMs + second * MS_PER_SECOND;
      const patience = samplePatience(random, model.patienceSeconds);
      const limitMs = offeredMs + Math.min(patience, FLOW_OUT_AFTER_SECONDS) * MS_PER_SECOND;
      busyUntil = busyUntil.filter((until) => until > offeredMs);
      let answerMs = Math.max(offeredMs, lastAnswerMs);
      while (answerMs <= limitMs) {
        const busy = countBusy(busyUntil, answerMs);
        if (busy < agentsAt(grid, agents, i, answerMs, stepMs)) break;
        const boundaryMs = startMs + (Math.floor((answerMs - startMs) / stepMs) + 1) * stepMs;
        answerMs = Math.min(boundaryMs, firstFree(busyUntil, answerMs));
      }
      if (answerMs > limitMs) {
        const left = patience <= FLOW_OUT_AFTER_SECONDS;
        contacts.push({
          index: i,
          offeredMs,
          outcome: left ? 'abandoned' : 'flow_out',
          waitSeconds: (limitMs - offeredMs) / MS_PER_SECOND,
          handleSeconds: 0,
        });
        continue;
      }
      const handleSeconds = Math.min(
        LONGEST_CONTACT_SECONDS,
        sampleContactSeconds(random, meanSeconds[i] as number, model.ahtVariation),
      );
      lastAnswerMs = answerMs;
      busyUntil.push(answerMs + handleSeconds * MS_PER_SECOND);
      contacts.push({
        index: i,
        offeredMs,
        outcome: 'answered',
        waitSeconds: (answerMs - offeredMs) / MS_PER_SECOND,
        handleSeconds,
      });
    }
  }
  return contacts;
}

function samplePatience(random: Random, mean: number): number {
  const hasty = random.next() < HASTY_SHARE;
  return Math.floor(sampleExponential(random, hasty ? HASTY_MEAN_SECONDS : mean));
}

function countBusy(busyUntil: readonly number[], atMs: number): number {
  let busy = 0;
  for (const until of busyUntil) if (until > atMs) busy++;
  return busy;
}

function firstFree(busyUntil: readonly number[], atMs: number): number {
  let first = Number.POSITIVE_INFINITY;
  for (const until of busyUntil) if (until > atMs && until < first) first = until;
  return first;
}

/** Agents on position at an instant; after closing, those of the last open interval. */
function agentsAt(grid: DayGrid, agents: Int32Array, from: number, atMs: number, stepMs: number): number {
  let index = from;
  while (index + 1 < agents.length && atMs >= (grid.startsMs[index] as number) + stepMs) index++;
  while (index > from && agents[index] === 0) index--;
  return agents[index] as number;
}
