import type { DayGrid } from '../calendar/index.ts';
import type { AgentStateSpan, ContactLeg, IntervalActual } from '../core/index.ts';
import { agentDays, isPublishedAgentDay } from './agent-days.ts';
import { CLIENTS } from './cast.ts';
import { contactLegs } from './contact-legs.ts';
import { CONTRACT } from './contract.ts';
import { costItems } from './cost-items.ts';
import { slowWave } from './day-levels.ts';
import { CALENDAR_EVENTS } from './events.ts';
import type { ExampleData, ExampleInvoiceCase } from './example-data.ts';
import { groupWork } from './group-work.ts';
import { STAFF_GROUPS } from './groups.ts';
import { rightInvoice, wrongInvoice } from './invoices.ts';
import { legStates } from './leg-states.ts';
import { type MeasuredMonth, measuredMonth } from './measured-month.ts';
import { type MonthSums, monthSums } from './month-sums.ts';
import { exampleOrganisation } from './organisation.ts';
import { pooledStates } from './pooled-states.ts';
import { queueGrids } from './queue-grid.ts';
import { CONTACT_QUEUES, type QueueHistory, queueHistory } from './queue-history.ts';
import { QUEUES } from './queues.ts';
import { groupRoster } from './roster.ts';
import { daysOfSpan } from './span.ts';
import { stream } from './stream.ts';
import { surveys } from './surveys.ts';

/** The seed the project's own example is made with: the year of Erlang's first paper. */
export const DEFAULT_SEED = 1909;
/** The queue whose single contacts are handed out. */
export const LEG_QUEUE = 'vip';

/**
 * Makes the whole example: same seed, same data, on every machine; another seed is another 18 months of the same
 * organisation. Nothing is read: no file, no clock.
 */
export function generateExample(seed = DEFAULT_SEED): ExampleData {
  const histories = queueHistories(seed);
  const rosters = STAFF_GROUPS.map((group) => groupRoster(seed, groupWork(group, histories)));
  const spanLists: (readonly AgentStateSpan[])[] = [];
  const legLists: (readonly ContactLeg[])[] = [];
  for (const roster of rosters) {
    const { group } = roster.work;
    const random = stream(seed, `${group.id} states`);
    const queueId = group.queueIds[0] ?? '';
    if (CONTACT_QUEUES.includes(queueId)) {
      const own = contactLegs(random, roster);
      if (queueId === LEG_QUEUE) legLists.push(own);
      spanLists.push(legStates(roster, own));
    } else {
      spanLists.push(pooledStates(random, roster));
    }
  }
  const stateSpans = spanLists.flat();
  const intervalActuals: IntervalActual[] = histories.flatMap((history) => history.actuals);
  const allDays = rosters.flatMap(agentDays);
  const sums = monthSums(intervalActuals, allDays);
  return {
    seed,
    organisation: exampleOrganisation(),
    agents: rosters.flatMap(({ agentIds, work }) => agentIds.map((id) => ({ id, groupId: work.group.id }))),
    intervalActuals,
    events: CALENDAR_EVENTS,
    stateSpans,
    agentDays: allDays.filter(isPublishedAgentDay),
    legs: legLists.flat(),
    surveys: surveys(stream(seed, 'surveys'), histories, stateSpans),
    costs: sums.flatMap(costItems),
    contract: CONTRACT,
    invoiceCases: invoiceCases(sums),
  };
}

function queueHistories(seed: number): QueueHistory[] {
  const common = new Map(
    CLIENTS.map((client) => [client.id, slowWave(stream(seed, `${client.id} days`), daysOfSpan())]),
  );
  const grids = queueGrids(QUEUES);
  return QUEUES.map((queue) =>
    queueHistory(
      seed,
      queue,
      grids.get(queue.id) as DayGrid,
      common.get(queue.clientId ?? '') ?? new Float64Array(daysOfSpan()),
    ),
  );
}

function invoiceCases(sums: readonly MonthSums[]): ExampleInvoiceCase[] {
  const [august, september] = sums.map(measuredMonth) as [MeasuredMonth, MeasuredMonth];
  return [
    {
      month: '2026-08',
      measured: august,
      invoice: rightInvoice('NC-2026-0831', '2026-09-04', august),
      expectedVerdict: 'MATCH',
    },
    {
      month: '2026-09',
      measured: september,
      invoice: wrongInvoice('NC-2026-0930', '2026-10-05', september),
      expectedVerdict: 'MULTIPLE:QUANTITY_DIFFERENCE,RATE_DIFFERENCE',
    },
  ];
}
