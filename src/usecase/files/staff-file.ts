import { timeParser, zone } from '../../calendar/index.ts';
import { AgnerError, type Fault } from '../../core/index.ts';
import { createStaffingProblemReader, type ReadSummary, type StaffingProblem } from '../../intake/index.ts';
import { type StaffingAnswer, solveStaffingProblem } from '../../staffing/index.ts';

export interface StaffFileRequest {
  readonly problems: AsyncIterable<string>;
  readonly fileName: string;
  readonly map: Readonly<Record<string, string>>;
}

/** What a chunk of the file held: answers in the order of its rows, and a fault for each row without one. */
export interface StaffBatch {
  readonly answers: readonly StaffingAnswer[];
  readonly faults: readonly Fault[];
}

export interface StaffFile {
  /** To be read once, to its end. */
  readonly batches: AsyncIterable<StaffBatch>;
  /** Complete when `batches` has ended. */
  summary(): ReadSummary;
}

/**
 * Solves a file of staffing problems chunk by chunk, so that a file of any size takes the memory of a chunk. A row that
 * cannot be solved is a fault; the others are kept.
 *
 * @throws AgnerError while reading, when the file as a whole is unusable.
 */
export function staffFile(request: StaffFileRequest): StaffFile {
  const reader = createStaffingProblemReader({
    time: timeParser(zone('UTC')),
    file: request.fileName,
    map: request.map,
  });
  async function* batches(): AsyncGenerator<StaffBatch> {
    for await (const chunk of request.problems) {
      const { records, faults } = reader.push(chunk);
      yield solveAll(records, faults, request.fileName);
      if (reader.summary().unusable !== null) break;
    }
    const { records, faults } = reader.end();
    yield solveAll(records, faults, request.fileName);
    const { unusable, rows } = reader.summary();
    if (unusable !== null) throw AgnerError.from(unusable);
    if (rows === 0) {
      throw new AgnerError('FILE_EMPTY', `"${request.fileName}" has a header and no row.`, {
        file: request.fileName,
      });
    }
  }
  return { batches: batches(), summary: () => reader.summary() };
}

function solveAll(problems: readonly StaffingProblem[], unread: readonly Fault[], file: string): StaffBatch {
  const answers: StaffingAnswer[] = [];
  const faults: Fault[] = [...unread];
  for (const problem of problems) {
    try {
      answers.push(solveStaffingProblem(problem));
    } catch (error) {
      if (!(error instanceof AgnerError)) throw error;
      faults.push({
        ...error.fault,
        row: problem.row,
        file,
        message: `${problem.id}: ${error.fault.message}`,
      });
    }
  }
  return { answers, faults };
}
