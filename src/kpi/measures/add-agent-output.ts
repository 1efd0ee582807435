import { divideRational, rational } from '../../math/index.ts';
import { type ExactValue, toRational } from '../exact-sum.ts';
import { addMeasures, type MeasureSums } from './measure-sums.ts';

const SECONDS_PER_HOUR = rational(3600n);

/** What one agent did in some time. */
export interface AgentOutput {
  readonly count: ExactValue;
  readonly seconds: ExactValue;
}

function hours(seconds: ExactValue) {
  return divideRational(toRational(seconds), SECONDS_PER_HOUR) ?? 0;
}

/** Contacts handled in productive time: logged in less breaks and training. */
export function addHandledByAgent(sums: MeasureSums, { count, seconds }: AgentOutput): void {
  addMeasures(sums, { handledByAgents: count, productiveHours: hours(seconds) });
}

/** Outbound work of one agent; a count that was not observed is null. */
export interface OutboundOutput {
  /** Conversations with the decision maker; answering machines and wrong parties are not counted. */
  readonly interviews: ExactValue | null;
  /** Dials; those of a dialler that no agent was joined to are not in the count. */
  readonly calls: ExactValue | null;
  readonly seconds: ExactValue;
}

export function addOutboundOutput(sums: MeasureSums, { interviews, calls, seconds }: OutboundOutput): void {
  addMeasures(sums, { interviews, outboundCalls: calls, outboundHours: hours(seconds) });
}
