import type { Interval } from '../../core/index.ts';
import { subtractRational } from '../../math/index.ts';
import { mergeSpans } from './add-agent-states.ts';
import { type CaseClock, elapsedMs, elapsedSeconds, secondsOf } from './elapsed-time.ts';
import { addMeasures, addToPercentiles, type MeasureSums } from './measure-sums.ts';

/** Adds a case's first reply by a person; without one the case is pending. */
export function addFirstReply(
  sums: MeasureSums,
  createdMs: number,
  firstReplyMs: number | null,
  clock: CaseClock,
): void {
  if (firstReplyMs === null) {
    addMeasures(sums, { firstReplySeconds: 0, casesReplied: 0, casesAwaitingReply: 1 });
    return;
  }
  const seconds = elapsedSeconds(clock, { fromMs: createdMs, toMs: firstReplyMs });
  addMeasures(sums, { firstReplySeconds: seconds, casesReplied: 1, casesAwaitingReply: 0 });
  addToPercentiles(sums, 'firstReplySeconds', seconds);
}

/** One assignment of a case to an agent; each starts the clock anew. */
export interface Assignment {
  readonly assignedMs: number;
  readonly respondedMs: number | null;
  /** Taken away before a response: closed without one. */
  readonly reassignedMs?: number | null;
}

export function addAssignment(sums: MeasureSums, assignment: Assignment, clock: CaseClock): void {
  const { assignedMs, respondedMs, reassignedMs = null } = assignment;
  const reassigned = reassignedMs !== null && (respondedMs === null || reassignedMs < respondedMs);
  const answered = respondedMs !== null && !reassigned;
  const seconds = answered ? elapsedSeconds(clock, { fromMs: assignedMs, toMs: respondedMs }) : 0;
  addMeasures(sums, {
    turnaroundSeconds: seconds,
    assignmentsAnswered: answered ? 1 : 0,
    assignmentsPending: answered || reassigned ? 0 : 1,
    assignmentsReassigned: reassigned ? 1 : 0,
  });
  if (answered) addToPercentiles(sums, 'turnaroundSeconds', seconds);
}

/** Adds a case's first proposed solution; without one the case is pending. */
export function addFirstSolution(
  sums: MeasureSums,
  createdMs: number,
  solutionMs: number | null,
  clock: CaseClock,
): void {
  const found = solutionMs !== null;
  const seconds = found ? elapsedSeconds(clock, { fromMs: createdMs, toMs: solutionMs }) : 0;
  addMeasures(sums, {
    firstSolutionSeconds: seconds,
    casesWithSolution: found ? 1 : 0,
    casesWithoutSolution: found ? 0 : 1,
  });
  if (found) addToPercentiles(sums, 'firstSolutionSeconds', seconds);
}

/** A case from its creation to its last close. */
export interface ResolvedCase {
  readonly createdMs: number;
  /** null while open, also when it was closed before and is open again. */
  readonly lastClosedMs: number | null;
  /** Spans in which the customer was waited for; they may overlap. */
  readonly customerPending: readonly Interval[];
}

export function addResolution(sums: MeasureSums, whole: ResolvedCase, clock: CaseClock): void {
  const { createdMs, lastClosedMs: closedMs } = whole;
  if (closedMs === null) {
    addMeasures(sums, { resolutionSeconds: 0, ownResolutionSeconds: 0, casesResolved: 0, casesStillOpen: 1 });
    return;
  }
  const total = elapsedSeconds(clock, { fromMs: createdMs, toMs: closedMs });
  const waits = mergeSpans(
    whole.customerPending.map(({ fromMs, toMs }) => ({
      fromMs: Math.max(fromMs, createdMs),
      toMs: Math.min(toMs, closedMs),
    })),
  );
  const waited = waits.reduce((sum, span) => sum + elapsedMs(clock, span), 0);
  const own = subtractRational(total, secondsOf(waited));
  addMeasures(sums, {
    resolutionSeconds: total,
    ownResolutionSeconds: own,
    casesResolved: 1,
    casesStillOpen: 0,
  });
  addToPercentiles(sums, 'resolutionSeconds', total);
  addToPercentiles(sums, 'ownResolutionSeconds', own);
}
