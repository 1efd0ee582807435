import { subtractRational } from '../../math/index.ts';
import { type ExactValue, toRational } from '../exact-sum.ts';
import { addMark, addMeasures, type MeasureSums } from './measure-sums.ts';

/** "Was it solved at the first contact?" and "was it solved?". */
export type YesNoQuestion = 'fcr' | 'resolution';

/** Adds an answer to a question of yes or no. Anything else ("not yet known", a blank) is left out. */
export function addYesNoAnswer(sums: MeasureSums, question: YesNoQuestion, answer: string | null): void {
  if (answer !== 'yes' && answer !== 'no') return;
  const yes = answer === 'yes' ? 1 : 0;
  if (question === 'fcr') addMeasures(sums, { fcrAnswers: 1, fcrYes: yes });
  else addMeasures(sums, { resolutionAnswers: 1, resolutionYes: yes });
}

/** An answer to a question about effort, or about ease: which of the two is better high is the question's. */
export interface EffortResponse {
  readonly score: number | null;
  readonly scaleMin: number;
  readonly scaleMax: number;
  /** Lowest score that counts as easy. */
  readonly easyFrom: number;
}

export function addEffortResponse(sums: MeasureSums, response: EffortResponse): void {
  const { score, scaleMin, scaleMax, easyFrom } = response;
  if (score === null) return;
  addMeasures(sums, {
    effortResponses: 1,
    effortScoreSum: score,
    easyResponses: score >= easyFrom ? 1 : 0,
  });
  addMark(sums, 'scale', `${scaleMin}-${scaleMax}`);
}

/** Adds an agent's own rating of a contact; a contact that was not rated is left out. */
export function addAgentRating(sums: MeasureSums, score: number | null, topFrom: number): void {
  if (score === null) return;
  addMeasures(sums, { agentRatings: 1, agentRatingsTop: score >= topFrom ? 1 : 0 });
}

/** Adds what agent and customer said of the same contact; a contact with one of the two is left out. */
export function addPerceptionPair(
  sums: MeasureSums,
  agent: ExactValue | null,
  customer: ExactValue | null,
): void {
  if (agent === null || customer === null) return;
  addMeasures(sums, {
    perceptionPairs: 1,
    perceptionGap: subtractRational(toRational(agent), toRational(customer)),
  });
}

/** Adds a survey that was sent; one that did not arrive is left out. */
export function addSentSurvey(
  sums: MeasureSums,
  survey: { readonly delivered: boolean; readonly responded: boolean },
): void {
  if (!survey.delivered) return;
  addMeasures(sums, { surveysDelivered: 1, surveysAnswered: survey.responded ? 1 : 0 });
}

const DETRACTOR_TO = 6;

/** An answer to the recommendation question, and when its customer was called back. */
export interface FollowedResponse {
  readonly score: number | null;
  readonly followedUpHours: number | null;
  /** Hours since the answer; null = long enough. */
  readonly ageHours: number | null;
}

/** Adds a detractor; one that can still be reached in time is pending. Other answers are left out. */
export function addDetractorFollowUp(
  sums: MeasureSums,
  response: FollowedResponse,
  withinHours: number,
): void {
  const { score, followedUpHours, ageHours } = response;
  if (score === null || score > DETRACTOR_TO) return;
  const pending = followedUpHours === null && ageHours !== null && ageHours < withinHours;
  addMeasures(sums, {
    detractorsDue: pending ? 0 : 1,
    detractorsFollowedUp: followedUpHours !== null && followedUpHours <= withinHours ? 1 : 0,
    detractorsPending: pending ? 1 : 0,
  });
}
