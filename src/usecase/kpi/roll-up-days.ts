import { dayNumberOf, dayText } from '../../calendar/index.ts';
import { type HistoryDay, listKpiValues, readHistoryDays, type Transaction } from '../../store/index.ts';
import type { World } from '../world.ts';
import type { DaySpan } from './group-sums.ts';
import { clockOfScope, type KpiOrganisation } from './kpi-organisation.ts';
import { type Month, monthOf, monthsTouched } from './months.ts';
import { policiesInMonth } from './policies.ts';
import type { StoredValue } from './stored-values.ts';

/** Zones reach this far from UTC: a month of any zone lies within the UTC month and this much on either side. */
const MS_PER_DAY = 86_400_000;
const VOLUME = 'inflow_volume';

/** The values of the months touched that are stored already, days and months. */
export async function readStoredValues(
  transaction: Transaction,
  world: World,
  months: readonly Month[],
): Promise<StoredValue[]> {
  const [first, last] = [months[0] as Month, months.at(-1) as Month];
  const span = { fromMs: (first.fromDay - 1) * MS_PER_DAY, toMs: (last.toDay + 1) * MS_PER_DAY };
  const days = await listKpiValues(transaction, world.scope, { grain: 'D', ...span });
  return [...days, ...(await listKpiValues(transaction, world.scope, { grain: 'M', ...span }))];
}

/**
 * The days to compute: those asked for and, so that a month is the sum of all its days, the days of the months touched
 * that have history but no stored value yet, or none under a policy that the month is stored under.
 */
export async function daysToRollUp(
  transaction: Transaction,
  world: World,
  organisation: KpiOrganisation,
  asked: DaySpan,
  stored: readonly StoredValue[],
): Promise<DaySpan> {
  const months = monthsTouched(asked.fromDay, asked.toDay);
  const known = new Set(
    stored
      .filter((row) => row.scopeKind === 'queue' && row.grain === 'D')
      .map((row) => `${row.scopeId} ${row.fromAt} ${row.kpi === VOLUME ? VOLUME : row.policy}`),
  );
  const history: HistoryDay[] = await readHistoryDays(transaction, world.scope, {
    queueIds: organisation.queues.map(({ id }) => id),
    metrics: ['offered'],
    fromDay: dayText((months[0] as Month).fromDay),
    toDay: dayText((months.at(-1) as Month).toDay - 1),
  });
  let { fromDay, toDay } = asked;
  for (const { queueId, day } of history) {
    const number = dayNumberOf(day);
    const key = `${queueId} ${clockOfScope(organisation, 'queue', queueId).startOfDayMs(number)}`;
    const policies = policiesInMonth(organisation.settings, [queueId], monthOf(number));
    const isStored = known.has(`${key} ${VOLUME}`);
    const lacksPolicy =
      policies.some((policy) => known.has(`${key} ${policy}`)) &&
      policies.some((policy) => !known.has(`${key} ${policy}`));
    if (isStored && !lacksPolicy) continue;
    fromDay = Math.min(fromDay, number);
    toDay = Math.max(toDay, number + 1);
  }
  return { fromDay, toDay };
}
