import type { FastifyReply, FastifyRequest } from 'fastify';
import { agnerErrorOf, problemOf } from './problem-of.ts';
import { PROBLEM_TYPE } from './problem-schema.ts';

/** Answers any error as application/problem+json; what was not foreseen goes to the log whole. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const found = agnerErrorOf(error);
  if (found.status >= 500) request.log.error({ err: found.cause ?? found }, found.message);
  return reply
    .code(found.status)
    .headers({ 'content-type': PROBLEM_TYPE, 'x-request-id': request.id })
    .send(problemOf(found, { id: request.id, url: request.url }));
}
