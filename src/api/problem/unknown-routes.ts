import { AgnerError, quoteValue } from '../../core/index.ts';
import type { ApiServer } from '../api-server.ts';
import { answerProblem } from './answer-problem.ts';

interface KnownRoute {
  readonly methods: readonly string[];
  readonly path: RegExp;
}

/** Answers 405 with Allow where the path exists for other methods, and 404 elsewhere. To be called before any route. */
export function answerUnknownRoutes(server: ApiServer): void {
  const routes: KnownRoute[] = [];
  server.addHook('onRoute', ({ method, url }) => {
    routes.push({ methods: [method].flat(), path: pathPattern(url) });
  });
  server.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] as string;
    const allowed = new Set(
      routes.filter((route) => route.path.test(path)).flatMap(({ methods }) => methods),
    );
    if (allowed.size === 0) {
      throw new AgnerError('ROUTE_UNKNOWN', `There is no path ${quoteValue(path)}.`, { value: path });
    }
    const allow = [...allowed].sort().join(', ');
    reply.header('allow', allow);
    const message = `${quoteValue(path)} does not know ${request.method}; it knows ${allow}.`;
    return answerProblem(
      new AgnerError('METHOD_NOT_ALLOWED', message, { value: request.method }),
      request,
      reply,
    );
  });
}

function pathPattern(url: string): RegExp {
  const parts = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${parts.join('/')}$`);
}
