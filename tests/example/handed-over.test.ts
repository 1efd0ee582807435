import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { dayNumberOf, timeParser, zone } from '../../src/calendar/index.ts';
import {
  CONTRACT,
  type ExampleData,
  type ExampleInvoice,
  exampleFiles,
  exampleFileText,
  generateExample,
  PLAN_TARGETS,
} from '../../src/example/index.ts';
import {
  createAgentDayReader,
  createAgentStateReader,
  createCostReader,
  createEventReader,
  createIntervalReader,
  createLegReader,
  createSurveyReader,
  type RecordReader,
} from '../../src/intake/index.ts';

let data: ExampleData;
beforeAll(() => {
  data = generateExample();
});

/** What the importer makes of a file: the records, and nothing refused. */
function read<T>(name: string, reader: RecordReader<T>): T[] {
  const file = exampleFiles(data).find((entry) => entry.name === name);
  const records: T[] = [];
  const take = (batch: { readonly records: readonly T[]; readonly faults: readonly unknown[] }): void => {
    expect(batch.faults).toEqual([]);
    for (const record of batch.records) records.push(record);
  };
  for (const chunk of file?.chunks() ?? []) take(reader.push(chunk));
  take(reader.end());
  expect(reader.summary()).toMatchObject({ refused: 0, unusable: null, unknownColumns: [] });
  return records;
}

describe('the files are what the importers read', () => {
  const options = { time: timeParser(zone('UTC')) };

  it('interval actuals, history and then what happened, come back as they were', () => {
    const both = (name: string) =>
      [`${name}.csv`, `${name}-15min.csv`].flatMap((file) => read(file, createIntervalReader(options)));
    const history = both('intervals-history');
    const after = both('intervals-actuals');
    expect(after.length).toBeGreaterThan(2000);
    const key = (row: { readonly queueId: string; readonly startMs: number }): string =>
      `${row.queueId} ${row.startMs}`;
    const bySlot = new Map([...history, ...after].map((row) => [key(row), row]));
    expect(bySlot.size).toBe(data.intervalActuals.length);
    const lost = data.intervalActuals.filter((row) => !isDeepStrictEqual(bySlot.get(key(row)), row));
    expect(lost).toEqual([]);
    const firstAfter = new Map(after.toReversed().map((row) => [row.queueId, row.startMs]));
    expect(history.filter((row) => row.startMs >= (firstAfter.get(row.queueId) ?? 0))).toEqual([]);
  });

  it('events, legs, states, agent days, surveys and costs come back as they were', () => {
    expect(read('events.csv', createEventReader(options))).toEqual(data.events);
    expect(isDeepStrictEqual(read('legs.csv', createLegReader(options)), data.legs)).toBe(true);
    expect(isDeepStrictEqual(read('agent-days.csv', createAgentDayReader(options)), data.agentDays)).toBe(
      true,
    );
    expect(isDeepStrictEqual(read('surveys.csv', createSurveyReader(options)), data.surveys)).toBe(true);
    expect(read('costs.csv', createCostReader(options))).toEqual(data.costs);
    expect(isDeepStrictEqual(read('states.csv', createAgentStateReader(options)), data.stateSpans)).toBe(
      true,
    );
  });

  it('documents parse to what was meant', () => {
    const text = (name: string): string => {
      const file = exampleFiles(data).find((entry) => entry.name === name);
      return file === undefined ? '' : exampleFileText(file);
    };
    expect(parse(text('targets.yaml'))).toEqual(PLAN_TARGETS);
    expect(JSON.parse(text('hours.json'))).toEqual(data.organisation.openingHours);
    expect(JSON.parse(text('contract.json'))).toEqual(data.contract);
    expect(JSON.parse(text('invoice-cases.json')).cases).toHaveLength(2);
  });
});

