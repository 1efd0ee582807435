import { AGENT_STATES, type AgentState, LEG_OUTCOMES, type LegOutcome } from '../core/index.ts';
import { multiplyRational, rationalToText } from '../math/index.ts';
import { NO_CURRENCY } from './evaluate.ts';
import { toRational } from './exact-sum.ts';
import {
  type CaseRecord,
  exactField,
  instantField,
  isRecord,
  type KpiCase,
  listOf,
  numberField,
  refuse,
  textField,
  textOrAbsent,
} from './golden-case-fields.ts';
import { addAgentDay } from './measures/add-agent-day.ts';
import { addAgentStates, type CountedSpan } from './measures/add-agent-states.ts';
import { addContactLeg } from './measures/add-contact-leg.ts';
import { addCostItem, isDirectCategory } from './measures/add-cost-item.ts';
import { addForecastPair, DEFAULT_HIT_BAND } from './measures/add-forecast-pair.ts';
import { addIntervalActual } from './measures/add-interval-actual.ts';
import { addInvoiceAmounts } from './measures/add-invoice-amounts.ts';
import { addStaffingRow } from './measures/add-staffing-row.ts';
import {
  addRecommendationResponse,
  addSatisfactionResponse,
  defaultPositiveAnswers,
} from './measures/add-survey-response.ts';
import { addMeasures, type MeasureSums } from './measures/measure-sums.ts';

/** Reads one part of a case's input into measures. */
type CasePartReader = (rows: readonly CaseRecord[], sums: MeasureSums, whole: KpiCase) => void;

const DEFAULT_THRESHOLD_SECONDS = 20;
const DEFAULT_SHORT_SECONDS = 5;
/** The widest window that dates can span. */
const ALWAYS = { fromMs: -8.64e15, toMs: 8.64e15 };
/** ISO 4217 code for "no currency": cases give amounts in one unnamed currency. */

/** Which part of the input is read by what; a case may have several parts. */
export const CASE_PART_READERS: { readonly [part: string]: CasePartReader } = {
  contacts: (rows, sums, { params }) => {
    for (const row of rows) addCaseLeg(row, sums, params);
  },
  legs: (rows, sums, { params }) => {
    const type = textOrAbsent(params, 'type');
    for (const row of rows) {
      if (type === undefined || row.type === type) addCaseLeg(row, sums, params);
    }
  },
  intervals: (rows, sums, { params }) => {
    for (const row of rows) {
      if ('required' in row) {
        addStaffingRow(sums, {
          required: exactField(row, 'required'),
          staffed: exactField(row, 'staffed'),
          minutes: numberField(row, 'minutes', 1),
        });
      } else addCaseInterval(row, sums, params);
    }
  },
  states: (rows, sums, whole) => addCaseSpans(rows.map(stateSpan), sums, whole),
  engagements: (rows, sums, whole) =>
    addCaseSpans(
      rows.map((row) => stateSpan({ ...row, state: 'chat' })),
      sums,
      whole,
    ),
  series: (rows, sums, { params }) => {
    const band = exactField(params, 'band', DEFAULT_HIT_BAND);
    for (const row of rows) {
      addForecastPair(sums, { forecast: exactField(row, 'f'), actual: exactField(row, 'a') }, band);
    }
  },
  costs: (rows, sums, { params, input }) => {
    const include = params.include;
    if (include !== undefined && !Array.isArray(include)) refuse('include', 'a list of categories', include);
    for (const row of rows) {
      const category = textField(row, 'category', 'other');
      const cost = {
        amount: String(exactField(row, 'amount')),
        currency: textField(row, 'currency', NO_CURRENCY),
      };
      addCostItem(sums, { category, cost }, (name) =>
        Array.isArray(include) ? include.includes(name) : isDirectCategory(name),
      );
    }
    addMeasures(sums, { handledContacts: exactField(input, 'units') });
  },
  measured: (rows, sums) => {
    for (const row of rows) {
      const amount = multiplyRational(
        toRational(exactField(row, 'qty')),
        toRational(exactField(row, 'rate')),
      );
      addInvoiceAmounts(sums, { amount: rationalToText(amount), currency: NO_CURRENCY }, null);
    }
  },
  invoiced: (rows, sums) => {
    for (const row of rows) {
      addInvoiceAmounts(sums, null, { amount: String(exactField(row, 'amount')), currency: NO_CURRENCY });
    }
  },
  responses: (rows, sums, { params, kpi }) => {
    const [scaleMin, scaleMax] = scaleOf(params);
    for (const row of rows) {
      const score = row.score === null || row.score === undefined ? null : numberField(row, 'score');
      if (kpi === 'nps') addRecommendationResponse(sums, score);
      else
        addSatisfactionResponse(
          sums,
          { score, scaleMin, scaleMax },
          positiveAnswers(params, scaleMin, scaleMax),
        );
    }
  },
  cases: (rows, sums, { params }) => {
    const [fromMs, toMs] = [
      instantField(params, 'from', ALWAYS.fromMs),
      instantField(params, 'to', ALWAYS.toMs),
    ];
    for (const row of rows) {
      const createdMs = instantField(row, 'created_at');
      if (createdMs >= fromMs && createdMs < toMs) addMeasures(sums, { offered: 1 });
    }
  },
};

