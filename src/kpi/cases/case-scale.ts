import { type CaseRecord, numberField, refuse } from '../golden-case-fields.ts';

/** The lowest and highest score that a case's question allows: 1 to 5 unless told otherwise. */
export function scaleOf(params: CaseRecord): [number, number] {
  const scale = params.scale ?? [1, 5];
  if (!Array.isArray(scale) || scale.length !== 2) return refuse('scale', 'two numbers', scale);
  const ends: CaseRecord = { min: scale[0], max: scale[1] };
  return [numberField(ends, 'min'), numberField(ends, 'max')];
}
