// Seeded problems for every queue model, from ordinary to absurd; shared with tests/erlang/fuzz.test.ts.

const POLICIES = ['offered', 'answered', 'ignoreWithin', 'notLate', 'virtual'];
const DEFINITIONS = ['answered', 'all', 'virtual'];

/**
 * @typedef {object} Problem
 * @property {string} model
 * @property {Record<string, any>} parameters of queueModel
 * @property {{ erlangs: number, ahtSeconds: number }} load
 * @property {number} agents
 * @property {number} withinSeconds
 * @property {Record<string, any> | null} targets null for evaluate, else those of size
 */

/**
 * Load 0 to 1e5 erlangs, agents 0 to 2e5, patience 1e-3 to 1e9 s, threshold 0 to 1e5 s. Half of the staffs are near the
 * load, where the answers are interesting.
 *
 * @param {{ next(): number }} random @param {readonly string[]} models @returns {Problem}
 */
export function randomProblem(random, models) {
  const chance = (/** @type {number} */ share) => random.next() < share;
  const pick = (/** @type {readonly any[]} */ of) => of[Math.floor(random.next() * of.length)];
  const between = (/** @type {number} */ low, /** @type {number} */ high) =>
    Math.exp(Math.log(low) + random.next() * Math.log(high / low));
  const model = /** @type {string} */ (pick(models));
  const erlangs = chance(0.02) ? 0 : between(1e-3, 1e5);
  const near = erlangs + 4 * (random.next() - 0.5) * Math.sqrt(erlangs);
  const exact = chance(0.5) ? Math.max(0, near) : chance(0.02) ? 0 : between(0.1, 2e5);
  const agents = chance(0.1) ? exact : Math.round(exact);
  const ahtSeconds = between(1, 1e4);
  const concurrency = 1 + Math.floor(random.next() * 5);
  const patience = between(1e-3, 1e9);
  const threshold = chance(0.1) ? 0 : between(1e-3, 1e5);
  const parameters = {
    concurrency,
    patienceSeconds: chance(0.02) ? pick([0, Number.POSITIVE_INFINITY]) : patience,
    lines: Math.max(1, Math.ceil(agents)) + (chance(0.2) ? 0 : Math.floor(between(1, 1e5))),
    retryProbability: random.next() * 0.99,
    rateCv: chance(0.1) ? 0 : between(1e-3, 2),
    ahtByConcurrency: Array.from({ length: concurrency }, (_, at) => ahtSeconds * (1 + 0.3 * at)),
    idleThreshold: chance(0.3) ? 0 : Math.floor(between(1, Math.max(2, agents))),
  };
  const targets = chance(0.5)
    ? null
    : {
        ...(chance(0.7)
          ? {
              serviceLevel: {
                target: chance(0.5) ? 0.8 : random.next(),
                withinSeconds: threshold,
                policy: pick(POLICIES),
              },
            }
          : {}),
        ...(chance(0.2) ? { asa: { seconds: between(0.1, 1e4), of: pick(DEFINITIONS) } } : {}),
        ...(chance(0.2) ? { maxAbandonment: between(1e-4, 1) } : {}),
        ...(chance(0.2) ? { maxOccupancy: between(0.05, 1) } : {}),
        ...(chance(0.2) ? { maxBlocking: between(1e-4, 1) } : {}),
        ...(chance(0.2) ? { minAgents: Math.floor(between(1, 1000)) } : {}),
      };
  return { model, parameters, load: { erlangs, ahtSeconds }, agents, withinSeconds: threshold, targets };
}

/**
 * What is wrong with the answer, or null. A refusal with a code is an answer; one without, a number that is not finite
 * and a share outside 0 to 1 are not.
 *
 * @param {(id: string, parameters: any) => any} queueModel @param {Problem} problem @returns {string | null}
 */
export function complaint(queueModel, problem) {
  const { model, parameters, load, agents, withinSeconds, targets } = problem;
  try {
    const solver = queueModel(model, parameters);
    const answer =
      targets === null
        ? solver.evaluate(load, agents, withinSeconds)
        : solver.size(load, targets).performance;
    return wrongNumber(answer);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return /^QUEUE_/.test(code) ? null : `unnamed exception: ${error}`;
  }
}

/** @param {any} performance @returns {string | null} */
function wrongNumber(performance) {
  const { serviceLevel, ...others } = performance;
  for (const [name, value] of [...Object.entries(others), ...Object.entries(serviceLevel ?? {})]) {
    if (typeof value === 'number' && !Number.isFinite(value)) return `${name} is ${value}`;
  }
  const shares = [performance.pWait, performance.pBlock, performance.pAbandon, performance.occupancy];
  for (const share of [...shares, ...Object.values(serviceLevel ?? {})]) {
    if (share !== null && !(share >= 0 && share <= 1 + 1e-12)) return `a share is ${share}`;
  }
  return null;
}

/** @param {Problem} problem */
export function problemText(problem) {
  return JSON.stringify(problem, (_, value) => (value === Number.POSITIVE_INFINITY ? 'Infinity' : value));
}
