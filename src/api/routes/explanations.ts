import { Type } from 'typebox';
import type { Explanation } from '../../core/index.ts';
import { explain } from '../../usecase/index.ts';
import type { Routes } from '../api-server.ts';
import { problems } from '../problem/problem-schema.ts';
import { closed, Id } from '../schema/common.ts';

/** A tree: each number with the parts that make it, down to stored rows. */
export const ExplanationSchema = Type.Unsafe<Explanation>({
  $id: 'Explanation',
  type: 'object',
  description: 'Where one number came from: sum, product, ratio and max re-add to the value.',
  additionalProperties: false,
  required: ['label', 'value', 'unit', 'operation', 'parts'],
  properties: {
    label: { type: 'string' },
    value: { type: ['number', 'string', 'null'] },
    unit: { type: 'string' },
    operation: { type: 'string', enum: ['sum', 'product', 'ratio', 'max', 'function', 'given', 'source'] },
    formula: { type: 'string' },
    source: {
      type: 'object',
      additionalProperties: false,
      required: ['table', 'ids'],
      properties: { table: { type: 'string' }, ids: { type: 'array', items: { type: 'string' } } },
    },
    parts: { type: 'array', items: { $ref: 'Explanation#' } },
    // Of an indicator, at the top of its tree.
    id: { type: 'string' },
    sentence: {
      type: 'object',
      additionalProperties: false,
      required: ['en', 'fr'],
      properties: { en: { type: 'string' }, fr: { type: 'string' } },
    },
    runId: { type: 'string' },
    isCurrent: { type: 'boolean', description: 'False: the rows have changed since the value was stored.' },
  },
});

/** Where any stored number came from. */
export const explanationRoutes: Routes = (server, { world }) => {
  server.get(
    '/explanations/:id',
    {
      schema: {
        operationId: 'explain',
        tags: ['explanations'],
        summary: 'Where a stored number came from, step by step, down to the rows it was read from',
        description:
          'Ids are requirement:<plan>:<queue>:<column>:<start>, forecast:<version>:<queue>:<metric>:<start>, kpi:<kpi>:<scope kind>:<scope id>:<grain>:<day> and invoice:<reconciliation>:<code>.',
        params: closed({ id: Id }),
        response: { 200: Type.Unsafe<Explanation>({ $ref: 'Explanation#' }), ...problems },
      },
    },
    async ({ params: { id } }) => explain(world, id),
  );
};
