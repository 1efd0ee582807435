import { AgnerError, type Fault } from '../../core/index.ts';
import type { ReadSummary, RecordReader } from '../../intake/index.ts';

/** What became of a file's rows. */
export interface ReadReport {
  readonly summary: ReadSummary;
  /** The first refused rows; `summary.refused` counts them all. */
  readonly faults: readonly Fault[];
}

/** More faults than this are counted, not kept: a file of a million bad rows must not fill the memory. */
export const MOST_FAULTS_KEPT = 1000;

/**
 * Feeds a text through a reader and hands each batch of good records on, so that a file of any size takes the memory of
 * one chunk.
 */
export async function readRecords<T>(
  chunks: AsyncIterable<string>,
  reader: RecordReader<T>,
  take: (records: readonly T[]) => void | Promise<void>,
): Promise<ReadReport> {
  const faults: Fault[] = [];
  const settle = async (batch: { readonly records: readonly T[]; readonly faults: readonly Fault[] }) => {
    faults.push(...batch.faults.slice(0, Math.max(0, MOST_FAULTS_KEPT - faults.length)));
    if (batch.records.length > 0) await take(batch.records);
  };
  for await (const chunk of chunks) {
    await settle(reader.push(chunk));
    if (reader.summary().unusable !== null) break;
  }
  await settle(reader.end());
  return { summary: reader.summary(), faults };
}

/** All good records of a file that is small enough to hold. */
export async function readWholeFile<T>(
  chunks: AsyncIterable<string>,
  reader: RecordReader<T>,
): Promise<ReadReport & { readonly records: readonly T[] }> {
  const records: T[] = [];
  const report = await readRecords(chunks, reader, (batch) => {
    for (const record of batch) records.push(record);
  });
  return { ...report, records };
}

/**
 * Refuses a file of which no row could be used, by its first fault: what is wrong with the rows says more than what is
 * then missing.
 *
 * @throws AgnerError the fault that spoilt the file, the first refused row's, or FILE_EMPTY when there are no rows.
 */
export function requireRecords(
  read: ReadReport & { readonly records: readonly unknown[] },
  file: string,
): void {
  if (read.summary.unusable !== null) throw AgnerError.from(read.summary.unusable);
  if (read.records.length > 0) return;
  const [first] = read.faults;
  if (first === undefined) {
    throw new AgnerError('FILE_EMPTY', `"${file}" has a header and no usable row.`, { file });
  }
  const more = read.summary.refused - 1;
  const also = more > 0 ? ` All ${more + 1} rows were refused; this is the first.` : '';
  throw AgnerError.from({ ...first, message: `${first.message}${also}` });
}
