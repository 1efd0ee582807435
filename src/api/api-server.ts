import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { Transaction } from '../store/index.ts';
import type { World } from '../usecase/index.ts';
import type { JobsDoor } from './server-options.ts';

/** A fastify server whose handlers are typed by the schemas of their routes. */
export type ApiServer = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What routes are given. */
export interface ApiContext {
  readonly world: World;
  readonly jobs: JobsDoor | null;
  /** Reads the store in one transaction of the tenant. */
  readonly read: <Result>(work: (transaction: Transaction) => Promise<Result>) => Promise<Result>;
}

/** Declares the routes of one resource on the server. */
export type Routes = (server: ApiServer, context: ApiContext) => void;
