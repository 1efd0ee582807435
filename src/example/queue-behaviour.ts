import { normalDensity, normalTail } from './normal-tail.ts';

/** How callers of one interval fare, as probabilities and mean seconds. */
export interface QueueBehaviour {
  /** Of all who arrive: has to wait at all. */
  readonly delayed: number;
  /** Of the delayed: leaves. */
  readonly abandons: number;
  /** Of the delayed who are answered: within the threshold; mean waits of those within and of those beyond. */
  readonly answeredWithin: number;
  readonly meanAnsweredWithin: number;
  readonly meanAnsweredBeyond: number;
  /** Of those who leave: within the threshold; mean wait of all who leave. */
  readonly abandonedWithin: number;
  readonly meanAbandoned: number;
}

const NOBODY_WAITS: QueueBehaviour = {
  delayed: 0,
  abandons: 0,
  answeredWithin: 1,
  meanAnsweredWithin: 0,
  meanAnsweredBeyond: 0,
  abandonedWithin: 1,
  meanAbandoned: 0,
};

/** Beyond this many standard units of slack nobody is seen to wait. */
const LARGEST_SLACK = 7;

/**
 * The M/M/n+M queue by its square-root approximation (Garnett, Mandelbaum and Reiman, "Designing a call center with
 * impatient customers", MSOM 4, 2002): the wait of a delayed caller with endless patience is a normal variable cut at
 * 0. It answers in closed form, at any load, and stays apart from the exact models of the engine, which are to be
 * tried on this data.
 *
 * @param load offered erlangs. @param agents on position, at least 1.
 */
export function queueBehaviour(
  load: number,
  agents: number,
  handleSeconds: number,
  patienceSeconds: number,
  thresholdSeconds: number,
): QueueBehaviour {
  const slack = (agents - load) / Math.sqrt(load);
  const ratio = Math.sqrt(patienceSeconds / handleSeconds);
  const cut = slack * ratio;
  if (!(load > 0) || cut > LARGEST_SLACK || slack > LARGEST_SLACK) return NOBODY_WAITS;
  const leaving = 1 / patienceSeconds;
  const scale = Math.sqrt(agents * leaving) / Math.sqrt(handleSeconds);
  const hazard = (x: number): number => (x < -LARGEST_SLACK ? 0 : normalDensity(x) / normalTail(x));
  const idleHazard = hazard(-slack);
  const delayed = slack < -LARGEST_SLACK ? 1 : 1 / (1 + hazard(cut) / ratio / idleHazard);

  // Weighted by e^(-wait / patience), the cut normal stays a cut normal, moved by `leaving / scale`.
  const moved = cut + leaving / scale;
  const exponent = (leaving * cut) / scale + (leaving * leaving) / (2 * scale * scale);
  const stays = clampShare((Math.exp(exponent) * normalTail(moved)) / normalTail(cut));
  const atThreshold = moved + scale * thresholdSeconds;
  const tail = normalTail(moved);
  const tailBeyond = normalTail(atThreshold);
  const meanAnswered = (normalDensity(moved) / tail - moved) / scale;
  const answeredWithin = clampShare(1 - tailBeyond / tail);
  const meanAnsweredBeyond =
    tailBeyond > 1e-12
      ? Math.max(thresholdSeconds, (normalDensity(atThreshold) / tailBeyond - moved) / scale)
      : thresholdSeconds;
  const meanAnsweredWithin =
    answeredWithin > 1e-9
      ? clamp(
          (meanAnswered - (1 - answeredWithin) * meanAnsweredBeyond) / answeredWithin,
          0,
          thresholdSeconds,
        )
      : thresholdSeconds / 2;

  const abandons = 1 - stays;
  const aliveAtThreshold = normalTail(cut + scale * thresholdSeconds) / normalTail(cut);
  const leftByThreshold =
    1 - Math.exp(-leaving * thresholdSeconds) * aliveAtThreshold - stays * answeredWithin;
  return {
    delayed,
    abandons,
    answeredWithin,
    meanAnsweredWithin,
    meanAnsweredBeyond,
    abandonedWithin: abandons > 1e-9 ? clampShare(leftByThreshold / abandons) : 1,
    meanAbandoned: abandons > 1e-9 ? Math.max(1, patienceSeconds - (stays * meanAnswered) / abandons) : 0,
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function clampShare(value: number): number {
  return clamp(value, 0, 1);
}
