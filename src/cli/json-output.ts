/** Rows as a JSON array, one row a line, without holding the text of all of them. */
export function* jsonRows(rows: Iterable<unknown>): Generator<string> {
  let separator = '[\n';
  for (const row of rows) {
    yield separator + JSON.stringify(row);
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
