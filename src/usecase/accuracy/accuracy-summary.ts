import { dayNumberOf, dayText } from '../../calendar/index.ts';
import type { LocalDay, Metric, Ratio } from '../../core/index.ts';
import { type AccuracySums, inTenant, listAccuracy } from '../../store/index.ts';
import type { World } from '../world.ts';

/** Accuracy of one queue's metric at one grain over a period; every measure keeps its two parts. */
export interface AccuracySummary {
  readonly queueId: string;
  readonly metric: Metric;
  readonly grain: 'interval' | 'day';
  readonly points: number;
  readonly holes: number;
  readonly wape: Ratio;
  /** Above 0 = over-forecast. */
  readonly bias: Ratio;
  /** Mean absolute error over the naive's in-sample one; 0 / 0 where there is none. */
  readonly mase: Ratio;
  readonly noiseFloor: Ratio;
  /** WAPE of last week's value on the points where it is known. */
  readonly naiveAbsoluteError: number;
  readonly coverage: readonly { readonly level: number; readonly ratio: Ratio }[];
}

/** Adds stored accuracy up over days and leads, per queue and metric. */
export async function accuracySummary(
  world: World,
  request: {
    readonly fromDay: LocalDay;
    readonly toDay: LocalDay;
    readonly grain: 'interval' | 'day';
    readonly metrics?: readonly Metric[];
    readonly queueIds?: readonly string[];
  },
): Promise<AccuracySummary[]> {
  const { database, scope } = world;
  const rows = await inTenant(database, scope.tenantId, (transaction) =>
    listAccuracy(transaction, scope, {
      queueIds: request.queueIds ?? 'all',
      ...(request.metrics === undefined ? {} : { metrics: request.metrics }),
      grain: request.grain,
      fromDay: request.fromDay,
      toDay: dayText(dayNumberOf(request.toDay) - 1),
    }),
  );
  const groups = new Map<string, AccuracySums[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.queueId, row.metric]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group) => summarise(group, request.grain));
}

function summarise(rows: readonly AccuracySums[], grain: 'interval' | 'day'): AccuracySummary {
  const { queueId, metric, levels } = rows[0] as AccuracySums;
  const total = (value: (row: AccuracySums) => number): number =>
    rows.reduce((sum, row) => sum + value(row), 0);
  const actual = total((row) => row.actual);
  const absoluteError = total((row) => row.absError);
  const points = total((row) => row.n);
  // The scale is an average per interval, so it is weighted by the points that were scored against it.
  const scaled = total((row) => (row.scaleN === 0 ? 0 : (row.n * row.scaleAbsError) / row.scaleN));
  return {
    queueId,
    metric,
    grain,
    points,
    holes: total((row) => row.holes),
    wape: { numerator: absoluteError, denominator: actual },
    bias: { numerator: total((row) => row.error), denominator: actual },
    mase:
      grain === 'interval'
        ? { numerator: absoluteError, denominator: scaled }
        : { numerator: 0, denominator: 0 },
    noiseFloor: { numerator: total((row) => row.noiseFloor), denominator: actual },
    naiveAbsoluteError: total((row) => row.naiveAbsError),
    coverage: [...levels].map((level, at) => ({
      level,
      ratio: {
        numerator: total((row) => row.inside[at] ?? 0),
        denominator: total((row) => row.insideN[at] ?? 0),
      },
    })),
  };
}
