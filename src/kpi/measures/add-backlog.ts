import { zone } from '../../calendar/index.ts';
import { secondsOf } from './elapsed-time.ts';
import { addKeyed, emptyMeasures, type MeasureSums } from './measure-sums.ts';

/** A case as the backlog sees it. */
export interface BacklogCase {
  readonly createdMs: number;
  readonly closedMs: number | null;
  readonly dueMs: number | null;
}

/** Open at an instant: created by then, and not closed by then. */
export function isOpenCase({ createdMs, closedMs }: BacklogCase, atMs: number): boolean {
  return createdMs <= atMs && (closedMs === null || closedMs > atMs);
}

/** Adds the backlog at an instant. A later snapshot replaces it; one of another queue at the same instant adds to it. */
export function addBacklogSnapshot(sums: MeasureSums, cases: readonly BacklogCase[], atMs: number): void {
  const key = instantKey(atMs);
  const open = cases.filter((one) => isOpenCase(one, atMs));
  const due = open.filter((one) => one.dueMs !== null);
  addKeyed(sums, 'openCases', key, open.length);
  const ageMs = open.reduce((total, { createdMs }) => total + atMs - createdMs, 0);
  addKeyed(sums, 'openCaseAgeSeconds', key, secondsOf(ageMs));
  addKeyed(sums, 'openCasesWithDueDate', key, due.length);
  addKeyed(sums, 'openCasesOverdue', key, due.filter((one) => (one.dueMs as number) < atMs).length);
}

/** Adds a number of open cases that a source counted itself. @param key its local day or instant. */
export function addOpenCount(sums: MeasureSums, key: string, open: number | string): void {
  addKeyed(sums, 'openCases', key, open);
}

/** A group of ages in whole local days, both ends inside; null = and older. */
export interface AgeBucket {
  readonly name: string;
  readonly fromDays: number;
  readonly toDays: number | null;
}

/**
 * The backlog at an instant by age, each bucket its own sums, so that each rolls up like the backlog. Ages are counted
 * in local days, from the day of creation to the day of the instant. Empty buckets hold a 0.
 */
export function backlogByAge(
  cases: readonly BacklogCase[],
  atMs: number,
  buckets: readonly AgeBucket[],
  timeZone: string,
): Map<string, MeasureSums> {
  const local = zone(timeZone);
  const today = local.localDayOf(atMs);
  const groups = new Map<string, MeasureSums>();
  for (const { name, fromDays, toDays } of buckets) {
    const sums = groups.get(name) ?? emptyMeasures();
    groups.set(name, sums);
    const within = cases.filter(({ createdMs }) => {
      const age = today - local.localDayOf(createdMs);
      return age >= fromDays && (toDays === null || age <= toDays);
    });
    addBacklogSnapshot(sums, within, atMs);
  }
  return groups;
}

function instantKey(ms: number): string {
  return new Date(ms).toISOString();
}
