import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';

import { ValidationCarrier } from '../problem/problem-of.ts';
import { readQuery } from './read-query.ts';
import { requestFaults } from './request-faults.ts';
import { storableFaults } from './storable-faults.ts';

/**
 * Checks a part of a request against the schema that also types the handler and stands in /openapi.json. Query texts are
 * given their kinds first; a JSON body is taken as it is written, so that "14" is not 14.
 */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart, contentType }) => {
  // A file is checked row by row while it streams in; there is nothing to check before.
  if (contentType === 'text/csv') return (value: unknown) => ({ value });
  const compiled = Compile(schema);
  const name = httpPart === 'querystring' ? 'query' : (httpPart ?? 'request');
  return (written: unknown) => {
    const value = httpPart === 'querystring' ? readQuery(schema, written) : written;
    const unstorable = httpPart === 'body' ? storableFaults(value) : [];
    if (unstorable.length > 0) return { error: new ValidationCarrier(unstorable) };
    if (compiled.Check(value)) return { value };
    return { error: new ValidationCarrier(requestFaults(schema, value, name)) };
  };
};
