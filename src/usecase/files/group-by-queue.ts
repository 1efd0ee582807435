/** Records by queue, each group in the order of the file. */
export function groupByQueue<T extends { readonly queueId: string }>(
  records: readonly T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const record of records) {
    const group = groups.get(record.queueId);
    if (group === undefined) groups.set(record.queueId, [record]);
    else group.push(record);
  }
  return groups;
}
