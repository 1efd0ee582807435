import { type Static, Type } from 'typebox';
import { closed } from '../schema/common.ts';

const place = {
  file: Type.Optional(Type.String()),
  row: Type.Optional(Type.Integer({ description: '1-based line of the file, the header being line 1.' })),
  column: Type.Optional(Type.String()),
  field: Type.Optional(Type.String()),
  value: Type.Optional(Type.String({ description: 'What was found there, cut after 80 characters.' })),
};

/** One fault: code, sentence with the value, place, what to do next. The same shape in files, requests and answers. */
export const FaultSchema = closed({
  code: Type.String(),
  message: Type.String(),
  ...place,
  next: Type.String(),
});

/** An error of the API, RFC 9457, with our code, the place and what to do next. `faults` lists every single one. */
export const ProblemSchema = Type.Object(
  {
    type: Type.String({ description: 'Where the code is described.' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    instance: Type.String({ description: 'The path that was asked for.' }),
    code: Type.String({ description: 'Stable: one of GET /v1/errors.' }),
    ...place,
    next: Type.String({ description: 'What to do about it.' }),
    requestId: Type.String(),
    faults: Type.Array(FaultSchema),
  },
  { $id: 'Problem', additionalProperties: false, description: 'What went wrong (RFC 9457).' },
);

export type Problem = Static<typeof ProblemSchema>;

export const PROBLEM_TYPE = 'application/problem+json';

const problem = {
  description: 'What went wrong (RFC 9457).',
  content: { [PROBLEM_TYPE]: { schema: { $ref: 'Problem#' } } },
};

/** The error answers of every route. */
export const problems = { '4xx': problem, '5xx': problem } as const;
