import { AgnerError } from '../../core/index.ts';

/** Names one line of a checked invoice: `invoice:reconciliation-1a2b:VOICE`. */
export interface ReconciliationLineId {
  readonly reconciliationId: string;
  readonly code: string;
}

const PREFIX = 'invoice';

export function formatReconciliationLineId({ reconciliationId, code }: ReconciliationLineId): string {
  return [PREFIX, reconciliationId, code].join(':');
}

/** Codes may hold colons, ids of reconciliations do not. @throws AgnerError EXPLANATION_ID_INVALID. */
export function parseReconciliationLineId(text: string): ReconciliationLineId {
  const [prefix, reconciliationId, ...rest] = text.split(':');
  const code = rest.join(':');
  if (prefix !== PREFIX || !reconciliationId || code === '') {
    throw new AgnerError(
      'EXPLANATION_ID_INVALID',
      `The id "${text}" is not of the form invoice:<reconciliation id>:<contract code>.`,
      { field: 'id', value: text },
    );
  }
  return { reconciliationId, code };
}
