import {
  type AgentDay,
  type AgentStateSpan,
  AgnerError,
  type ContactLeg,
  contentHash,
  type Interval,
  type IntervalActual,
} from '../core/index.ts';
import { agentStateTime, type ExactValue, exactTotal } from '../kpi/index.ts';
import { decimal, type ExactDecimal, roundBy } from './exact-decimal.ts';
import type { QuantityKind } from './quantity-kinds.ts';

/** How one contract code is measured. Empty or absent filters mean all. */
export interface QuantityDefinition {
  readonly code: string;
  readonly kind: QuantityKind;
  readonly queueIds?: readonly string[];
  readonly vendorId?: string;
  /** Staff groups, for hours. */
  readonly groupIds?: readonly string[];
}

/** The records of the period. */
export interface MeasurableRecords {
  readonly legs: readonly ContactLeg[];
  readonly states: readonly AgentStateSpan[];
  readonly agentDays: readonly AgentDay[];
  /** Interval actuals of the local days of the period: as with agent days, the caller has chosen them. */
  readonly intervals?: readonly IntervalActual[];
}

/** A quantity with what proves it: how many rows, from where, and the hash of their ids or content. */
export interface MeasuredQuantity {
  readonly code: string;
  readonly quantity: string;
  readonly unit: string;
  readonly evidence: { readonly table: string; readonly count: number; readonly hash: string };
}

/** Minutes and hours are rounded once, after summing. */
const TIME_ROUNDING = { mode: 'half_up', scale: 2 } as const;
const SECONDS_PER_MINUTE = 60;
const SECONDS_PER_HOUR = 3600;
const MS_PER_HOUR = 3_600_000;

/**
 * Measures the quantities of contract codes from the records of a period.
 *
 * Contacts are answered legs that are not excluded, each chain once per code, offered inside the period; handle
 * minutes are the seconds of those legs; production hours are wall-clock time handling or available, cut at the
 * period's borders; billed hours come from agent days, and interval contacts and minutes (answered contacts and their
 * handle seconds) from interval actuals, whose local days the caller has chosen.
 *
 * @param period the service period as instants, half-open.
 * @throws AgnerError FINANCE_DOCUMENT_INVALID for a code that is measured twice.
 */
export function measureQuantities(
  definitions: readonly QuantityDefinition[],
  records: MeasurableRecords,
  period: Interval,
): MeasuredQuantity[] {
  const codes = definitions.map((definition) => definition.code);
  const repeated = codes.find((code, index) => codes.indexOf(code) !== index);
  if (repeated !== undefined) {
    throw new AgnerError('FINANCE_DOCUMENT_INVALID', `The code ${repeated} is measured twice.`, {
      value: repeated,
    });
  }
  return definitions.map((definition) => MEASURERS[definition.kind](definition, records, period));
}

/** The `qty` of a measured document. */
export function quantitiesByCode(measured: readonly MeasuredQuantity[]): Record<string, string> {
  return Object.fromEntries(measured.map((one) => [one.code, one.quantity]));
}

type Measurer = (
  definition: QuantityDefinition,
  records: MeasurableRecords,
  period: Interval,
) => MeasuredQuantity;