function addCaseLeg(row: CaseRecord, sums: MeasureSums, params: CaseRecord): void {
  const outcome = textField(row, 'outcome', 'answered') as LegOutcome;
  if (!LEG_OUTCOMES.includes(outcome)) refuse('outcome', `one of ${LEG_OUTCOMES.join(', ')}`, outcome);
  addContactLeg(
    sums,
    {
      chainId: textField(row, 'chain_id', ''),
      outcome,
      waitSeconds: numberField(row, 'wait_s', 0),
      talkSeconds: numberField(row, 'talk_s', 0),
      holdSeconds: numberField(row, 'hold_s', 0),
      afterContactSeconds: numberField(row, 'acw_s', 0),
      excluded: row.excluded === true,
    },
    {
      thresholdSeconds: numberField(row, 'x_s', numberField(params, 'x_s', DEFAULT_THRESHOLD_SECONDS)),
      shortAbandonSeconds: numberField(row, 'short_s', numberField(params, 'short_s', DEFAULT_SHORT_SECONDS)),
    },
  );
}

/** In cases the three abandon counts are disjoint and an absent count is 0; in our records short ones are within. */
function addCaseInterval(row: CaseRecord, sums: MeasureSums, params: CaseRecord): void {
  const short = numberField(row, 'abandoned_short', 0);
  const within = short + numberField(row, 'abandoned_in_x', 0);
  addIntervalActual(sums, {
    offered: numberField(row, 'offered', 0),
    handled: numberField(row, 'answered', 0),
    abandoned: within + numberField(row, 'abandoned_after_x', 0),
    abandonedShort: short,
    handledWithin: numberField(row, 'answered_in_x', 0),
    abandonedWithin: within,
    flowOut: numberField(row, 'flow_out', 0),
    waitSecondsHandled: numberOrNull(row, 'wait_s_answered'),
    waitSecondsAll: numberOrNull(row, 'wait_s_all'),
    handleSeconds: numberOrNull(row, 'handle_s'),
    thresholdSeconds: numberField(row, 'threshold_s', numberField(params, 'x_s', DEFAULT_THRESHOLD_SECONDS)),
  });
}

function numberOrNull(row: CaseRecord, field: string): number | null {
  return row[field] === undefined || row[field] === null ? null : numberField(row, field);
}

function stateSpan(row: CaseRecord): CountedSpan {
  const state = textField(row, 'state') as AgentState;
  if (!AGENT_STATES.includes(state)) refuse('state', `one of ${AGENT_STATES.join(', ')}`, state);
  return {
    agentId: textOrAbsent(row, 'agent') ?? textOrAbsent(row, 'agent_id') ?? '',
    state,
    fromMs: instantField(row, 'from'),
    toMs: instantField(row, 'to'),
  };
}

function addCaseSpans(spans: readonly CountedSpan[], sums: MeasureSums, { params }: KpiCase): void {
  addAgentStates(sums, spans, {
    fromMs: instantField(params, 'from', ALWAYS.fromMs),
    toMs: instantField(params, 'to', ALWAYS.toMs),
  });
  const billedSeconds = numberField(params, 'billed_s', numberField(params, 'paid_s', 0));
  const paidSeconds = numberField(params, 'paid_s', billedSeconds);
  addAgentDay(sums, { paidSeconds, billedSeconds, scheduledSeconds: paidSeconds });
}

function scaleOf(params: CaseRecord): [number, number] {
  const scale = params.scale ?? [1, 5];
  if (!Array.isArray(scale) || scale.length !== 2) return refuse('scale', 'two numbers', scale);
  const ends: CaseRecord = { min: scale[0], max: scale[1] };
  return [numberField(ends, 'min'), numberField(ends, 'max')];
}

function positiveAnswers(params: CaseRecord, scaleMin: number, scaleMax: number) {
  const named = params.top_from !== undefined || params.bottom_to !== undefined;
  const usual = named
    ? { topFrom: scaleMax, bottomTo: scaleMin }
    : defaultPositiveAnswers(scaleMin, scaleMax);
  return {
    topFrom: numberField(params, 'top_from', usual.topFrom),
    bottomTo: numberField(params, 'bottom_to', usual.bottomTo),
  };
}

/** Reads every known part of the input. @throws AgnerError KPI_CASE_INVALID when there is none. */
export function addCaseInput(whole: KpiCase, sums: MeasureSums): void {
  const parts = Object.keys(CASE_PART_READERS).filter((part) => isRecord(whole.input) && part in whole.input);
  if (parts.length === 0) {
    const known = Object.keys(CASE_PART_READERS).join(', ');
    refuse('input', `an object with at least one of ${known}`, Object.keys(whole.input));
  }
  for (const part of parts) {
    const rows = listOf(whole.input, part) ?? [];
    CASE_PART_READERS[part]?.(rows, sums, whole);
  }
}
