import type { DayGrid } from '../calendar/index.ts';
import type { IntervalActual, Queue } from '../core/index.ts';
import type { Random } from '../math/index.ts';
import { sampleTotalSeconds } from './handle-time.ts';
import { intervalActual, noCounts } from './interval-counts.ts';
import { sampleShare } from './sample-counts.ts';
import type { ServiceModel } from './service-model.ts';

/** Share of e-mails and cases that are passed on unread (wrong desk): they flow out at once. */
const MISDIRECTED_SHARE = 0.012;
/** After the end of the span the desk goes on at this share of its largest staff until its backlog is done. */
const CLOSING_CAPACITY_SHARE = 0.8;

/** Actuals per open interval, and the agent seconds that were worked in each interval (work follows arrival). */
export interface DeferredResult {
  readonly actuals: readonly IntervalActual[];
  readonly workSeconds: Float64Array;
}

/** The contacts of one interval, waiting together. */
interface Batch {
  readonly index: number;
  readonly offered: number;
  readonly flowOut: number;
  readonly handleSeconds: number;
  readonly arrivedAt: number;
  left: number;
  waitSeconds: number;
  within: number;
}

/**
 * First come, first served through a backlog: an interval's arrivals wait until the desk, in its open intervals and
 * with the agents it has there, gets to them. Waits run on the desk's clock (closed hours do not count), from the
 * middle of the interval of arrival to the middle of the interval of answer, and are never under a quarter of one.
 *
 * @param deskOpen 1 where the desk works. @param agents on position per interval.
 */
export function deferredQueue(
  random: Random,
  queue: Queue,
  model: ServiceModel,
  grid: DayGrid,
  arrivals: Float64Array,
  meanSeconds: Float64Array,
  deskOpen: Uint8Array,
  agents: Int32Array,
): DeferredResult {
  const intervalSeconds = grid.intervalMinutes * 60;
  const workSeconds = new Float64Array(arrivals.length);
  const batches: Batch[] = [];
  let head = 0;
  let deskClock = 0;

  /** Answers from the head of the backlog as many whole contacts as fit; gives back the seconds spent. */
  const work = (capacity: number): number => {
    let spent = 0;
    for (; head < batches.length; head++) {
      const batch = batches[head] as Batch;
      if (batch.left === 0) continue;
      const secondsEach = batch.handleSeconds / (batch.offered - batch.flowOut);
      const contacts = Math.min(batch.left, Math.floor((capacity - spent) / secondsEach));
      const wait = Math.max(intervalSeconds / 4, deskClock - batch.arrivedAt);
      batch.left -= contacts;
      batch.waitSeconds += contacts * Math.round(wait);
      if (wait <= queue.thresholdSeconds) batch.within += contacts;
      spent += contacts * secondsEach;
      if (batch.left > 0) break;
    }
    return spent;
  };

  let saved = 0;
  for (let i = 0; i < arrivals.length; i++) {
    const open = deskOpen[i] === 1;
    if (grid.open[i] === 1) {
      const offered = arrivals[i] as number;
      const flowOut = sampleShare(random, offered, MISDIRECTED_SHARE);
      const handled = offered - flowOut;
      batches.push({
        index: i,
        offered,
        flowOut,
        handleSeconds: sampleTotalSeconds(random, handled, meanSeconds[i] as number, model.ahtVariation),
        arrivedAt: deskClock + (open ? intervalSeconds / 2 : 0),
        left: handled,
        waitSeconds: 0,
        within: 0,
      });
    }
    if (!open) {
      saved = 0;
      continue;
    }
    deskClock += intervalSeconds / 2;
    // Seconds that no whole contact filled are kept while there is a backlog: the next contact was begun in them.
    const staffed = (agents[i] as number) * intervalSeconds;
    const spent = work(staffed + saved);
    saved = head < batches.length ? staffed + saved - spent : 0;
    workSeconds[i] = Math.min(spent, staffed);
    deskClock += intervalSeconds / 2;
  }
  const closing =
    Math.max(
      1,
      agents.reduce((a, b) => Math.max(a, b), 0),
    ) *
    CLOSING_CAPACITY_SHARE *
    intervalSeconds;
  for (let capacity = 0; head < batches.length; ) {
    deskClock += intervalSeconds;
    capacity += closing;
    capacity -= work(capacity);
  }
  return { actuals: batches.map((batch) => actualOf(queue, grid, batch)), workSeconds };
}

function actualOf(queue: Queue, grid: DayGrid, batch: Batch): IntervalActual {
  const counts = noCounts();
  counts.offered = batch.offered;
  counts.flowOut = batch.flowOut;
  counts.handled = batch.offered - batch.flowOut;
  counts.handledWithin = batch.within;
  counts.waitSecondsHandled = batch.waitSeconds;
  counts.waitSecondsAll = batch.waitSeconds;
  counts.handleSeconds = batch.handleSeconds;
  return intervalActual(queue, grid.startsMs[batch.index] as number, counts);
}
