import { Type } from 'typebox';
import { ERROR_TABLE } from '../../core/index.ts';
import type { Routes } from '../api-server.ts';
import { problems } from '../problem/problem-schema.ts';
import { closed, itemsOf } from '../schema/common.ts';

const ErrorRow = closed({
  code: Type.String(),
  status: Type.Integer(),
  title: Type.String(),
  next: Type.String(),
});

/** The table of errors: what each code means, and what to do about it. */
export const errorRoutes: Routes = (server) => {
  server.get(
    '/errors',
    {
      schema: {
        operationId: 'listErrors',
        tags: ['service'],
        summary: 'Every error code, what it means and what to do next',
        response: { 200: itemsOf(ErrorRow), ...problems },
      },
    },
    async () => ({ items: Object.entries(ERROR_TABLE).map(([code, row]) => ({ code, ...row })) }),
  );
};
