import { instantText } from '../../core/index.ts';
import { displayValue, exactOf, findKpi } from '../../kpi/index.ts';
import { divideRational, type Rational } from '../../math/index.ts';
import { NO_ANSWER, type OverviewKpi } from '../../report/index.ts';
import { listKpiValues, type StoredKpiValue } from '../../store/index.ts';
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
    const values = await read((transaction) =>
      listKpiValues(transaction, world.scope, { grain, fromMs, toMs, scopeKind: 'tenant' }),
    );
    if (values.length > 0) return latestValues(values, grain);
  }
  return [];
}

function latestValues(values: readonly StoredKpiValue[], grain: 'M' | 'D'): OverviewKpi[] {
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
    };
  });
}

/** Periods begin at local midnight, at most half a day from UTC's. */
function periodText({ fromAt }: StoredKpiValue, grain: 'M' | 'D'): string {
  const day = instantText(fromAt + 12 * MS_PER_HOUR).slice(0, 10);
  return grain === 'M' ? day.slice(0, 7) : day;
}

function valueText(value: StoredKpiValue): string {
  const exact = exactValue(value);
  return exact === null ? NO_ANSWER : displayValue(exact, value.unit, 'en');
}

/** The value of a ratio, divided last; null over 0 and where a part is unknown. */
function exactValue({ value, numerator, denominator }: StoredKpiValue): Rational | null {
  if (value !== null) return exactOf(value);
  if (numerator === null || denominator === null) return null;
  return divideRational(exactOf(numerator), exactOf(denominator));
}
