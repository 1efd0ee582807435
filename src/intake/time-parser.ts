/**
 * What an importer needs to know of a written time. The calendar's reading has this shape; it is handed in because both
 * rooms stand on one floor.
 */
export type TimeReading =
  | {
      readonly kind: 'ok';
      readonly ms: number;
      /** The second occurrence of a local time that the clocks showed twice, else null. */
      readonly laterMs: number | null;
      /** The wall-clock time as if it were UTC: tells whether an interval is aligned. */
      readonly localMs: number;
      /** The text was a date alone; `ms` is the first instant of that day. */
      readonly wholeDay: boolean;
    }
  | { readonly kind: 'fault'; readonly message: string; readonly next: string };

/** Reads one time, in the zone of the file where the text has no offset. Must not throw. */
export type TimeParser = (text: string) => TimeReading;
