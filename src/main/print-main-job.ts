import type { CliIo } from '../cli/index.ts';
import { accuracyText, planDayText } from '../report/index.ts';
import type { Database } from '../store/index.ts';
import {
  type AccuracySummary,
  EXAMPLE_SCOPE,
  explanationIdText,
  lazyExampleFiles,
  planExample,
  quietWorld,
  type ShownAccuracy,
  type ShownPlan,
  scoreExample,
  type World,
} from '../usecase/index.ts';

/** Runs the main job on the example and prints each result as soon as it stands. */
export async function printMainJob(
  database: Database,
  io: CliIo,
  progress: (share: number, text: string) => void,
): Promise<void> {
  const world: World = { ...quietWorld(database, EXAMPLE_SCOPE, io.now), progress };
  const files = lazyExampleFiles();
  io.stdout.write(planSection(await planExample(world, files)));
  io.stdout.write(accuracySection(await scoreExample(world, files)));
}

function planSection(shown: ShownPlan): string {
  const { queue, plan, forecast, levels, planVersionId } = shown;
  const count = plan.net.length;
  const example = plan.net.findIndex((agents) => agents > 0) + 4;
  const table = planDayText({
    ...plan,
    queueName: queue.name,
    timeZone: queue.timeZone,
    level: levels[0] as number,
    lower: forecast.lower.subarray(0, count),
    upper: forecast.upper.subarray(0, count),
  });
  const id = explanationIdText({
    kind: 'requirement',
    versionId: planVersionId,
    queueId: queue.id,
    column: 'gross',
    startMs: plan.firstStartMs + example * plan.intervalMinutes * 60_000,
  });
  return `
STAFFING PLAN  ${queue.name}, ${weekday(plan.day)} ${plan.day}, ${queue.timeZone}
Plan ${planVersionId} of ${shown.forecastVersionId}. Net = agents on position; gross = net / availability.

${table}
Where a number came from: agner explain ${id}
`;
}

function accuracySection(shown: ShownAccuracy): string {
  const volumes = (rows: readonly AccuracySummary[]): AccuracySummary[] =>
    rows.filter((row) => row.metric === 'offered');
  const byDay = new Map(volumes(shown.byDay).map((row) => [row.queueId, row]));
  const rows = volumes(shown.byInterval).map((interval) => ({
    queueId: interval.queueId,
    interval,
    day: byDay.get(interval.queueId) as AccuracySummary,
    coverage: interval.coverage,
  }));
  return `
FORECAST ACCURACY  contacts, ${shown.fromDay} to before ${shown.toDay}, forecast made ${new Date(shown.madeMs).toISOString().slice(0, 16)}Z
WAPE scores the median, bias the mean (+ = over-forecast); noise floor = what Poisson noise alone would leave.

${accuracyText(rows)}`;
}

function weekday(day: string): string {
  return new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
