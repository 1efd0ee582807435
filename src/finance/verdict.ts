/** What a line may be found to be. The order is the order in which several are written on one line. */
export const LINE_VERDICTS = [
  'MATCH',
  'ARITHMETIC_ERROR',
  'RATE_DIFFERENCE',
  'QUANTITY_DIFFERENCE',
  'MATCH_WITHIN_TOLERANCE',
  'TIER_ERROR',
  'MIN_COMMITMENT_ERROR',
  'BONUS_MALUS_ERROR',
  'FX_ERROR',
  'UNKNOWN_LINE',
  'MISSING_LINE',
  'CREDIT_NOTE_OK',
  'CREDIT_NOTE_WRONG',
] as const;
export type LineVerdict = (typeof LINE_VERDICTS)[number];

/** What the document itself may be found to be. */
export type DocumentVerdict = 'DUPLICATE_INVOICE' | 'OUT_OF_CONTRACT_PERIOD' | 'VAT_ERROR' | 'TOTALS_ERROR';

const HARMLESS: readonly string[] = ['MATCH', 'MATCH_WITHIN_TOLERANCE', 'CREDIT_NOTE_OK'];

/** Is there anything to claim? */
export function isFault(verdict: LineVerdict | DocumentVerdict): boolean {
  return !HARMLESS.includes(verdict);
}

/** One kind of fault gives its name; several give MULTIPLE: and the names in alphabetical order. */
export function documentVerdict(found: readonly (LineVerdict | DocumentVerdict)[]): string {
  const faults = [...new Set(found.filter(isFault))].sort();
  if (faults.length > 1) return `MULTIPLE:${faults.join(',')}`;
  if (faults[0] !== undefined) return faults[0];
  return found.includes('MATCH_WITHIN_TOLERANCE') ? 'MATCH_WITHIN_TOLERANCE' : 'MATCH';
}
