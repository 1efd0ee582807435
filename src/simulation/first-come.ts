import type { DayTrace } from './day-trace.ts';
import type { GroupSums, QueueSums } from './measures.ts';
import { Roster } from './roster.ts';
import { spreadSeconds } from './spread-seconds.ts';
import { TimeHeap } from './time-heap.ts';

/** The rules of one queue served by one group, first come first served, one contact at a time. */
export interface FirstComeRules {
  readonly intervalSeconds: number;
  readonly withinSeconds: number;
  readonly shortSeconds: number;
  readonly waitingPlaces: number;
  readonly lines: number;
  readonly cut: boolean;
}

/**
 * One queue, one group: callers are taken in order of arrival, so each one's fate is known as soon as those before are
 * settled, and no event list is needed (Kiefer and Wolfowitz 1955, with patience as in Baccelli, Boyer and Hebuterne
 * 1984): the offered wait is the time until the first agent is free, and who cannot wait that long takes no agent.
 */
export class FirstCome {
  readonly #roster = new Roster();
  readonly #inLine = new TimeHeap(16);
  readonly #inSystem = new TimeHeap(16);

  /** Simulates the day of the trace and adds it to the day's sums (interval k in cell k). */
  run(trace: DayTrace, staff: Int32Array, rules: FirstComeRules, queue: QueueSums, group: GroupSums): void {
    const roster = this.#roster;
    const inLine = this.#inLine;
    const inSystem = this.#inSystem;
    const { first, arriveSeconds, handleSeconds, patienceSeconds } = trace;
    const { intervalSeconds, withinSeconds, shortSeconds, waitingPlaces, lines } = rules;
    const intervalCount = staff.length;
    const busySeconds = group.busySeconds;
    const stop = rules.cut ? intervalCount * intervalSeconds : Number.POSITIVE_INFINITY;
    const limited = waitingPlaces < Number.POSITIVE_INFINITY || lines < Number.POSITIVE_INFINITY;
    roster.start(staff, intervalSeconds);
    inLine.clear();
    inSystem.clear();
    let times = roster.heap.times;
    let nextChange = roster.nextChange;
    let startInterval = 0;
    let startIntervalEnd = intervalSeconds;
    for (let k = 0; k < intervalCount; k++) {
      const end = first[k + 1]!;
      let answered = 0;
      let answeredWithin = 0;
      let abandoned = 0;
      let abandonedWithin = 0;
      let abandonedShort = 0;
      let blocked = 0;
      let leftWaiting = 0;
      let virtualWithin = 0;
      let answeredWait = 0;
      let abandonedWait = 0;
      for (let i = first[k]!; i < end; i++) {
        const arrive = arriveSeconds[i]!;
        let free = times[0]!;
        // A change before anybody is free cannot come too early: until then nobody starts.
        while (nextChange <= Math.max(free, arrive)) {
          roster.change(group);
          times = roster.heap.times;
          nextChange = roster.nextChange;
          free = times[0]!;
        }
        if (limited) {
          inLine.popUpTo(arrive);
          inSystem.popUpTo(arrive);
          if (inSystem.size >= lines || (free > arrive && inLine.size >= waitingPlaces)) {
            blocked++;
            continue;
          }
        }
        const start = Math.max(free, arrive);
        const wait = start - arrive;
        const patience = patienceSeconds[i]!;
        if (wait <= withinSeconds) virtualWithin++;
        if (wait > patience) {
          const leave = arrive + patience;
          if (limited) {
            inLine.push(leave);
            inSystem.push(leave);
          }
          if (leave >= stop) {
            leftWaiting++;
            continue;
          }
          abandoned++;
          abandonedWait += patience;
          if (patience <= withinSeconds) abandonedWithin++;
          if (patience < shortSeconds) abandonedShort++;
          continue;
        }
        if (start >= stop) {
          leftWaiting++;
          if (limited) {
            inLine.push(start);
            inSystem.push(start);
          }
          continue;
        }
        const handle = handleSeconds[i]!;
        const done = start + handle;
        answered++;
        answeredWait += wait;
        if (wait <= withinSeconds) answeredWithin++;
        // Puts the agent's new end in place of the earliest one (sink() in time-heap.ts, written out for speed).
        let hole = 0;
        let child = 1;
        for (;;) {
          let earlier = times[child]!;
          const right = times[child + 1]!;
          if (right < earlier) {
            earlier = right;
            child++;
          }
          if (earlier >= done) break;
          times[hole] = earlier;
          hole = child;
          child = 2 * hole + 1;
        }
        times[hole] = done;
        while (start >= startIntervalEnd && startInterval < intervalCount) {
          startIntervalEnd = (++startInterval + 1) * intervalSeconds;
        }
        if (done <= startIntervalEnd && startInterval < intervalCount) busySeconds[startInterval]! += handle;
        else {
          spreadSeconds(start, done, intervalSeconds, intervalCount, busySeconds, group.afterCloseSeconds, 0);
        }
        if (limited) {
          if (wait > 0) inLine.push(start);
          inSystem.push(done);
        }
      }
      queue.arrivals[k]! += end - first[k]!;
      queue.answered[k]! += answered;
      queue.answeredWithin[k]! += answeredWithin;
      queue.abandoned[k]! += abandoned;
      queue.abandonedWithin[k]! += abandonedWithin;
      queue.abandonedShort[k]! += abandonedShort;
      queue.blocked[k]! += blocked;
      queue.leftWaiting[k]! += leftWaiting;
      queue.virtualWithin[k]! += virtualWithin;
      queue.answeredWaitSeconds[k]! += answeredWait;
      queue.abandonedWaitSeconds[k]! += abandonedWait;
      group.staffedSeconds[k]! += staff[k]! * intervalSeconds;
    }
    // Those who leave after the last caller was settled may still have a call in hand.
    while (roster.nextChange > 0) roster.change(group);
  }
}
