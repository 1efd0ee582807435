import { describe, expect, it } from 'vitest';
import { complaint, problemText, randomProblem } from '../../benchmarks/erlang-fuzz/random-problem.mjs';
import { QUEUE_MODEL_IDS, queueModel } from '../../src/erlang/index.ts';
import { seededRandom } from '../../src/math/index.ts';

const PROBLEMS = 4000;

describe('problems from ordinary to absurd', () => {
  it('have finite answers or a named refusal, by every model', () => {
    const random = seededRandom(4);
    const wrong: string[] = [];
    const answered = new Set<string>();
    for (let at = 0; at < PROBLEMS; at++) {
      const problem = randomProblem(random, QUEUE_MODEL_IDS);
      const said = complaint(queueModel, problem);
      if (said !== null) wrong.push(`${said}: ${problemText(problem)}`);
      answered.add(problem.model);
    }
    expect(wrong).toEqual([]);
    expect([...answered].sort()).toEqual([...QUEUE_MODEL_IDS].sort());
  });

  it('would be noticed were they not', () => {
    const problem = randomProblem(seededRandom(1), ['erlang-c']);
    const answering = (evaluate: () => unknown) => () => ({
      evaluate,
      size: () => ({ performance: evaluate() }),
    });
    const failing = answering(() => {
      throw new TypeError('x is undefined');
    });
    expect(complaint(failing, problem)).toMatch(/unnamed exception.*x is undefined/);
    const hole = {
      ...queueModel('erlang-b').evaluate({ erlangs: 1, ahtSeconds: 1 }, 1, 0),
      queueLength: Number.NaN,
    };
    expect(
      complaint(
        answering(() => hole),
        problem,
      ),
    ).toMatch(/queueLength is NaN/);
  });
});
