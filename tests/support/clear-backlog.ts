/** Parts an interval is cut into; arrivals and work flow evenly within each. */
const PARTS = 8;

interface Lot {
  amount: number;
  readonly dueAtPart: number;
}

/**
 * Judges a staffing of deferred work by doing the work: lots arrive part by part, the oldest deadline first is worked
 * on, and what is late is counted. Knows nothing of curves.
 *
 * @returns the work that was done after its deadline, and what was left at the end, in agent-intervals.
 */
export function clearBacklog(problem: {
  readonly work: ArrayLike<number>;
  readonly open: ArrayLike<number>;
  readonly deadlineIntervals: number;
  readonly staff: ArrayLike<number>;
}): { late: number; left: number } {
  const { work, open, deadlineIntervals, staff } = problem;
  const deadlineParts = deadlineIntervals * PARTS;
  const lots: Lot[] = [];
  let openParts = 0;
  let late = 0;
  for (let i = 0; i < work.length; i++) {
    const arriving = work[i] as number;
    if (open[i] !== 1) {
      // The clock stands still: due after the deadline's worth of open parts from the next opening.
      if (arriving > 0) lots.push({ amount: arriving, dueAtPart: openParts + deadlineParts });
      continue;
    }
    for (let part = 0; part < PARTS; part++) {
      openParts++;
      if (arriving > 0) lots.push({ amount: arriving / PARTS, dueAtPart: openParts + deadlineParts });
      let capacity = (staff[i] as number) / PARTS;
      while (capacity > 0 && lots.length > 0) {
        const oldest = lots[0] as Lot;
        const taken = Math.min(capacity, oldest.amount);
        capacity -= taken;
        oldest.amount -= taken;
        if (openParts > oldest.dueAtPart) late += taken;
        if (oldest.amount <= 1e-12) lots.shift();
      }
    }
  }
  const overdue = lots.filter((lot) => lot.dueAtPart <= openParts).reduce((sum, lot) => sum + lot.amount, 0);
  return { late: late + overdue, left: lots.reduce((sum, lot) => sum + lot.amount, 0) };
}
