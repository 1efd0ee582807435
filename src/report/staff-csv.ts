import type { StaffingAnswer } from '../staffing/index.ts';
import { type CsvValue, csvLine } from './csv-writer.ts';

export type StaffRow = Readonly<Record<string, CsvValue>>;

/** One solved staffing problem as a row; what does not apply to its model is empty. */
export function staffRow(answer: StaffingAnswer): StaffRow {
  const { performance, policy, perSlot } = answer;
  const levels = performance.serviceLevel;
  return {
    id: answer.id,
    agents: answer.agents,
    binding: answer.binding,
    pWait: performance.pWait,
    pBlock: answer.pBlock,
    serviceLevel: levels?.[policy] ?? null,
    slOffered: levels?.offered ?? null,
    slAnswered: levels?.answered ?? null,
    slIgnoreWithin: levels?.ignoreWithin ?? null,
    slNotLate: levels?.notLate ?? null,
    slVirtual: levels?.virtual ?? null,
    asaAnsweredSeconds: performance.asaAnsweredSeconds,
    asaAllSeconds: performance.asaAllSeconds,
    asaVirtualSeconds: performance.asaVirtualSeconds,
    pAbandon: performance.pAbandon,
    occupancy: perSlot ? null : performance.occupancy,
    slotOccupancy: perSlot ? performance.occupancy : null,
    queueLength: performance.queueLength,
    effectiveErlangs: performance.effectiveErlangs,
    outboundPerSecond: performance.outboundPerSecond,
    grossAgents: answer.grossAgents,
  };
}

const COLUMNS = [
  'id',
  'agents',
  'binding',
  'pWait',
  'pBlock',
  'serviceLevel',
  'slOffered',
  'slAnswered',
  'slIgnoreWithin',
  'slNotLate',
  'slVirtual',
  'asaAnsweredSeconds',
  'asaAllSeconds',
  'asaVirtualSeconds',
  'pAbandon',
  'occupancy',
  'slotOccupancy',
  'queueLength',
  'effectiveErlangs',
  'outboundPerSecond',
  'grossAgents',
];

/** The header of solved staffing problems. */
export function staffHeader(): string {
  return csvLine(COLUMNS);
}

/** One row as CSV, 15 significant digits. */
export function staffLine(answer: StaffingAnswer): string {
  return csvLine(Object.values(staffRow(answer)));
}
