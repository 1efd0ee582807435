import { randomUUID } from 'node:crypto';
import swagger from '@fastify/swagger';
import fastify from 'fastify';
import { ENGINE_VERSION } from '../core/index.ts';
import { inTenant } from '../store/index.ts';
import { quietWorld } from '../usecase/index.ts';
import type { ApiContext, ApiServer, Routes } from './api-server.ts';
import { closeInTime } from './close-in-time.ts';
import { refuseForeignCallers } from './local-callers.ts';
import { answerProblem } from './problem/answer-problem.ts';
import { ProblemSchema } from './problem/problem-schema.ts';
import { answerUnknownRoutes } from './problem/unknown-routes.ts';
import { accuracyRoutes } from './routes/accuracy.ts';
import { errorRoutes } from './routes/errors.ts';
import { ExplanationSchema, explanationRoutes } from './routes/explanations.ts';
import { forecastRoutes } from './routes/forecasts.ts';
import { healthRoutes } from './routes/health.ts';
import { historyRoutes } from './routes/history.ts';
import { importRoutes } from './routes/imports.ts';
import { jobRoutes } from './routes/jobs.ts';
import { kpiRoutes } from './routes/kpis.ts';
import { organisationRoutes } from './routes/organisation.ts';
import { overviewRoutes } from './routes/overview.ts';
import { planRoutes } from './routes/plans.ts';
import { publicationRoutes } from './routes/publications.ts';
import { reconciliationRoutes } from './routes/reconciliations.ts';
import { runRoutes } from './routes/runs.ts';
import type { ApiOptions, ApiWorld, JobsDoor } from './server-options.ts';
import { compileValidator } from './validation/compile-validator.ts';

const JSON_LIMIT_BYTES = 1_000_000;
const CLOSE_GRACE_MS = 10_000;
/** Longest path parameter: an explanation's id names a version, a queue, a column and a time. */
const LONGEST_PARAMETER = 500;
const REQUEST_ID = /^[\w.:-]{1,100}$/;

const ROOT_ROUTES: readonly Routes[] = [healthRoutes, overviewRoutes];
const V1_ROUTES: readonly Routes[] = [
  errorRoutes,
  organisationRoutes,
  importRoutes,
  historyRoutes,
  forecastRoutes,
  planRoutes,
  publicationRoutes,
  accuracyRoutes,
  kpiRoutes,
  reconciliationRoutes,
  explanationRoutes,
  runRoutes,
  jobRoutes,
];

/**
 * Puts the HTTP API together; `listen` starts it.
 *
 * @param jobs where forecasts and plans are made; null makes them within the request.
 */
export function buildServer(parts: ApiWorld, jobs: JobsDoor | null, options: ApiOptions = {}): ApiServer {
  const server: ApiServer = fastify({
    bodyLimit: options.jsonLimitBytes ?? JSON_LIMIT_BYTES,
    logger: options.logger ?? false,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    genReqId: ({ headers }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
    frameworkErrors: (error, request, reply) => void answerProblem(error, request, reply),
  });
  server.setValidatorCompiler(compileValidator);
  server.setErrorHandler(answerProblem);
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });
  closeInTime(server, options.closeGraceMs ?? CLOSE_GRACE_MS);
  if (options.allowPublic !== true) refuseForeignCallers(server);
  answerUnknownRoutes(server);
  server.addSchema(ProblemSchema);
  server.addSchema(ExplanationSchema);
  describe(server);
  const context = contextOf(parts, jobs);
  // Each resource in a scope of its own: what one of them takes as a body, the others do not.
  const register = (routes: Routes, prefix: string) =>
    server.register(async (scoped) => routes(scoped, context), { prefix });
  for (const routes of ROOT_ROUTES) register(routes, '');
  for (const routes of V1_ROUTES) register(routes, '/v1');
  return server;
}

function contextOf({ database, scope, now }: ApiWorld, jobs: JobsDoor | null): ApiContext {
  return {
    world: quietWorld(database, scope, now),
    jobs,
    read: (work) => inTenant(database, scope.tenantId, work),
  };
}

/** Collects the schemas of the routes that follow into the OpenAPI document. */
function describe(server: ApiServer): void {
  server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Agner',
        version: ENGINE_VERSION,
        description:
          'Workforce planning and forecasting for contact centres. Instants are ISO 8601 in UTC, local days YYYY-MM-DD, spans of days include both; null in an array is a hole; money and exact values are decimal strings.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
    },
    // Shared schemas keep their names; by default they would be def-0, def-1 …
    refResolver: { buildLocalReference: (schema) => String(schema.$id) },
  });
}
