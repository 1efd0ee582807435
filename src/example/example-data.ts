import type { OpeningHours } from '../calendar/index.ts';
import type {
  Agent,
  AgentDay,
  AgentStateSpan,
  CalendarEvent,
  Client,
  ContactLeg,
  CostItem,
  IntervalActual,
  Queue,
  Site,
  StaffGroup,
  SurveyResponse,
  Vendor,
} from '../core/index.ts';
import type { ExampleContract } from './contract.ts';
import type { ExampleInvoice } from './invoices.ts';
import type { MeasuredMonth } from './measured-month.ts';

/** Who there is. */
export interface ExampleOrganisation {
  readonly clients: readonly Client[];
  readonly sites: readonly Site[];
  readonly vendors: readonly Vendor[];
  readonly queues: readonly Queue[];
  readonly staffGroups: readonly StaffGroup[];
  /** In the shape of hours.json, by the ids that queues and targets name. */
  readonly openingHours: Readonly<Record<string, OpeningHours>>;
}

/** One invoiced month: what was measured, what the vendor billed, and the verdict a check must reach. */
export interface ExampleInvoiceCase {
  readonly month: string;
  readonly measured: MeasuredMonth;
  readonly invoice: ExampleInvoice;
  readonly expectedVerdict: string;
}

/** The whole example, as records of the engine. */
export interface ExampleData {
  readonly seed: number;
  readonly organisation: ExampleOrganisation;
  readonly agents: readonly Agent[];
  /** By queue in the order of the organisation, then by time; closed intervals are absent. */
  readonly intervalActuals: readonly IntervalActual[];
  readonly events: readonly CalendarEvent[];
  readonly stateSpans: readonly AgentStateSpan[];
  readonly agentDays: readonly AgentDay[];
  readonly legs: readonly ContactLeg[];
  readonly surveys: readonly SurveyResponse[];
  readonly costs: readonly CostItem[];
  readonly contract: ExampleContract;
  readonly invoiceCases: readonly ExampleInvoiceCase[];
}
