import { type Fault, formatFault } from '../core/index.ts';
import { type CliIo, EXIT, type ExitCode } from './io.ts';

/** More than this many faults on a screen help nobody; the count says how many there are. */
export const MOST_FAULTS_SHOWN = 20;

/** Lists refused rows on standard error. `total` counts them all where `faults` holds only the first. */
export function listFaults(faults: readonly Fault[], total: number, io: CliIo): void {
  for (const found of faults.slice(0, MOST_FAULTS_SHOWN)) io.stderr.write(`${formatFault(found)}\n`);
  const hidden = total - Math.min(faults.length, MOST_FAULTS_SHOWN);
  if (hidden > 0) io.stderr.write(`… and ${hidden} more refused.\n`);
}

/** 0 when every row was used, 3 when some were refused, 2 when `--strict` forbids that or nothing was usable. */
export function exitCodeFor(usable: boolean, refused: number, strict: boolean): ExitCode {
  if (!usable) return EXIT.unusable;
  if (refused === 0) return EXIT.done;
  return strict ? EXIT.unusable : EXIT.someRowsRefused;
}

/** Tells what was accepted but is worth knowing: columns not used, rows read in a particular way. */
export function listNotes(
  summary: {
    readonly unknownColumns: readonly string[];
    readonly notes: readonly { readonly what: string; readonly rows: number }[];
  },
  io: CliIo,
): void {
  if (summary.unknownColumns.length > 0) {
    io.stderr.write(`Columns not used: ${summary.unknownColumns.join(', ')}\n`);
  }
  for (const note of summary.notes) io.stderr.write(`${note.rows} rows: ${note.what}\n`);
}
