import { instantText, type Queue } from '../../core/index.ts';
import { findKpi, type KpiFlag, LOW_SAMPLE, mixtureFlags, valueOfParts } from '../../kpi/index.ts';
import { kpiFlagsText, kpiValueText, NO_ANSWER, type OverviewKpi } from '../../report/index.ts';
import { listKpiValues, listQueues, type StoredKpiValue } from '../../store/index.ts';
import type { ApiContext } from '../api-server.ts';

/** How far back the scorecard looks for the latest value. */
const DAYS_BACK = 400;
const MS_PER_DAY = 86_400_000;
const MS_PER_HOUR = 3_600_000;

/** The latest value of each indicator of the whole tenant with the one before it: months, or days where there are none. */
export async function loadScorecard({ world, read }: ApiContext): Promise<OverviewKpi[]> {
  const toMs = world.now() + MS_PER_DAY;
  const fromMs = toMs - DAYS_BACK * MS_PER_DAY;
  for (const grain of ['M', 'D'] as const) {
    const [values, queues] = await read(async (transaction) => [
      await listKpiValues(transaction, world.scope, { grain, fromMs, toMs, scopeKind: 'tenant' }),
      await listQueues(transaction, world.scope),
    ]);
    if (values.length > 0) return latestValues(values, grain, queues);
  }
  return [];
}

function latestValues(
  values: readonly StoredKpiValue[],
  grain: 'M' | 'D',
  queues: readonly Queue[],
): OverviewKpi[] {
  const byKpi = new Map<string, StoredKpiValue[]>();
  for (const value of values) {
    const key = `${value.kpi} ${value.policy}`;
    byKpi.set(key, [...(byKpi.get(key) ?? []), value]);
  }
  return [...byKpi.values()].map((periods) => {
    const [before, last] = [periods.at(-2), periods.at(-1) as StoredKpiValue];
    const definition = findKpi(last.kpi);
    const policies = definition?.policies.length ?? 0;
    return {
      name: `${definition?.names.en ?? last.kpi}${policies > 1 ? ` (${last.policy})` : ''}`,
      period: periodText(last, grain),
      value: valueText(last),
      previous: before === undefined ? NO_ANSWER : valueText(before),
      sampleSize: last.sampleSize,
      notes: kpiFlagsText(flagsOf(last, queues)),
    };
  });
}

/** Periods begin at local midnight, at most half a day from UTC's. */
function periodText({ fromAt }: StoredKpiValue, grain: 'M' | 'D'): string {
  const day = instantText(fromAt + 12 * MS_PER_HOUR).slice(0, 10);
  return grain === 'M' ? day.slice(0, 7) : day;
}

function flagsOf(value: StoredKpiValue, queues: readonly Queue[]): KpiFlag[] {
  const definition = findKpi(value.kpi);
  if (definition === null) return [];
  const isLow = definition.sample !== null && value.sampleSize < LOW_SAMPLE;
  return [...mixtureFlags(definition, queues), ...(isLow ? (['lowSample'] as const) : [])];
}

function valueText(value: StoredKpiValue): string {
  return kpiValueText(valueOfParts(value), value.unit);
}
