import type { CostItem } from '../core/index.ts';
import { csvText } from './csv-text.ts';
import type { Row } from './row.ts';
import { createTableReader, type ReaderOptions, type RecordReader } from './table-reader.ts';

export interface CostReaderOptions extends ReaderOptions {
  /** Currency of a file without a currency column. */
  readonly currency?: string;
}

const COLUMNS = [
  { name: 'id', synonyms: ['line id', 'entry id', 'document'] },
  { name: 'month', synonyms: ['period', 'mois'] },
  { name: 'category', synonyms: ['cost category', 'account', 'label'] },
  { name: 'amount', synonyms: ['cost', 'value', 'montant'] },
  { name: 'currency', synonyms: ['devise'] },
  { name: 'site', synonyms: ['siteId'] },
  { name: 'vendor', synonyms: ['vendorId', 'supplier'] },
  { name: 'queue', synonyms: ['queueId'] },
  { name: 'allocation', synonyms: ['allocation key', 'driver'] },
];
const ALLOCATIONS = ['direct', 'handle_time', 'volume', 'seats'] as const;

/**
 * Reads operating costs: `id,month,category,amount[,currency,site,vendor,queue,allocation]`. The month is `2026-11` or
 * `2026-11-01`; the amount stays the exact decimal that was written, and may be negative (a credit); allocation
 * defaults to direct.
 */
export function createCostReader(options: CostReaderOptions): RecordReader<CostItem> {
  return createTableReader<CostItem>(
    {
      columns: COLUMNS,
      required: [['id'], ['month'], ['category'], ['amount']],
      read: (row) => ({
        id: row.requiredText('id'),
        month: monthOf(row),
        category: row.requiredText('category'),
        cost: {
          amount: row.decimalText('amount') ?? row.empty('amount') ?? '0',
          currency: currencyOf(row, options.currency),
        },
        siteId: row.text('site'),
        vendorId: row.text('vendor'),
        queueId: row.text('queue'),
        allocation: row.choice('allocation', ALLOCATIONS) ?? 'direct',
      }),
    },
    options,
  );
}

function monthOf(row: Row): string {
  const cell = row.requiredText('month');
  if (/^(?:19[7-9]\d|20[0-6]\d|2070)-(?:0[1-9]|1[0-2])(?:-01)?$/.test(cell)) return `${cell.slice(0, 7)}-01`;
  row.fail('LOCAL_DAY_INVALID', 'month', `month is "${cell.slice(0, 40)}", not a month such as 2026-11.`);
  return '1970-01-01';
}

function currencyOf(row: Row, ofFile: string | undefined): string {
  const cell = row.text('currency') ?? ofFile ?? row.empty('currency') ?? 'XXX';
  if (!/^[A-Z]{3}$/.test(cell)) {
    row.fail('MONEY_INVALID', 'currency', `currency is "${cell.slice(0, 40)}", not a code such as EUR.`);
  }
  return cell;
}

/** Writes costs so that reading them gives the same records. */
export function costCsv(records: Iterable<CostItem>): string {
  return csvText(
    COLUMNS.map((column) => column.name),
    Array.from(records, (item) => [
      item.id,
      item.month,
      item.category,
      item.cost.amount,
      item.cost.currency,
      item.siteId,
      item.vendorId,
      item.queueId,
      item.allocation,
    ]),
  );
}
