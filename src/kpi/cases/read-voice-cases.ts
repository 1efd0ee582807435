import {
  booleanField,
  type CaseRecord,
  eachRow,
  exactOrNull,
  instantOrNull,
  numberField,
  numberOrNull,
  textOrAbsent,
} from '../golden-case-fields.ts';
import {
  addAgentRating,
  addDetractorFollowUp,
  addEffortResponse,
  addPerceptionPair,
  addSentSurvey,
} from '../measures/add-survey-answers.ts';
import type { CaseReaders } from './case-reader.ts';
import { scaleOf } from './case-scale.ts';

const MS_PER_HOUR = 3_600_000;
const DEFAULT_FOLLOW_UP_HOURS = 48;

/** Cases about what customers and agents say. */
export const VOICE_CASE_READERS: CaseReaders = {
  ces: ({ params, input }, sums) => {
    const [scaleMin, scaleMax] = scaleOf(params);
    const easyFrom = numberField(params, 'easy_from', scaleMax - 2);
    eachRow(input, 'responses', (row) =>
      addEffortResponse(sums, { score: numberOrNull(row, 'score'), scaleMin, scaleMax, easyFrom }),
    );
  },
  agent_perceived_csat: ({ params, input }, sums) => {
    const [, scaleMax] = scaleOf(params);
    const topFrom = numberField(params, 'top_from', scaleMax - 1);
    eachRow(input, 'responses', (row) => addAgentRating(sums, numberOrNull(row, 'score'), topFrom));
  },
  perception_gap: ({ input }, sums) =>
    eachRow(input, 'pairs', (row) =>
      addPerceptionPair(sums, exactOrNull(row, 'agent'), exactOrNull(row, 'customer')),
    ),
  survey_response_rate: ({ params, input }, sums) =>
    eachRow(input, 'surveys', (row) => {
      if (!isWanted(row, params, 'kind') || !isWanted(row, params, 'channel')) return;
      addSentSurvey(sums, {
        delivered: booleanField(row, 'delivered'),
        responded: booleanField(row, 'responded', false),
      });
    }),
  detractor_follow_up_rate: ({ params, input }, sums) => {
    const withinHours = numberField(params, 'within_h', DEFAULT_FOLLOW_UP_HOURS);
    const asOfMs = instantOrNull(params, 'as_of');
    eachRow(input, 'responses', (row) => {
      const atMs = instantOrNull(row, 'at');
      addDetractorFollowUp(
        sums,
        {
          score: numberOrNull(row, 'score'),
          followedUpHours: numberOrNull(row, 'followed_up_h'),
          ageHours: asOfMs === null || atMs === null ? null : (asOfMs - atMs) / MS_PER_HOUR,
        },
        withinHours,
      );
    });
  },
};

/** Is the row of the kind that the case asks for? A case that asks for none takes all. */
function isWanted(row: CaseRecord, params: CaseRecord, field: string): boolean {
  const wanted = textOrAbsent(params, field);
  return wanted === undefined || textOrAbsent(row, field) === wanted;
}
