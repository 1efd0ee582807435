import { entropyRemainder, exponentialRemainder, gaussLegendre } from '../math/index.ts';

/** A line behind slots that are all busy. While there is a line, service goes on at one constant rate. */
export interface Line {
  /** Arrivals a second, at least 0. */
  readonly arrivals: number;
  /** Contacts that all busy slots together complete a second, above 0. */
  readonly drain: number;
  /** 1 / mean patience: each waiting caller hangs up at this rate; above 0. */
  readonly leaving: number;
}

/** What a caller who has to wait can expect. V is the wait of one who never hangs up; all shares are of those who wait. */
export interface LineWaits {
  /**
   * Probability of waiting, in units of the probability that every slot is busy and nobody waits:
   * weight x exp(logScale).
   */
  readonly weight: number;
  readonly logScale: number;
  /** P(V > t). */
  readonly late: number;
  /** Share answered, and share answered after t. */
  readonly served: number;
  readonly servedLate: number;
  /** Share that hangs up. */
  readonly abandoned: number;
  /** E[V], and E[V; answered]: the mean over all who wait of V where answered and 0 where not. */
  readonly meanVirtual: number;
  readonly meanServed: number;
}

/** Up to this many arrivals in a mean patience the sums are short and overflow nothing (e^500 is 1e217). */
const LARGEST_SERIES = 500;

/**
 * The waits in a line with exponential patience: Erlang A's conditional on waiting, whatever happens while slots are free.
 *
 * With y = arrivals / leaving and x = drain / leaving, V has a density proportional to
 * exp(y (1 - e^(-leaving v)) - drain v) (Baccelli and Hebuterne 1981; Zeltyn and Mandelbaum, "Call centers with
 * impatient customers", Queueing Systems 51, 2005). Its integrals are sums of positive terms
 * S(x, y) = sum of y^j / ((x+1)...(x+j)), used where y is at most 500; beyond that the density is smooth on one scale and
 * Gauss-Legendre panels outwards from its peak take a few hundred points whatever y is.
 */
export function impatientLine(line: Line, withinSeconds: number): LineWaits {
  return line.arrivals / line.leaving <= LARGEST_SERIES
    ? bySeries(line, withinSeconds)
    : byQuadrature(line, withinSeconds);
}

/** A term this small beside its sum changes nothing, once terms fall. */
const NEGLIGIBLE = 1e-19;
/** Terms fall from j = y on and are nothing some 9 sqrt(y) later. */
const LARGEST_TERMS = 2000;

function bySeries({ arrivals, drain, leaving }: Line, withinSeconds: number): LineWaits {
  const x = drain / leaving;
  const y = arrivals / leaving;
  const all = seriesSums(x, y);
  // exp(-leaving v) x density is the density of a line that drains faster by one caller's impatience.
  const answered = seriesSums(x + 1, y);
  const share = x / (x + 1);
  const stillWaiting = y * Math.exp(-leaving * withinSeconds);
  const decay = -y * Math.expm1(-leaving * withinSeconds) - drain * withinSeconds;
  const lateAll = Math.exp(decay) * seriesSums(x, stillWaiting).sum;
  const lateAnswered =
    Math.exp(decay - leaving * withinSeconds) * seriesSums(x + 1, stillWaiting).sum * share;
  return {
    weight: all.sum,
    logScale: 0,
    late: lateAll / all.sum,
    served: (share * answered.sum) / all.sum,
    servedLate: lateAnswered / all.sum,
    abandoned: all.abandoned / all.sum,
    meanVirtual: all.waited / leaving / all.sum,
    meanServed: (share * answered.waited) / leaving / all.sum,
  };
}

/**
 * S(x, y); the same with each term times the mean V of that place in line, in units of mean patience; and the mean
 * number in line over y. All terms are positive.
 */
function seriesSums(x: number, y: number): { sum: number; waited: number; abandoned: number } {
  let term = 1;
  let sum = 1;
  let place = 1 / x;
  let waited = place;
  let abandoned = 0;
  for (let j = 1; j < LARGEST_TERMS; j++) {
    abandoned += (term * j) / (x + j);
    term *= y / (x + j);
    place += 1 / (x + j);
    sum += term;
    waited += term * place;
    if (term * place < waited * NEGLIGIBLE && term * j < abandoned * NEGLIGIBLE) break;
  }
  return { sum, waited, abandoned };
}

const RULE = gaussLegendre(20);
/** The density is cut where it has fallen to e^-50 of its peak. */
const CUT = 50;
const LARGEST_PANELS = 200;

/**
 * With w = leaving (v - peak) the density falls from its peak as exp(-steep w - blunt (e^-w - 1 + w)): at 0 while the
 * line can drain, else where arrivals that stay equal the drain.
 */
function byQuadrature({ arrivals, drain, leaving }: Line, withinSeconds: number): LineWaits {
  const x = drain / leaving;
  const y = arrivals / leaving;
  const overloaded = y > x;
  const peak = overloaded ? Math.log(y / x) : 0;
  const blunt = overloaded ? x : y;
  const steep = overloaded ? 0 : (drain - arrivals) / leaving;
  const within = leaving * withinSeconds;
  const sums = { all: 0, late: 0, served: 0, servedLate: 0, abandoned: 0, virtual: 0, virtualServed: 0 };

  const panel = (from: number, to: number): void => {
    const late = peak + (from + to) / 2 > within;
    for (let at = 0; at < RULE.nodes.length; at++) {
      const w = from + (to - from) * (RULE.nodes[at] as number);
      const density =
        (RULE.weights[at] as number) * (to - from) * Math.exp(-steep * w - blunt * exponentialRemainder(-w));
      const waited = peak + w;
      const stays = Math.exp(-waited);
      sums.all += density;
      sums.served += density * stays;
      sums.abandoned -= density * Math.expm1(-waited);
      sums.virtual += density * waited;
      sums.virtualServed += density * waited * stays;
      if (late) {
        sums.late += density;
        sums.servedLate += density * stays;
      }
    }
  };
  /** Panels from the peak to where the density is cut (or to `end`), with a break at the threshold. */
  const walk = (direction: 1 | -1, end: number): void => {
    let w = 0;
    for (let count = 0; count < LARGEST_PANELS && w !== end; count++) {
      const fall = steep * w + blunt * exponentialRemainder(-w);
      if (fall > CUT) return;
      const slope = steep - blunt * Math.expm1(-w);
      const curvature = blunt * Math.exp(-w);
      const length = Math.min(
        12 / (2 * Math.sqrt(curvature) + Math.abs(slope)),
        direction < 0 ? 1 : Math.max(2, w / 2),
      );
      let next = w + direction * length;
      if (direction < 0) next = Math.max(next, end);
      const threshold = within - peak;
      if ((threshold - w) * (threshold - next) < 0) next = threshold;
      panel(Math.min(w, next), Math.max(w, next));
      w = next;
    }
  };
  walk(1, Number.POSITIVE_INFINITY);
  if (overloaded) walk(-1, -peak);

  return {
    weight: x * sums.all,
    logScale: overloaded ? y * entropyRemainder((x - y) / y) : 0,
    late: sums.late / sums.all,
    served: sums.served / sums.all,
    servedLate: sums.servedLate / sums.all,
    abandoned: sums.abandoned / sums.all,
    meanVirtual: sums.virtual / leaving / sums.all,
    meanServed: sums.virtualServed / leaving / sums.all,
  };
}
