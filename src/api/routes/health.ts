import { sql } from 'drizzle-orm';
import { Type } from 'typebox';
import { AgnerError, ENGINE_VERSION } from '../../core/index.ts';
import type { Routes } from '../api-server.ts';
import { problems } from '../problem/problem-schema.ts';
import { AnyObject, choice, closed } from '../schema/common.ts';

const Health = closed({ status: choice(['ok']), version: Type.String() });
const Ready = closed({ status: choice(['ready']), database: choice(['embedded', 'postgres']) });

/** Is the process alive, does its database answer, and what can it do? */
export const healthRoutes: Routes = (server, { world, read }) => {
  server.get(
    '/health',
    {
      schema: {
        operationId: 'getHealth',
        tags: ['service'],
        summary: 'Is the process alive?',
        response: { 200: Health, ...problems },
      },
    },
    async () => ({ status: 'ok' as const, version: ENGINE_VERSION }),
  );

  server.get(
    '/ready',
    {
      schema: {
        operationId: 'getReadiness',
        tags: ['service'],
        summary: 'Does the database answer?',
        response: { 200: Ready, ...problems },
      },
    },
    async () => {
      try {
        await read((transaction) => transaction.execute(sql`SELECT 1`));
      } catch (cause) {
        throw new AgnerError('DATABASE_START_FAILED', 'The database does not answer.', { cause });
      }
      return { status: 'ready' as const, database: world.database.kind };
    },
  );

  server.get(
    '/openapi.json',
    {
      schema: {
        operationId: 'getOpenApi',
        tags: ['service'],
        summary: 'This description of the API',
        response: { 200: AnyObject, ...problems },
      },
    },
    async () => server.swagger() as unknown as Readonly<Record<string, unknown>>,
  );
};
