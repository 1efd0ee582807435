/**
 * Lead times that behave alike share a bucket: weights and bounds are learnt per bucket (Taylor 2008 finds other
 * methods best on the first day than from the third on). A lead is counted in open days from the last observed day:
 * over a closed weekend nothing is learnt and nothing is lost.
 */
export const BUCKET_LAST_LEADS = [1, 3, 7, 14, 28] as const;

export const BUCKET_COUNT = BUCKET_LAST_LEADS.length;

/** Longest lead the rolling origins look at; longer ones use the last bucket. */
export const LONGEST_BACKTESTED_LEAD = BUCKET_LAST_LEADS[BUCKET_COUNT - 1]!;

/** Bucket of a lead of 1, 2, … open days. */
export function bucketOfLead(lead: number): number {
  const bucket = BUCKET_LAST_LEADS.findIndex((last) => lead <= last);
  return bucket < 0 ? BUCKET_COUNT - 1 : bucket;
}

/** `day 1`, `days 2-3`, …: the bucket in words. */
export function bucketLabel(bucket: number): string {
  const last = BUCKET_LAST_LEADS[bucket]!;
  const first = bucket === 0 ? 1 : BUCKET_LAST_LEADS[bucket - 1]! + 1;
  return first === last ? `day ${last}` : `days ${first}-${last}`;
}
