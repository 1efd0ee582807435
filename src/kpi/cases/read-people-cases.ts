import {
  booleanField,
  type CaseRecord,
  eachRow,
  exactField,
  exactOrNull,
  refuse,
  textField,
  textOrAbsent,
} from '../golden-case-fields.ts';
import { addCertifications, addHeadcountPeriod, addTrainees } from '../measures/add-people.ts';
import {
  addAgentScore,
  addCalibrationPair,
  addEvaluation,
  addQualityErrors,
  type EvaluationItem,
} from '../measures/add-quality.ts';
import type { MeasureSums } from '../measures/measure-sums.ts';
import type { CaseReaders } from './case-reader.ts';

/** A case is of one period, whatever it is called. */
export const CASE_PERIOD = 'case';

/** Cases about quality and about the people in the teams. */
export const PEOPLE_CASE_READERS: CaseReaders = {
  quality_score: ({ input }, sums) =>
    eachRow(input, 'evaluations', (row) => {
      const items: EvaluationItem[] = [];
      eachRow(row, 'items', (item) => {
        items.push({
          weight: exactField(item, 'weight', 1),
          score: isNotApplicable(item) ? null : exactField(item, 'score'),
          fatal: booleanField(item, 'fatal', false),
        });
      });
      addEvaluation(sums, items);
    }),
  agent_quality_rate: ({ input }, sums) =>
    eachRow(input, 'scores', (row) => {
      const agent = textOrAbsent(row, 'agent') ?? refuse('agent', 'the id of the agent', row.agent);
      addAgentScore(sums, agent, exactField(row, 'score'));
    }),
  quality_gap: ({ input }, sums) =>
    eachRow(input, 'pairs', (row) =>
      addCalibrationPair(sums, exactOrNull(row, 'evaluator'), exactOrNull(row, 'reference')),
    ),
  training_error_rate: ({ input }, sums) => {
    const causes: string[] = [];
    eachRow(input, 'errors', (row) => causes.push(textField(row, 'root_cause')));
    addQualityErrors(sums, exactField(input, 'evaluated'), causes);
  },
  agent_attrition: ({ params, input }, sums) => {
    const policy = textOrAbsent(params, 'policy') ?? 'average_headcount';
    addHeadcount(input, sums, policy === 'all_employed' ? 'hires' : policy === 'opening' ? null : 'end');
  },
  turnover_fr: ({ input }, sums) => addHeadcount(input, sums, 'hires'),
  training_effectiveness: ({ input }, sums) =>
    addTrainees(sums, exactField(input, 'den'), exactField(input, 'num')),
  certification_rate: ({ input }, sums) =>
    addCertifications(sums, CASE_PERIOD, exactField(input, 'den'), exactField(input, 'num')),
};

const NOT_APPLICABLE: readonly unknown[] = ['NA', 'N/A', 'na', null];

function isNotApplicable(item: CaseRecord): boolean {
  return booleanField(item, 'na', false) || NOT_APPLICABLE.includes(item.score);
}

/** @param needed what the policy cannot do without, beside the heads at the start and the leavers. */
function addHeadcount(input: CaseRecord, sums: MeasureSums, needed: 'end' | 'hires' | null): void {
  if (needed !== null) exactField(input, needed);
  addHeadcountPeriod(sums, {
    period: CASE_PERIOD,
    opening: exactField(input, 'start'),
    closing: exactOrNull(input, 'end'),
    leavers: exactField(input, 'leavers'),
    hires: exactOrNull(input, 'hires'),
  });
}
