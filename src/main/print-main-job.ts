import type { CliIo } from '../cli/index.ts';
import { money, roundMoney } from '../core/index.ts';
import {
  accuracyText,
  invoiceLinesText,
  perContactText,
  planDayText,
  scorecardText,
} from '../report/index.ts';
import type { Database } from '../store/index.ts';
import {
  type AccuracySummary,
  EXAMPLE_SCOPE,
  explanationIdText,
  judgeExample,
  type LazyExample,
  planExample,
  quietWorld,
  type ShownAccuracy,
  type ShownInvoice,
  type ShownJudgement,
  type ShownPlan,
  scoreExample,
  type World,
} from '../usecase/index.ts';

/** First day of what the example calls afterwards (docs/example-data.md). */
const ANCHOR = '2026-10-18';

/** Runs the main job on the example and prints each result as soon as it stands. */
export async function printMainJob(
  database: Database,
  io: CliIo,
  progress: (share: number, text: string) => void,
  example: LazyExample,
): Promise<void> {
  const world: World = { ...quietWorld(database, EXAMPLE_SCOPE, io.now), progress };
  io.stdout.write(planSection(await planExample(world, example)));
  io.stdout.write(accuracySection(await scoreExample(world, example)));
  io.stdout.write(judgementSection(await judgeExample(world, example)));
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

function judgementSection({ scorecards, vendorCosts, invoices }: ShownJudgement): string {
  const cards = scorecards.map(
    ({ title, rows }) => `
KPI SCORECARD  ${title}, October 2026
Agent states, plan and forecast begin on ${ANCHOR}: the rows made of them cover the days from then on.

${scorecardText(rows)}`,
  );
  const costs = vendorCosts.map(
    ({ vendorId, cost, contacts }) =>
      `  ${vendorId}: ${roundMoney(cost, 2).amount} ${cost.currency} / ${contacts} contacts = ${perContactText(cost, contacts)}\n`,
  );
  return `${cards.join('')}
COST PER CONTACT  vendors, October 2026, loaded

${costs.join('')}${invoices.map(invoiceSection).join('')}`;
}

function invoiceSection(shown: ShownInvoice): string {
  const { reconciliation: found, contacts, costPerContact, month, reconciliationId } = shown;
  const of = (amount: string): string =>
    `${amount} ${found.currency} (${perContactText(money(amount, found.currency), contacts)} a contact)`;
  const wrong = found.lines.find((line) => line.difference !== '0.00');
  return `
VENDOR INVOICE  ${found.invoiceNumber}, ${month}: ${found.verdict}
  expected ${of(found.expectedNet)}
  invoiced ${of(found.invoicedNet)}, difference ${found.differenceNet}, to pay ${found.payableNet}
  our own books: ${costPerContact === null ? 'n/a' : costPerContact.toFixed(4)} ${found.currency} a contact, loaded, over ${contacts} contacts of the vendor's groups

${invoiceLinesText(found.lines)}${
  wrong === undefined ? '' : `\nEvidence: agner explain invoice:${reconciliationId}:${wrong.code}\n`
}`;
}

function weekday(day: string): string {
  return new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
