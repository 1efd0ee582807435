import { AGENT_STATES, type AgentState, LEG_OUTCOMES, type LegOutcome } from '../core/index.ts';
import { multiplyRational, rationalToText } from '../math/index.ts';
import { ALWAYS } from './cases/case-reader.ts';
import { scaleOf } from './cases/case-scale.ts';
import { NO_CURRENCY } from './evaluate.ts';
import { toRational } from './exact-sum.ts';
import {
  type CaseRecord,
  exactField,
  inOrder,
  instantField,
  type KpiCase,
  numberField,
  numberOrNull,
  refuse,
  requiredList,
  textField,
  textOrAbsent,
  visitRows,
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

/** Which part of the input is read by what; a case may have several parts. */
export const CASE_PART_READERS: { readonly [part: string]: CasePartReader } = {
  contacts: addCaseLegs('contacts'),
  legs: addCaseLegs('legs'),
  intervals: (rows, sums, { params }) =>
    visitRows(rows, 'intervals', (row) => {
      if ('required' in row) {
        addStaffingRow(sums, {
          required: exactField(row, 'required'),
          staffed: exactField(row, 'staffed'),
          minutes: numberField(row, 'minutes', 1),
        });
      } else addCaseInterval(row, sums, params);
    }),
  states: (rows, sums, whole) => addCaseSpans(spansOf(rows, 'states'), sums, whole),
  engagements: (rows, sums, whole) =>
    addCaseSpans(
      spansOf(
        rows.map((row) => ({ ...row, state: 'chat' })),
        'engagements',
      ),
      sums,
      whole,
    ),
  series: (rows, sums, { params }) => {
    const band = exactField(params, 'band', DEFAULT_HIT_BAND);
    visitRows(rows, 'series', (row) =>
      addForecastPair(sums, { forecast: exactField(row, 'f'), actual: exactField(row, 'a') }, band),
    );
  },
  costs: (rows, sums, { params, input, kpi }) => {
    const include = params.include;
    if (include !== undefined && !Array.isArray(include)) refuse('include', 'a list of categories', include);
    visitRows(rows, 'costs', (row) => {
      const category = textField(row, 'category', 'other');
      const cost = {
        amount: String(exactField(row, 'amount')),
        currency: textField(row, 'currency', NO_CURRENCY),
      };
      addCostItem(sums, { category, cost }, (name) =>
        Array.isArray(include) ? include.includes(name) : isDirectCategory(name),
      );
    });
    const units = exactField(input, 'units');
    addMeasures(sums, kpi === 'cost_per_unit' ? { agreedUnits: units } : { handledContacts: units });
  },
  measured: (rows, sums) =>
    visitRows(rows, 'measured', (row) => {
      const amount = multiplyRational(
        toRational(exactField(row, 'qty')),
        toRational(exactField(row, 'rate')),
      );
      addInvoiceAmounts(sums, { amount: rationalToText(amount), currency: NO_CURRENCY }, null);
    }),
  invoiced: (rows, sums) =>
    visitRows(rows, 'invoiced', (row) =>
      addInvoiceAmounts(sums, null, { amount: String(exactField(row, 'amount')), currency: NO_CURRENCY }),
    ),
  responses: (rows, sums, { params, kpi }) => {
    const [scaleMin, scaleMax] = scaleOf(params);
    visitRows(rows, 'responses', (row) => {
      const score = numberOrNull(row, 'score');
      if (kpi === 'nps') checkScore(score, 0, 10);
      else if (params.scale !== undefined) checkScore(score, scaleMin, scaleMax);
      if (kpi === 'nps') addRecommendationResponse(sums, score);
      else
        addSatisfactionResponse(
          sums,
          { score, scaleMin, scaleMax },
          // The mean needs no agreement on which answers are positive.
          kpi === 'csat_mean'
            ? { topFrom: scaleMax, bottomTo: scaleMin }
            : positiveAnswers(params, scaleMin, scaleMax),
        );
    });
  },
  cases: (rows, sums, { params }) => {
    const [fromMs, toMs] = [
      instantField(params, 'from', ALWAYS.fromMs),
      instantField(params, 'to', ALWAYS.toMs),
    ];
    addMeasures(sums, { offered: 0 });
    visitRows(rows, 'cases', (row) => {
      const createdMs = instantField(row, 'created_at');
      if (createdMs >= fromMs && createdMs < toMs) addMeasures(sums, { offered: 1 });
    });
  },
};

/** KPIs that read the wait of a contact: a case of theirs must give it. Of handle time aht needs at least the talk. */
const NEEDS_WAIT: readonly string[] = ['asa', 'avg_wait', 'service_level', 'answered_within_x'];

function addCaseLegs(list: string): CasePartReader {
  return (rows, sums, { params, kpi }) => {
    const type = textOrAbsent(params, 'type');
    visitRows(rows, list, (row, index) => {
      if (type !== undefined && row.type !== type) return;
      const needed = NEEDS_WAIT.includes(kpi) ? 'wait_s' : kpi === 'aht' ? 'talk_s' : null;
      outcomeOf(row);
      if (needed !== null) numberField(row, needed);
      for (const field of ['wait_s', 'talk_s', 'hold_s', 'acw_s']) {
        if (numberField(row, field, 0) < 0) refuse(field, '0 or more', row[field]);
      }
      // A leg that names no contact is one of its own.
      addCaseLeg({ chain_id: `#${index}`, ...row }, sums, params);
    });
  };
}

function outcomeOf(row: CaseRecord): LegOutcome {
  const outcome = textField(row, 'outcome', 'answered') as LegOutcome;
  if (!LEG_OUTCOMES.includes(outcome)) refuse('outcome', `one of ${LEG_OUTCOMES.join(', ')}`, outcome);
  return outcome;
}

function checkScore(score: number | null, scaleMin: number, scaleMax: number): void {
  if (score !== null && (score < scaleMin || score > scaleMax)) {
    refuse('score', `on its scale, ${scaleMin} to ${scaleMax}`, score);
  }
}

function addCaseLeg(row: CaseRecord, sums: MeasureSums, params: CaseRecord): void {
  const outcome = outcomeOf(row);
  addContactLeg(
    sums,
    {
      chainId: String(row.chain_id ?? ''),
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
    offered: numberField(row, 'offered'),
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

function spansOf(rows: readonly CaseRecord[], list: string): CountedSpan[] {
  const spans: CountedSpan[] = [];
  visitRows(rows, list, (row) => {
    inOrder(row, 'from', 'to');
    spans.push(stateSpan(row));
  });
  return spans;
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

function addCaseSpans(spans: readonly CountedSpan[], sums: MeasureSums, { kpi, params }: KpiCase): void {
  if (kpi === 'utilisation' && params.paid_s === undefined) numberField(params, 'billed_s');
  addAgentStates(sums, spans, {
    fromMs: instantField(params, 'from', ALWAYS.fromMs),
    toMs: instantField(params, 'to', ALWAYS.toMs),
  });
  const billedSeconds = numberField(params, 'billed_s', numberField(params, 'paid_s', 0));
  const paidSeconds = numberField(params, 'paid_s', billedSeconds);
  addAgentDay(sums, { paidSeconds, billedSeconds, scheduledSeconds: paidSeconds });
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

const OF_CONTACTS = ['contacts', 'legs', 'intervals'];

/** Which parts of the input a KPI is measured from; any one will do. */
const PARTS_OF: { readonly [kpi: string]: readonly string[] } = {
  inflow_volume: ['cases', ...OF_CONTACTS],
  occupancy: ['states', 'engagements'],
  utilisation: ['states', 'engagements'],
  staffing_to_plan: ['intervals'],
  staffing_coverage: ['intervals'],
  forecast_accuracy: ['series'],
  forecast_wape: ['series'],
  forecast_mape: ['series'],
  forecast_bias: ['series'],
  forecast_interval_hit_rate: ['series'],
  cost_per_contact: ['costs'],
  cost_per_unit: ['costs'],
  csat: ['responses'],
  dsat: ['responses'],
  csat_mean: ['responses'],
  nps: ['responses'],
};

/** Reads the parts of the input that the KPI is measured from. @throws AgnerError KPI_CASE_INVALID without any. */
export function addCaseInput(whole: KpiCase, sums: MeasureSums): void {
  // An invoice is compared with what was measured: both are needed.
  const both = whole.kpi === 'invoice_variance_rate' ? ['measured', 'invoiced'] : null;
  const known = both ?? PARTS_OF[whole.kpi] ?? OF_CONTACTS;
  const parts = both ?? known.filter((part) => part in whole.input);
  if (parts.length === 0) {
    refuse('input', `an object with at least one of ${known.join(', ')}`, Object.keys(whole.input));
  }
  for (const part of parts) CASE_PART_READERS[part]?.(requiredList(whole.input, part), sums, whole);
}
