import { checkInvoice } from '../src/usecase/index.ts';
import type { JobHandler } from './handler.ts';
import { jobWorld } from './job-world.ts';
import { requireText } from './payload.ts';

/** Checks one stored invoice against its contract and what was measured. */
export const reconciliationStep: JobHandler = async (context) => {
  const invoiceId = requireText('reconciliation', context.payload, 'invoiceId');
  const { reconciliationId, reconciliation } = await checkInvoice(jobWorld(context), { invoiceId });
  return { invoiceId, reconciliationId, verdict: reconciliation.verdict };
};
