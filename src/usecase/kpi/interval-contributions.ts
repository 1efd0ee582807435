import { dayText } from '../../calendar/index.ts';
import { type Interval, instantText } from '../../core/index.ts';
import { addIntervalActual, emptyMeasures } from '../../kpi/index.ts';
import {
  listImportFiles,
  readIntervalActuals,
  type StoredIntervalActual,
  type Transaction,
} from '../../store/index.ts';
import type { World } from '../world.ts';
import type { Contribution } from './contribution.ts';
import type { DaySpan } from './group-sums.ts';
import { clockOfScope, type KpiOrganisation } from './kpi-organisation.ts';

/**
 * The interval rows of some queues over local days: one contribution per interval of a single day, one per queue and day
 * of a longer span. Labels name the file that the rows came from.
 */
export async function intervalContributions(
  transaction: Transaction,
  world: World,
  organisation: KpiOrganisation,
  queueIds: readonly string[],
  days: DaySpan,
): Promise<Contribution[]> {
  const isOneDay = days.toDay - days.fromDay === 1;
  const fileNames = new Map<string, string>();
  const contributions: Contribution[] = [];
  for (const queueId of queueIds) {
    const clock = clockOfScope(organisation, 'queue', queueId);
    const span: Interval = { fromMs: clock.startOfDayMs(days.fromDay), toMs: clock.startOfDayMs(days.toDay) };
    const rows = await readIntervalActuals(transaction, world.scope, { queueIds: [queueId], ...span });
    const groups = new Map<string, StoredIntervalActual[]>();
    for (const row of rows) {
      const key = isOneDay ? instantText(row.startMs) : dayText(clock.localDayOf(row.startMs));
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
    for (const [when, group] of groups) {
      const files: string[] = [];
      for (const importId of new Set(group.map((row) => row.importId))) {
        files.push(await fileNameOf(transaction, world, importId, fileNames));
      }
      contributions.push(contributionOf(`${queueId} ${when} (${files.join(', ')})`, group));
    }
  }
  return contributions;
}

function contributionOf(label: string, rows: readonly StoredIntervalActual[]): Contribution {
  const sums = emptyMeasures();
  for (const row of rows) addIntervalActual(sums, row);
  const ids = [
    ...rows.map((row) => `${row.queueId} ${instantText(row.startMs)}`),
    ...new Set(rows.map((row) => row.importId)),
  ];
  return { label, sums, sourceOf: () => ({ table: 'interval_actual', ids }) };
}

async function fileNameOf(
  transaction: Transaction,
  world: World,
  importId: string,
  known: Map<string, string>,
): Promise<string> {
  const name = known.get(importId);
  if (name !== undefined) return name;
  const [file] = await listImportFiles(transaction, world.scope, importId);
  const found = file?.fileName ?? importId;
  known.set(importId, found);
  return found;
}
