/**
 * One row of the error table.
 *
 * @property status HTTP status the API answers with.
 * @property title  what went wrong, in one line, without the value (the message carries the value).
 * @property next   what the reader should do next; a throw site may give a more exact one.
 */
export interface ErrorRow {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503;
  readonly title: string;
  readonly next: string;
}
