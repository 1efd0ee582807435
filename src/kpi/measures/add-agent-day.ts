import type { AgentDay } from '../../core/index.ts';
import { addMeasures, type MeasureSums } from './measure-sums.ts';

/** Adds what one agent was paid, billed and scheduled for on one local day. */
export function addAgentDay(
  sums: MeasureSums,
  day: Pick<AgentDay, 'paidSeconds' | 'billedSeconds' | 'scheduledSeconds'>,
): void {
  addMeasures(sums, {
    paidSeconds: day.paidSeconds,
    billedSeconds: day.billedSeconds,
    scheduledSeconds: day.scheduledSeconds,
  });
}
