import type { CaseReader, CaseReaders } from './case-reader.ts';
import { BACKLOG_CASE_READERS } from './read-backlog-cases.ts';
import { CLOCK_CASE_READERS } from './read-clock-cases.ts';
import { CONTACT_CASE_READERS } from './read-contact-cases.ts';
import { JUDGED_CASE_READERS } from './read-judged-cases.ts';
import { PEOPLE_CASE_READERS } from './read-people-cases.ts';
import { SALES_CASE_READERS } from './read-sales-cases.ts';
import { VOICE_CASE_READERS } from './read-voice-cases.ts';
import { WORK_CASE_READERS } from './read-work-cases.ts';

const READERS: CaseReaders = {
  ...CONTACT_CASE_READERS,
  ...CLOCK_CASE_READERS,
  ...BACKLOG_CASE_READERS,
  ...WORK_CASE_READERS,
  ...VOICE_CASE_READERS,
  ...PEOPLE_CASE_READERS,
  ...SALES_CASE_READERS,
  ...JUDGED_CASE_READERS,
};

/** The reader of the cases of a KPI; null where its input is read part by part. */
export function caseReaderOf(kpi: string): CaseReader | null {
  return Object.hasOwn(READERS, kpi) ? (READERS[kpi] ?? null) : null;
}
