import type {
  Agent,
  AgentDay,
  AgentStateSpan,
  CalendarEvent,
  ContactLeg,
  CostItem,
  SurveyResponse,
} from '../../../src/core/index.ts';
import type {
  AccuracySums,
  StoredAdjustment,
  StoredInvoice,
  StoredKpiValue,
} from '../../../src/store/index.ts';
import { START_DAY, START_MS, slotMs } from './store-fixture.ts';

/** Two rows of every kind, in the order in which the store lists them. Between them every nullable field is null once. */
type Two<Item> = readonly [Item, Item];

export const AGENTS: Two<Agent> = [
  { id: 'a1', groupId: 'own' },
  { id: 'a2', groupId: 'partner' },
];

const EVENT: CalendarEvent = {
  queueId: null,
  fromMs: START_MS,
  toMs: slotMs(4),
  type: 'campaign',
  label: 'Spring mailing',
  effect: 'percent',
  value: 12.5,
  recurs: false,
};
export const EVENTS: Two<CalendarEvent> = [
  EVENT,
  {
    ...EVENT,
    queueId: 'billing',
    fromMs: slotMs(1),
    type: 'outage',
    effect: 'exclude',
    value: null,
    recurs: true,
  },
];

const LEG: ContactLeg = {
  sourceId: 'leg-1',
  chainId: 'chain-1',
  queueId: 'billing',
  vendorId: null,
  agentId: 'a1',
  customerId: 'c1',
  reason: 'invoice',
  offeredMs: START_MS + 1,
  answeredMs: START_MS + 12_345,
  endedMs: START_MS + 300_000,
  outcome: 'answered',
  waitSeconds: 12.344,
  talkSeconds: 200,
  holdSeconds: 0,
  afterContactSeconds: 87.655,
  excluded: false,
};
export const LEGS: Two<ContactLeg> = [
  LEG,
  {
    ...LEG,
    sourceId: 'leg-2',
    vendorId: 'v1',
    agentId: null,
    customerId: null,
    reason: null,
    offeredMs: START_MS + 2,
    answeredMs: null,
    endedMs: null,
    outcome: 'abandoned',
    excluded: true,
  },
];

const STATE: AgentStateSpan = {
  agentId: 'a1',
  groupId: 'own',
  state: 'talk',
  fromMs: START_MS,
  toMs: slotMs(1),
  queueId: 'billing',
};
export const STATES: Two<AgentStateSpan> = [
  STATE,
  { ...STATE, fromMs: slotMs(1), toMs: slotMs(2), queueId: null },
];

const AGENT_DAY: AgentDay = {
  agentId: 'a1',
  groupId: 'own',
  day: START_DAY,
  vendorId: null,
  paidSeconds: 25_200,
  billedSeconds: 0,
  scheduledSeconds: 25_200.5,
};
export const AGENT_DAYS: Two<AgentDay> = [
  AGENT_DAY,
  { ...AGENT_DAY, agentId: 'a2', groupId: 'partner', vendorId: 'v1' },
];

const RESPONSE: SurveyResponse = {
  id: 's1',
  queueId: 'billing',
  agentId: 'a1',
  kind: 'csat',
  respondedMs: START_MS,
  score: 4,
  scaleMin: 1,
  scaleMax: 5,
};
export const RESPONSES: Two<SurveyResponse> = [
  RESPONSE,
  {
    ...RESPONSE,
    id: 's2',
    agentId: null,
    kind: 'nps',
    respondedMs: START_MS + 1,
    score: 10,
    scaleMin: 0,
    scaleMax: 10,
  },
];

const COST: CostItem = {
  id: 'k1',
  month: '2026-03-01',
  category: 'telecom',
  cost: { amount: '12345678901234567890.123456789', currency: 'EUR' },
  siteId: null,
  vendorId: null,
  queueId: null,
  allocation: 'volume',
};
export const COSTS: Two<CostItem> = [
  COST,
  {
    ...COST,
    id: 'k2',
    cost: { amount: '-1.00', currency: 'USD' },
    siteId: 'lyon',
    vendorId: 'v1',
    queueId: 'orders',
  },
];

const ADJUSTMENT: StoredAdjustment = {
  id: 'j1',
  queueId: 'billing',
  metric: 'offered',
  fromMs: START_MS,
  toMs: slotMs(48),
  op: 'range',
  value: 10,
  value2: 20,
  reason: 'Mailing',
  author: 'planner',
  enabled: true,
  position: 1,
};
export const ADJUSTMENTS: Two<StoredAdjustment> = [
  ADJUSTMENT,
  { ...ADJUSTMENT, id: 'j0', op: 'add', value: -2.5, value2: null, position: 2 },
];

const SUMS: AccuracySums = {
  runId: 'run-1',
  forecastVersionId: 'f1',
  queueId: 'billing',
  metric: 'offered',
  grain: 'day',
  day: START_DAY,
  leadDays: 7,
  n: 40,
  holes: 8,
  absError: 123.456,
  error: -3,
  actual: 1_000,
  squaredError: 1e9,
  noiseFloor: 3.5,
  naiveAbsError: 200,
  naiveN: 40,
  scaleAbsError: 180,
  scaleN: 400,
  levels: Float64Array.of(0.8, 0.95),
  inside: Float64Array.of(31, 39),
  insideN: Float64Array.of(40, 40),
  intervalScore: Float64Array.of(55.5, 77.7),
};
export const ACCURACY: Two<AccuracySums> = [SUMS, { ...SUMS, leadDays: 14, levels: Float64Array.of() }];

const KPI: StoredKpiValue = {
  kpi: 'service_level',
  kpiVersion: 1,
  policy: 'offered',
  scopeKind: 'queue',
  scopeId: 'billing',
  grain: 'D',
  fromAt: START_MS,
  toAt: slotMs(48),
  numerator: '150',
  denominator: '200',
  value: null,
  unit: 'ratio',
  sampleSize: 200,
  pending: false,
  dataCompleteUntil: slotMs(48),
  runId: 'run-1',
};
export const KPI_VALUES: Two<StoredKpiValue> = [
  KPI,
  {
    ...KPI,
    scopeKind: 'tenant',
    scopeId: '',
    numerator: null,
    denominator: null,
    value: '35',
    unit: 'cases',
    pending: true,
    dataCompleteUntil: null,
  },
];

const INVOICE: StoredInvoice = {
  id: 'i1',
  vendorId: 'v1',
  number: 'INV-2026/103',
  numberNormalised: 'INV2026103',
  document: { net: '31475.30', lines: [] },
  status: 'received',
};
export const INVOICES: Two<StoredInvoice> = [INVOICE, { ...INVOICE, id: 'i2', number: 'INV 2026 103' }];