/** Cents of a decimal text, exactly; more than two decimals are refused by the caller's choice of inputs. */
function scaled(text: string, decimals: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  expect(fraction.length).toBeLessThanOrEqual(decimals);
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

/** quantity x price, half up to cents, by whole numbers. */
function lineCents(quantity: string, price: string): bigint {
  const product = scaled(quantity, 4) * scaled(price, 4);
  return (product + 500_000n) / 1_000_000n;
}

function priceOn(code: string, day: string): string {
  const rate = CONTRACT.rates.find((entry) => entry.code === code);
  const row = rate?.prices.find((price) => price.from <= day && (price.to === null || day <= price.to));
  return row?.price ?? '';
}

function expectAddsUp(invoice: ExampleInvoice): void {
  const net = invoice.lines.reduce((total, line) => total + scaled(line.amount, 2), 0n);
  expect(scaled(invoice.net, 2)).toBe(net);
  expect(scaled(invoice.vat, 2)).toBe((net * 20n + 50n) / 100n);
  expect(scaled(invoice.gross, 2)).toBe(net + scaled(invoice.vat, 2));
  for (const line of invoice.lines) expect(scaled(line.amount, 2)).toBe(lineCents(line.qty, line.unit_price));
}

describe('measured quantities', () => {
  it('are plain sums of the actuals and the agent days of the month', () => {
    const clock = zone('Europe/Paris');
    for (const { month, measured } of data.invoiceCases) {
      const from = clock.startOfDayMs(dayNumberOf(`${month}-01`));
      const to = clock.startOfDayMs(dayNumberOf(measured.period.to) + 1);
      const handled = (queueId: string): number =>
        data.intervalActuals
          .filter((row) => row.queueId === queueId && row.startMs >= from && row.startMs < to)
          .reduce((total, row) => total + (row.handled ?? 0), 0);
      const seconds = data.agentDays
        .filter((row) => row.groupId === 'lille-billing' && row.day.startsWith(month))
        .reduce((total, row) => total + row.billedSeconds, 0);
      expect(measured.qty.VOICE).toBe(String(handled('orders')));
      expect(measured.qty.EMAIL).toBe(String(handled('care-mail')));
      expect(Number(measured.qty.HOURS)).toBe(seconds / 3600);
      expect(handled('orders')).toBeGreaterThan(10_000);
    }
  });
});

describe('the two invoices', () => {
  it('August is right to the cent', () => {
    const [august] = data.invoiceCases;
    expect(august?.month).toBe('2026-08');
    expectAddsUp(august?.invoice as ExampleInvoice);
    for (const line of august?.invoice.lines ?? []) {
      expect(line.qty).toBe(august?.measured.qty[line.code]);
      expect(line.unit_price).toBe(priceOn(line.code, '2026-08-01'));
    }
    expect(august?.invoice.lines.map((line) => line.code)).toEqual(CONTRACT.rates.map((rate) => rate.code));
  });

  it('September bills too many calls and an old price, and adds up all the same', () => {
    const september = data.invoiceCases[1];
    expect(september?.month).toBe('2026-09');
    const invoice = september?.invoice as ExampleInvoice;
    expectAddsUp(invoice);
    const faults = invoice.lines.flatMap((line) => {
      const measured = Number(september?.measured.qty[line.code]);
      const overQuantity = Number(line.qty) / measured - 1 > Number(CONTRACT.tolerance.qty_rel);
      const otherPrice = line.unit_price !== priceOn(line.code, '2026-09-01');
      return [
        ...(overQuantity ? [`${line.code} quantity`] : []),
        ...(otherPrice ? [`${line.code} price`] : []),
      ];
    });
    expect(faults).toEqual(['VOICE quantity', 'EMAIL price']);
    expect(september?.expectedVerdict).toBe('MULTIPLE:QUANTITY_DIFFERENCE,RATE_DIFFERENCE');
  });
});

describe('costs', () => {
  it('are one amount per id, in cents, of the last three months', () => {
    expect(new Set(data.costs.map((item) => item.id)).size).toBe(data.costs.length);
    expect(new Set(data.costs.map((item) => item.month))).toEqual(
      new Set(['2026-08-01', '2026-09-01', '2026-10-01']),
    );
    expect(new Set(data.costs.map((item) => item.category))).toEqual(
      new Set(['agent_pay', 'vendor', 'telecom', 'overhead']),
    );
    for (const item of data.costs) expect(item.cost.amount).toMatch(/^\d+\.\d{2}$/);
  });

  it('hold for Nordcall what its contract makes of the month, not what it billed', () => {
    const owed = (month: string): string | undefined =>
      data.costs.find((item) => item.vendorId === 'nordcall' && item.month.startsWith(month))?.cost.amount;
    expect(owed('2026-08')).toBe(data.invoiceCases[0]?.invoice.net);
    expect(Number(owed('2026-09'))).toBeLessThan(Number(data.invoiceCases[1]?.invoice.net));
  });
});
