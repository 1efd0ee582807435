import { dayNumberOf, zone } from '../calendar/index.ts';
import {
  agentDayCsv,
  agentStateCsv,
  costCsv,
  eventCsv,
  intervalCsv,
  legCsv,
  surveyCsv,
} from '../intake/index.ts';
import type { ExampleData } from './example-data.ts';
import { planTargetsYaml } from './plan-targets.ts';
import { ANCHOR_DAY } from './span.ts';

/** One file of the example. Its text is made chunk by chunk when it is asked for; the chunks in order are the file. */
export interface ExampleFile {
  readonly name: string;
  readonly chunks: () => Iterable<string>;
}

const ROWS_PER_CHUNK = 5000;

/**
 * The example as the files a contact centre would hand over, in the shapes that the importers read. Interval actuals
 * come in two parts: `intervals-history` ends before ANCHOR_DAY, `intervals-actuals` is what then happened, so that a
 * forecast can be made in between. A file has one interval length, so the 15-minute queue has files of its own.
 */
export function exampleFiles(data: ExampleData): ExampleFile[] {
  const anchors = new Map(
    data.organisation.queues.map((queue) => [
      queue.id,
      zone(queue.timeZone).startOfDayMs(dayNumberOf(ANCHOR_DAY)),
    ]),
  );
  const intervals = (name: string, minutes: number, past: boolean): ExampleFile =>
    csvFile(
      name,
      () =>
        data.intervalActuals.filter(
          (row) => row.minutes === minutes && row.startMs < (anchors.get(row.queueId) ?? 0) === past,
        ),
      intervalCsv,
    );
  return [
    intervals('intervals-history.csv', 30, true),
    intervals('intervals-history-15min.csv', 15, true),
    intervals('intervals-actuals.csv', 30, false),
    intervals('intervals-actuals-15min.csv', 15, false),
    csvFile('events.csv', () => data.events, eventCsv),
    csvFile('legs.csv', () => data.legs, legCsv),
    csvFile('states.csv', () => data.stateSpans, agentStateCsv),
    csvFile('agent-days.csv', () => data.agentDays, agentDayCsv),
    csvFile('surveys.csv', () => data.surveys, surveyCsv),
    csvFile('costs.csv', () => data.costs, costCsv),
    textFile('hours.json', () => json(data.organisation.openingHours)),
    textFile('targets.yaml', planTargetsYaml),
    textFile('contract.json', () => json(data.contract)),
    textFile('invoice-cases.json', () => json({ cases: invoiceCheckCases(data) })),
  ];
}

/** The invoiced months as cases for the invoice check: contract, what was measured, what was billed. */
export function invoiceCheckCases(data: ExampleData) {
  return data.invoiceCases.map(({ month, measured, invoice }, index) => ({
    id: `nordcall-${month}`,
    contract: data.contract,
    measured,
    invoice,
    prior_invoices: data.invoiceCases.slice(0, index).map((earlier) => earlier.invoice),
  }));
}

/** The whole text of a file, for those who want it at once. */
export function exampleFileText(file: ExampleFile): string {
  return Array.from(file.chunks()).join('');
}

function textFile(name: string, text: () => string): ExampleFile {
  return { name, chunks: () => [text()] };
}

function csvFile<T>(
  name: string,
  records: () => readonly T[],
  write: (part: readonly T[]) => string,
): ExampleFile {
  return {
    name,
    *chunks() {
      const all = records();
      yield write(all.slice(0, ROWS_PER_CHUNK));
      for (let from = ROWS_PER_CHUNK; from < all.length; from += ROWS_PER_CHUNK) {
        const text = write(all.slice(from, from + ROWS_PER_CHUNK));
        yield text.slice(text.indexOf('\n') + 1);
      }
    },
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
