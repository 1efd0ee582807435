import type { LineWaits } from './impatient-line.ts';

/**
 * The waits in a line whose callers never hang up, behind slots that are all busy: exponential with the rate at which
 * the line can catch up, drain - arrivals, which has to be above 0.
 */
export function endlessLine(arrivals: number, drain: number, withinSeconds: number): LineWaits {
  const spare = drain - arrivals;
  const late = Math.exp(-spare * withinSeconds);
  return {
    weight: drain / spare,
    logScale: 0,
    late,
    served: 1,
    servedLate: late,
    abandoned: 0,
    meanVirtual: 1 / spare,
    meanServed: 1 / spare,
  };
}

/** The line of callers without any patience: whoever finds every slot taken is gone at once. */
export function deserted(drain: number, withinSeconds: number): LineWaits {
  return {
    weight: 1,
    logScale: 0,
    late: Math.exp(-drain * withinSeconds),
    served: 0,
    servedLate: 0,
    abandoned: 1,
    meanVirtual: 1 / drain,
    meanServed: 0,
  };
}
