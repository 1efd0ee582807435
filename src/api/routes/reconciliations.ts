import { Type } from 'typebox';
import { listReconciliations } from '../../store/index.ts';
import type { Routes } from '../api-server.ts';
import { found } from '../not-found.ts';
import { problems } from '../problem/problem-schema.ts';
import { closed, Id } from '../schema/common.ts';
import { nullable } from '../schema/nullable.ts';

const amount = nullable(Type.String({ description: 'Exact decimal in the currency.' }));

const ReconciliationItem = closed({
  id: Id,
  runId: Id,
  vendorId: Id,
  invoiceId: Id,
  contractId: Id,
  contractVersion: Type.Integer(),
  verdict: Type.String(),
  currency: Type.String(),
  expectedNet: amount,
  invoicedNet: Type.String(),
  differenceNet: amount,
  payableNet: amount,
  lines: Type.Array(
    closed({
      code: Type.String(),
      verdict: Type.String(),
      expected: amount,
      invoiced: amount,
      difference: amount,
      quantityEffect: amount,
      rateEffect: amount,
      arithmeticEffect: amount,
      evidence: Type.Unknown(),
    }),
  ),
});

/** What an invoice asked for against what the contract and the measured quantities give. */
export const reconciliationRoutes: Routes = (server, { world, read }) => {
  server.get(
    '/reconciliations/:id',
    {
      schema: {
        operationId: 'getReconciliation',
        tags: ['invoices'],
        summary: 'The outcome of an invoice check, line by line',
        params: closed({ id: Id }),
        response: { 200: ReconciliationItem, ...problems },
      },
    },
    async ({ params: { id } }) => {
      const [stored] = await read((transaction) => listReconciliations(transaction, world.scope, { id }));
      const { document: _document, ...outcome } = found(
        stored,
        'reconciliation',
        id,
        '/v1/runs?kind=reconciliation',
      );
      return { ...outcome, lines: [...outcome.lines] };
    },
  );
};
