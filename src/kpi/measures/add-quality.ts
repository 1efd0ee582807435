import {
  addRational,
  divideRational,
  multiplyRational,
  rational,
  subtractRational,
} from '../../math/index.ts';
import { type ExactValue, toRational } from '../exact-sum.ts';
import { addKeyed, addMeasures, type MeasureSums } from './measure-sums.ts';

/** One line of an evaluation form. A null score does not apply to this contact. */
export interface EvaluationItem {
  readonly weight: ExactValue;
  readonly score: ExactValue | null;
  /** A fatal error was found: the whole evaluation scores 0. */
  readonly fatal: boolean;
}

/** Adds one evaluation: the weighted mean of the lines that apply. One without such lines is left out. */
export function addEvaluation(sums: MeasureSums, items: readonly EvaluationItem[]): void {
  let weights = rational(0n);
  let points = rational(0n);
  for (const { weight, score } of items) {
    if (score === null) continue;
    weights = addRational(weights, toRational(weight));
    points = addRational(points, multiplyRational(toRational(weight), toRational(score)));
  }
  const score = divideRational(points, weights);
  const fatal = items.some((item) => item.fatal);
  if (score === null && !fatal) return;
  addMeasures(sums, {
    evaluations: 1,
    evaluationScore: fatal ? 0 : score,
    evaluationScoreBeforeFatal: score,
    evaluationsWithoutFatal: fatal ? 0 : 1,
  });
}

/** Adds the score of one evaluation of an agent. */
export function addAgentScore(sums: MeasureSums, agentId: string, score: ExactValue): void {
  addKeyed(sums, 'evaluationsByAgent', agentId, 1);
  addKeyed(sums, 'evaluationScoreByAgent', agentId, score);
}

/** Adds a calibrated evaluation beside its reference; one without either is left out. */
export function addCalibrationPair(
  sums: MeasureSums,
  evaluator: ExactValue | null,
  reference: ExactValue | null,
): void {
  if (evaluator === null || reference === null) return;
  const gap = subtractRational(toRational(evaluator), toRational(reference));
  addMeasures(sums, {
    calibrationPairs: 1,
    calibrationGap: gap.numerator < 0n ? { ...gap, numerator: -gap.numerator } : gap,
    calibrationGapSigned: gap,
  });
}

/** Adds evaluated contacts and the errors found in them; each error has one primary cause. */
export function addQualityErrors(
  sums: MeasureSums,
  evaluated: ExactValue,
  rootCauses: readonly string[],
): void {
  addMeasures(sums, {
    contactsEvaluated: evaluated,
    trainingErrors: rootCauses.filter((cause) => cause === 'training').length,
  });
}