const MEASURERS: { readonly [kind in QuantityKind]: Measurer } = {
  contacts: (definition, { legs }, period) => {
    const counted = countedLegs(definition, legs, period);
    const chains = new Set(counted.map((leg) => leg.chainId));
    return legQuantity(definition, String(chains.size), 'contact', counted);
  },
  handleMinutes: (definition, { legs }, period) => {
    const counted = countedLegs(definition, legs, period);
    const seconds = counted.flatMap((leg) => [leg.talkSeconds, leg.holdSeconds, leg.afterContactSeconds]);
    return legQuantity(definition, timeText(exactDecimal(seconds), SECONDS_PER_MINUTE), 'minute', counted);
  },
  intervalContacts: (definition, { intervals = [] }) => {
    const counted = observed(definition, intervals, 'handled');
    const handled = exactDecimal(counted.map((row) => row.handled));
    return quantityOf(definition.code, handled.toFixed(), 'contact', 'interval_actual', counted);
  },
  intervalMinutes: (definition, { intervals = [] }) => {
    const counted = observed(definition, intervals, 'handleSeconds');
    const seconds = exactDecimal(counted.map((row) => row.handleSeconds));
    return quantityOf(
      definition.code,
      timeText(seconds, SECONDS_PER_MINUTE),
      'minute',
      'interval_actual',
      counted,
    );
  },
  productionHours: (definition, { states }, period) => {
    const counted = states.filter(
      (span) =>
        matches(definition.groupIds, span.groupId) &&
        (definition.queueIds === undefined || matches(definition.queueIds, span.queueId)) &&
        span.fromMs < period.toMs &&
        span.toMs > period.fromMs,
    );
    const [time] = agentStateTime(counted, [period]);
    const ms = exactDecimal([time?.handlingMs ?? 0, time?.availableMs ?? 0]);
    return quantityOf(definition.code, timeText(ms, MS_PER_HOUR), 'hour', 'agent_state', counted);
  },
  billedHours: (definition, { agentDays }) => {
    const counted = agentDays.filter(
      (day) =>
        matches(definition.groupIds, day.groupId) &&
        (definition.vendorId === undefined || definition.vendorId === day.vendorId),
    );
    const seconds = exactDecimal(counted.map((day) => day.billedSeconds));
    return quantityOf(definition.code, timeText(seconds, SECONDS_PER_HOUR), 'hour', 'agent_day', counted);
  },
  fixed: (definition) => quantityOf(definition.code, '1', 'period', 'contract', [definition.code]),
};

function countedLegs(
  definition: QuantityDefinition,
  legs: readonly ContactLeg[],
  period: Interval,
): ContactLeg[] {
  return legs.filter(
    (leg) =>
      leg.outcome === 'answered' &&
      !leg.excluded &&
      leg.offeredMs >= period.fromMs &&
      leg.offeredMs < period.toMs &&
      matches(definition.queueIds, leg.queueId) &&
      (definition.vendorId === undefined || definition.vendorId === leg.vendorId),
  );
}

/** Rows of the definition's queues whose source said the measure. */
function observed<Measure extends 'handled' | 'handleSeconds'>(
  definition: QuantityDefinition,
  intervals: readonly IntervalActual[],
  measure: Measure,
): (IntervalActual & { readonly [name in Measure]: number })[] {
  return intervals.filter(
    (row): row is IntervalActual & { readonly [name in Measure]: number } =>
      matches(definition.queueIds, row.queueId) && row[measure] !== null,
  );
}

function matches(wanted: readonly string[] | undefined, found: string | null): boolean {
  return wanted === undefined || wanted.length === 0 || (found !== null && wanted.includes(found));
}

function legQuantity(
  definition: QuantityDefinition,
  quantity: string,
  unit: string,
  legs: readonly ContactLeg[],
): MeasuredQuantity {
  return quantityOf(
    definition.code,
    quantity,
    unit,
    'contact_leg',
    legs.map((leg) => leg.sourceId),
  );
}

/** The hash does not depend on the order in which the rows came. */
function quantityOf(
  code: string,
  quantity: string,
  unit: string,
  table: string,
  rows: readonly unknown[],
): MeasuredQuantity {
  const hash = contentHash(rows.map(contentHash).toSorted());
  return { code, quantity, unit, evidence: { table, count: rows.length, hash } };
}

function exactDecimal(values: readonly ExactValue[]): ExactDecimal {
  const total = exactTotal(values);
  if (typeof total !== 'object') return decimal(String(total));
  return decimal(total.numerator.toString()).dividedBy(total.denominator.toString());
}

function timeText(total: ExactDecimal, perUnit: number): string {
  return roundBy(total.dividedBy(perUnit), TIME_ROUNDING).toFixed(TIME_ROUNDING.scale);
}
