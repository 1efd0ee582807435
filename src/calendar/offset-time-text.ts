import type { Zone } from './zone.ts';

const MS_PER_MINUTE = 60_000;

/** An instant on the wall clock of a zone, with its offset: `2026-11-02T07:00:00+01:00`; `Z` where the offset is 0. */
export function offsetTimeText(ms: number, zone: Zone): string {
  const offsetMinutes = zone.offsetMsAt(ms) / MS_PER_MINUTE;
  const local = new Date(ms + offsetMinutes * MS_PER_MINUTE).toISOString().slice(0, 19);
  if (offsetMinutes === 0) return `${local}Z`;
  const size = Math.abs(offsetMinutes);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}
