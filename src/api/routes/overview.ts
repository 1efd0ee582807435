import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { ENGINE_VERSION } from '../../core/index.ts';
import { OVERVIEW_STYLE, overviewPage } from '../../report/index.ts';
import type { Routes } from '../api-server.ts';
import { loadPlan } from '../overview/load-plan.ts';
import { loadScorecard } from '../overview/load-scorecard.ts';
import { problems } from '../problem/problem-schema.ts';
import { closed, Id } from '../schema/common.ts';

/** Only the page's own style may be used: no script, no image, nothing from elsewhere. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(OVERVIEW_STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const LINKS = [
  { href: '/openapi.json', what: 'every path, described (OpenAPI 3.1)' },
  { href: '/v1/queues', what: 'queues' },
  { href: '/v1/staff-groups', what: 'staff groups' },
  { href: '/v1/forecasts', what: 'forecast versions' },
  { href: '/v1/plans', what: 'plan versions' },
  { href: '/v1/kpis/definitions', what: 'the catalogue of indicators' },
  { href: '/v1/runs', what: 'what was done, newest first' },
  { href: '/v1/jobs', what: 'background jobs' },
  { href: '/v1/errors', what: 'error codes and what to do about them' },
];

/** The service at a glance, for people, until the console stands here. */
export const overviewRoutes: Routes = (server, context) => {
  server.get(
    '/',
    {
      schema: {
        operationId: 'getOverview',
        tags: ['service'],
        summary: 'Latest plan and scorecard as a page',
        querystring: closed({ queue: Type.Optional(Type.String({ ...Id, description: 'Queue to show.' })) }),
        response: {
          200: { description: 'HTML.', content: { 'text/html': { schema: Type.String() } } },
          ...problems,
        },
      },
    },
    async ({ query }, reply) => {
      const page = overviewPage({
        version: ENGINE_VERSION,
        plan: await loadPlan(context, query.queue),
        scorecard: await loadScorecard(context),
        links: LINKS,
      });
      return reply
        .headers({
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': CONTENT_SECURITY_POLICY,
        })
        .send(page);
    },
  );
};
