/** A row of one queue and local day from some published version. */
export interface PublishedDay {
  readonly versionId: string;
  readonly publishedMs: number;
  readonly firstStartMs: number;
  readonly intervalMinutes: number;
}

const MS_PER_MINUTE = 60_000;

/**
 * Which version counts for each slot of a day: the last one published at least a lag before the slot begins (design
 * decision: 7 days by default, 30 in contracts). Days of one queue and metric, in any order.
 *
 * @returns per slot the candidate that counts, or null where none was published early enough.
 */
export function inForcePerSlot<Candidate extends PublishedDay>(
  candidates: readonly Candidate[],
  slots: number,
  lagMs: number,
): readonly (Candidate | null)[] {
  const newestFirst = [...candidates].sort(
    (a, b) => b.publishedMs - a.publishedMs || (a.versionId < b.versionId ? 1 : -1),
  );
  return Array.from({ length: slots }, (_, slot) => {
    const isEarlyEnough = (candidate: Candidate): boolean =>
      candidate.publishedMs <=
      candidate.firstStartMs + slot * candidate.intervalMinutes * MS_PER_MINUTE - lagMs;
    return newestFirst.find(isEarlyEnough) ?? null;
  });
}

/** Rows that stand for one thing, in order of first appearance. */
export function groupRows<Row>(rows: readonly Row[], keyOf: (row: Row) => readonly unknown[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(keyOf(row));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}
