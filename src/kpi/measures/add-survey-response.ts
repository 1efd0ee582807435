import { AgnerError, type SurveyResponse } from '../../core/index.ts';
import { addMark, addMeasures, type MeasureSums } from './measure-sums.ts';

/** Which answers of a question are positive and negative. */
export interface PositiveAnswers {
  /** Lowest score that counts as satisfied. */
  readonly topFrom: number;
  /** Highest score that counts as dissatisfied. */
  readonly bottomTo: number;
}

/** The part of a response that is counted; a null score is a blank and is not counted. */
export type CountedResponse = Pick<SurveyResponse, 'scaleMin' | 'scaleMax'> & {
  readonly score: number | null;
};

const FIVE_POINTS = 4;

/**
 * The top-2 and bottom-2 answers of a five-point scale. Other scales have no convention that everybody shares.
 *
 * @throws AgnerError KPI_SCALE_UNKNOWN for any other scale: its question must name its own answers.
 */
export function defaultPositiveAnswers(scaleMin: number, scaleMax: number): PositiveAnswers {
  if (scaleMax - scaleMin !== FIVE_POINTS) {
    throw new AgnerError(
      'KPI_SCALE_UNKNOWN',
      `The scale ${scaleMin}-${scaleMax} has no default for its positive and negative answers.`,
      { value: `${scaleMin}-${scaleMax}` },
    );
  }
  return { topFrom: scaleMax - 1, bottomTo: scaleMin + 1 };
}

/** Adds one answer to a satisfaction question (CSAT family). */
export function addSatisfactionResponse(
  sums: MeasureSums,
  response: CountedResponse,
  positive: PositiveAnswers = defaultPositiveAnswers(response.scaleMin, response.scaleMax),
): void {
  if (response.score === null) return;
  addMeasures(sums, {
    responses: 1,
    scoreSum: response.score,
    topResponses: response.score >= positive.topFrom ? 1 : 0,
    bottomResponses: response.score <= positive.bottomTo ? 1 : 0,
  });
  addMark(sums, 'scale', `${response.scaleMin}-${response.scaleMax}`);
}

const PROMOTER_FROM = 9;
const DETRACTOR_TO = 6;

/** Adds one answer to the recommendation question (0..10): 9 and 10 promote, 0 to 6 detract, a 0 too. */
export function addRecommendationResponse(sums: MeasureSums, score: number | null): void {
  if (score === null) return;
  addMeasures(sums, {
    responses: 1,
    promoters: score >= PROMOTER_FROM ? 1 : 0,
    detractors: score <= DETRACTOR_TO ? 1 : 0,
  });
}
