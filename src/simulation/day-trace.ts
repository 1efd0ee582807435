import {
  fillExponential,
  newRandomState,
  nextUniform,
  type RandomState,
  seedRandomState,
} from '../math/index.ts';
import type { QueueScenario } from './scenario.ts';
import { drawFactor, EXPONENTIAL, fillShape, type Shape } from './shape.ts';

/**
 * The callers of one queue on one day, in order of arrival, with everything about them that does not depend on the
 * staff. Two plans tried on one trace meet the very same callers (common random numbers).
 */
export interface DayTrace {
  /** Callers of interval k are those from first[k] up to, not including, first[k + 1]. */
  readonly first: Int32Array;
  arriveSeconds: Float64Array;
  handleSeconds: Float64Array;
  /** Infinity for endless patience, 0 for a balker. */
  patienceSeconds: Float64Array;
}

/** What the randomness of a stream is for; each purpose of each queue and day has its own stream. */
const STREAM = { arrivals: 1, handle: 2, patience: 3, balk: 4, factors: 5 } as const;
/** Stands where the number of a queue stands, for what all queues share; queues count from 1 there. */
const SHARED = 0;
const BLOCK = 512;

const state: RandomState = newRandomState();
const block = new Float64Array(BLOCK);

/** An empty trace with room for so many callers; it grows when more come. */
export function newTrace(intervalCount: number, callers: number): DayTrace {
  const room = callers + BLOCK;
  return {
    first: new Int32Array(intervalCount + 1),
    arriveSeconds: new Float64Array(room),
    handleSeconds: new Float64Array(room),
    patienceSeconds: new Float64Array(room),
  };
}

/** The factor on the rates of all queues on this day. */
export function drawSharedFactor(cv: number, seed: number, replication: number): number {
  seedRandomState(state, [seed, replication, SHARED, STREAM.factors]);
  return drawFactor(state, cv);
}

/** Draws the callers of one queue on one day into the trace, which grows where it is too small. */
export function drawDay(
  trace: DayTrace,
  queue: QueueScenario,
  queueNumber: number,
  intervalSeconds: number,
  sharedFactor: number,
  seed: number,
  replication: number,
): void {
  const words = [seed, replication, queueNumber + 1, STREAM.factors];
  const stream = (purpose: number): void => {
    words[3] = purpose;
    seedRandomState(state, words);
  };
  stream(STREAM.factors);
  const intervalCount = trace.first.length - 1;
  const rates = new Float64Array(intervalCount);
  const dayFactor = sharedFactor * drawFactor(state, queue.dayCv ?? 0);
  for (let k = 0; k < intervalCount; k++) {
    const factor = dayFactor * drawFactor(state, queue.intervalCv ?? 0);
    rates[k] = (queue.contacts[k]! * factor) / intervalSeconds;
  }
  stream(STREAM.arrivals);
  drawArrivals(trace, rates, intervalSeconds);
  const count = trace.first[intervalCount]!;
  stream(STREAM.handle);
  drawTimes(trace.handleSeconds, trace.first, queue.handleShape ?? EXPONENTIAL, queue.handleSeconds, count);
  if (queue.patienceSeconds === undefined) trace.patienceSeconds.fill(Number.POSITIVE_INFINITY, 0, count);
  else {
    stream(STREAM.patience);
    const shape = queue.patienceShape ?? EXPONENTIAL;
    drawTimes(trace.patienceSeconds, trace.first, shape, queue.patienceSeconds, count);
  }
  const balk = queue.balkProbability ?? 0;
  if (balk > 0) {
    stream(STREAM.balk);
    for (let i = 0; i < count; i++) if (nextUniform(state) < balk) trace.patienceSeconds[i] = 0;
  }
}

/** A Poisson process of piecewise constant rate: unit exponentials laid end to end along the integral of the rate. */
function drawArrivals(trace: DayTrace, rates: Float64Array, intervalSeconds: number): void {
  const { first } = trace;
  let arrive = trace.arriveSeconds;
  let count = 0;
  let used = BLOCK;
  first[0] = 0;
  /** Of the current exponential, what earlier intervals have not used up. */
  let rest = -1;
  for (let k = 0; k < rates.length; k++) {
    const rate = rates[k]!;
    const end = (k + 1) * intervalSeconds;
    const mean = 1 / rate;
    // A rate so small that its inverse overflows is none.
    if (mean < Number.POSITIVE_INFINITY) {
      let t = k * intervalSeconds;
      for (;;) {
        if (rest < 0) {
          if (used === BLOCK) {
            fillExponential(state, block, BLOCK);
            used = 0;
            if (arrive.length < count + BLOCK) arrive = grow(trace, count + BLOCK);
          }
          rest = block[used++]!;
        }
        const next = t + rest * mean;
        if (next >= end) {
          rest = Math.max(0, rest - (end - t) * rate);
          break;
        }
        arrive[count++] = next;
        t = next;
        rest = -1;
      }
    }
    first[k + 1] = count;
  }
}

/** Makes room for at least `needed` callers, and half as many again. */
function grow(trace: DayTrace, needed: number): Float64Array {
  const length = Math.ceil(needed * 1.5);
  const arrive = new Float64Array(length);
  arrive.set(trace.arriveSeconds);
  trace.arriveSeconds = arrive;
  trace.handleSeconds = new Float64Array(length);
  trace.patienceSeconds = new Float64Array(length);
  return arrive;
}

function drawTimes(
  out: Float64Array,
  first: Int32Array,
  shape: Shape,
  means: ArrayLike<number>,
  count: number,
): void {
  fillShape(state, shape, out, count);
  for (let k = 0; k + 1 < first.length; k++) {
    const mean = means[k]!;
    const end = first[k + 1]!;
    for (let i = first[k]!; i < end; i++) out[i]! *= mean;
  }
}
