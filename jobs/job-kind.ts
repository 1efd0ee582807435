/**
 * Every kind of background job. `nightly` is the head of the chain import, forecast, plan, accuracy, kpi;
 * `vacuum` stands in for the autovacuum that the embedded database does not have.
 */
export const JOB_KINDS = [
  'import',
  'forecast',
  'plan',
  'accuracy',
  'kpi',
  'reconciliation',
  'nightly',
  'vacuum',
] as const;
export type JobKind = (typeof JOB_KINDS)[number];

export function isJobKind(text: string): text is JobKind {
  return (JOB_KINDS as readonly string[]).includes(text);
}
