import type { LocalDay } from '../core/index.ts';

/** Public holidays of France in the span: those of the whole country, Alsace-Moselle's two left out. */
export const FRENCH_HOLIDAYS: readonly LocalDay[] = [
  '2025-05-01',
  '2025-05-08',
  '2025-05-29',
  '2025-06-09',
  '2025-07-14',
  '2025-08-15',
  '2025-11-01',
  '2025-11-11',
  '2025-12-25',
  '2026-01-01',
  '2026-04-06',
  '2026-05-01',
  '2026-05-08',
  '2026-05-14',
  '2026-05-25',
  '2026-07-14',
  '2026-08-15',
];

/** Federal holidays of the United States in the span, with the observed Friday of 4 July 2026. */
export const AMERICAN_HOLIDAYS: readonly LocalDay[] = [
  '2025-05-26',
  '2025-06-19',
  '2025-07-04',
  '2025-09-01',
  '2025-10-13',
  '2025-11-11',
  '2025-11-27',
  '2025-12-25',
  '2026-01-01',
  '2026-01-19',
  '2026-02-16',
  '2026-05-25',
  '2026-06-19',
  '2026-07-03',
  '2026-07-04',
  '2026-09-07',
  '2026-10-12',
];

/** The public holidays that a country code of the cast stands for. */
export const HOLIDAYS_BY_COUNTRY: Readonly<Record<string, readonly LocalDay[]>> = {
  FR: FRENCH_HOLIDAYS,
  US: AMERICAN_HOLIDAYS,
};
