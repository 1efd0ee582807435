import type { HourCurve } from './demand-model.ts';

/** How contacts of one queue are handled, and how well the queue is staffed. */
export interface ServiceModel {
  readonly queueId: string;
  /** Mean handle time, and the coefficient of variation of single contacts. */
  readonly ahtSeconds: number;
  readonly ahtVariation: number;
  /** Multiplies the mean by hour of the day; the mean of a contact is about 1. */
  readonly ahtCurve: HourCurve;
  /** Day-to-day coefficient of variation of the mean. */
  readonly ahtDayVariation: number;
  /** Relative change of the mean a year. */
  readonly ahtTrendPerYear: number;
  /** Mean patience of callers; 0 where nobody leaves (e-mail, cases). */
  readonly patienceSeconds: number;
  /** Safety staffing: agents = load + safety x sqrt(load). Null where single contacts are simulated. */
  readonly safety: number;
  readonly minimumAgents: number;
  /** Contacts one agent handles at a time. */
  readonly concurrency: number;
  /** Share of handle time that is after-contact work. */
  readonly afterContactShare: number;
}

const MORNING_QUICK: HourCurve = [
  [7, 0.84],
  [9, 0.98],
  [12, 1.02],
  [14, 1.05],
  [16, 1.03],
  [18, 0.97],
  [20, 0.93],
  [22, 0.9],
];
const LONG_EVENINGS: HourCurve = [
  [7, 0.9],
  [10, 0.96],
  [14, 1],
  [18, 1.06],
  [21, 1.1],
];
const LEVEL: HourCurve = [
  [8, 0.95],
  [11, 1],
  [15, 1.03],
  [19, 0.98],
];
const NIGHT: HourCurve = [
  [0, 1.02],
  [4, 1.18],
  [7, 0.98],
  [22, 0.96],
];

/** The eight queues' service. */
export const SERVICE_TABLE: readonly ServiceModel[] = [
  row('billing', 318, 1.05, MORNING_QUICK, 0.034, -0.02, 210, 0.62, 4, 1, 0.16),
  row('orders', 272, 0.95, MORNING_QUICK, 0.034, 0.01, 190, 0.75, 3, 1, 0.2),
  row('tech', 690, 1.1, LONG_EVENINGS, 0.045, 0.02, 300, 0.85, 2, 1, 0.12),
  row('vip', 405, 0.9, LEVEL, 0.03, 0, 240, 1.35, 2, 1, 0.22),
  row('night-line', 345, 0.95, NIGHT, 0, 0, 260, 1, 1, 1, 0.18),
  row('web-chat', 540, 0.75, LEVEL, 0.03, -0.04, 170, 0.65, 2, 1.8, 0.06),
  row('care-mail', 395, 0.9, LEVEL, 0.03, 0, 0, 0.45, 2, 1, 0),
  row('back-office', 880, 1, LEVEL, 0.04, -0.03, 0, 0.25, 2, 1, 0),
];

function row(
  queueId: string,
  ahtSeconds: number,
  ahtVariation: number,
  ahtCurve: HourCurve,
  ahtDayVariation: number,
  ahtTrendPerYear: number,
  patienceSeconds: number,
  safety: number,
  minimumAgents: number,
  concurrency: number,
  afterContactShare: number,
): ServiceModel {
  return {
    queueId,
    ahtSeconds,
    ahtVariation,
    ahtCurve,
    ahtDayVariation,
    ahtTrendPerYear,
    patienceSeconds,
    safety,
    minimumAgents,
    concurrency,
    afterContactShare,
  };
}
