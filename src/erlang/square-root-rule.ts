const NEWTON_STEPS = 3;
const LARGEST_BETA = 6;
const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/**
 * About the agents whose share of callers later than the threshold is `allowedLate`, for Erlang C at large loads:
 * erlangs + beta sqrt(erlangs), beta by Newton's rule from the P(wait) of S. Halfin and W. Whitt, "Heavy-traffic limits
 * for queues with many exponential servers", Operations Research 29, 1981. A place to start from, never an answer.
 *
 * @param withinPerAht threshold / AHT. @param allowedLate above 0, below 1.
 */
export function squareRootRule(erlangs: number, withinPerAht: number, allowedLate: number): number {
  const root = Math.sqrt(erlangs);
  return Math.ceil(
    erlangs + root * squareRootBeta(root * withinPerAht, Math.log(allowedLate), 0, NEWTON_STEPS),
  );
}

/** Beta of the rule from a first guess. @param rate sqrt(erlangs) threshold / AHT. @param goal ln(allowed late). */
export function squareRootBeta(rate: number, goal: number, guess: number, steps: number): number {
  let beta = guess;
  for (let step = 0; step < steps; step++) {
    // Boyd's bound on Mills' ratio (1959), within 1 %: the walk makes good what the guess lacks.
    const tail = Math.PI / ((Math.PI - 1) * beta + Math.sqrt(beta * beta + 2 * Math.PI));
    const mills = ROOT_TWO_PI * Math.exp((beta * beta) / 2) - tail;
    const inverse = 1 + beta * mills;
    const distance = -beta * rate - Math.log(inverse) - goal;
    beta = Math.min(LARGEST_BETA, Math.max(0, beta + distance / (rate + mills / inverse + beta)));
  }
  return beta;
}
