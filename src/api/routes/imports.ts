import type { Readable } from 'node:stream';
import { type Static, Type } from 'typebox';
import { AgnerError, CHANNELS, instantText } from '../../core/index.ts';
import { listImportFaults, listImportFiles, readRun } from '../../store/index.ts';
import {
  IMPORT_KINDS,
  type ImportKind,
  type ImportRequest,
  importFile,
  isImportKind,
} from '../../usecase/index.ts';
import type { Routes } from '../api-server.ts';
import { utf8Text } from '../import/utf8-text.ts';
import { found } from '../not-found.ts';
import { FaultSchema, problems } from '../problem/problem-schema.ts';
import { choice, closed, Id, Instant } from '../schema/common.ts';
import { nullable } from '../schema/nullable.ts';

const KINDS = Object.keys(IMPORT_KINDS) as ImportKind[];

const ImportQuery = closed({
  kind: Type.String({ description: `What the rows are: ${KINDS.join(', ')}.`, examples: ['intervals'] }),
  fileName: Type.Optional(Id),
  timeZone: Type.Optional(
    Type.String({
      maxLength: 100,
      description: 'Zone of local times; without it each time needs an offset.',
    }),
  ),
  queue: Type.Optional(Type.String({ ...Id, description: 'Queue of a file without a queue column.' })),
  map: Type.Optional(
    Type.Array(Type.String({ pattern: '^[^=]+=[^=]+$', maxLength: 200 }), {
      maxItems: 50,
      description: 'Names of columns that are not known, as theirs=ours.',
    }),
  ),
  createQueues: Type.Optional(
    Type.Boolean({
      description: 'Make unknown queues and staff groups. Default false: their rows are refused.',
    }),
  ),
  country: Type.Optional(Type.String({ maxLength: 10, description: 'Of made queues. Default FR.' })),
  channel: Type.Optional(choice(CHANNELS, { description: 'Of made queues. Default voice.' })),
  thresholdSeconds: Type.Optional(
    Type.Number({ minimum: 0, maximum: 10_000_000, description: 'Of made queues. Default 20.' }),
  ),
});

const count = Type.Integer({ minimum: 0 });

const ImportAnswer = closed({
  importId: Id,
  kind: choice(KINDS),
  fileName: Type.String(),
  rowsRead: count,
  rowsKept: count,
  rowsRefused: count,
  rowsSkipped: count,
  inserted: count,
  updated: count,
  unchanged: count,
  faults: Type.Array(FaultSchema, { description: 'The first refused rows; rowsRefused counts all.' }),
  notes: Type.Array(closed({ what: Type.String(), rows: count })),
  unknownColumns: Type.Array(Type.String()),
});

const StoredImport = closed({
  runId: Id,
  state: choice(['running', 'done', 'failed']),
  startedAt: Instant,
  finishedAt: nullable(Instant),
  error: Type.Unsafe<Static<typeof FaultSchema> | null>({ ...FaultSchema, type: ['object', 'null'] }),
  files: Type.Array(
    closed({
      id: Id,
      kind: Type.String(),
      fileName: Type.String(),
      sha256: Type.String(),
      rowsRead: count,
      rowsKept: count,
      rowsRefused: count,
      rowsUnchanged: count,
      faults: Type.Array(FaultSchema),
    }),
  ),
});

/** Files of any size, streamed into the store. */
export const importRoutes: Routes = (server, { world, read }) => {
  const { scope } = world;

  // The body stays a stream: it is parsed while it arrives, and never held whole.
  server.addContentTypeParser('text/csv', (_request, body, done) => done(null, body));

  server.post(
    '/imports',
    {
      schema: {
        operationId: 'importFile',
        tags: ['imports'],
        summary: 'Store a CSV file of any size, sent as the body',
        description:
          'Good rows are kept and bad ones listed; 422 when nothing of the file can be used. The same file twice changes nothing.',
        consumes: ['text/csv'],
        querystring: ImportQuery,
        body: { content: { 'text/csv': { schema: Type.Unsafe<Readable>({ type: 'string' }) } } },
        response: { 200: ImportAnswer, ...problems },
      },
    },
    async ({ body, query, headers }) => {
      const encoding = headers['content-encoding'] ?? 'identity';
      if (encoding !== 'identity' || !isStream(body)) {
        throw new AgnerError('MEDIA_TYPE_UNSUPPORTED', 'A file is sent as text/csv, not compressed.', {
          field: encoding === 'identity' ? 'Content-Type' : 'Content-Encoding',
          value: encoding === 'identity' ? (headers['content-type'] ?? 'nothing') : encoding,
          next: 'Send the file as the body with Content-Type: text/csv.',
        });
      }
      const { faults, notes, unknownColumns, ...report } = await importFile(
        world,
        importRequest(query, body),
      );
      return {
        ...report,
        faults: [...faults],
        notes: notes.map(({ what, rows }) => ({ what, rows })),
        unknownColumns: [...unknownColumns],
      };
    },
  );

  server.get(
    '/imports/:runId',
    {
      schema: {
        operationId: 'getImport',
        tags: ['imports'],
        summary: 'What became of an imported file, with its refused rows',
        params: closed({ runId: Id }),
        response: { 200: StoredImport, ...problems },
      },
    },
    async ({ params: { runId } }) =>
      read(async (transaction) => {
        const stored = await readRun(transaction, scope, runId);
        const run = found(stored?.kind === 'import' ? stored : null, 'import', runId, '/v1/runs?kind=import');
        const files = await listImportFiles(transaction, scope, runId);
        const listed = [];
        for (const { runId: _run, ...file } of files) {
          listed.push({ ...file, faults: await listImportFaults(transaction, scope, file.id) });
        }
        return {
          runId,
          state: run.state,
          startedAt: instantText(run.startedAt),
          finishedAt: run.finishedAt === null ? null : instantText(run.finishedAt),
          error: run.error,
          files: listed,
        };
      }),
  );
};

function isStream(body: unknown): body is Readable {
  return body !== null && typeof body === 'object' && Symbol.asyncIterator in body;
}

function importRequest(query: Static<typeof ImportQuery>, body: Readable): ImportRequest {
  const { kind, timeZone = null, queue = null, country = 'FR', channel = 'voice' } = query;
  if (!isImportKind(kind)) {
    throw new AgnerError('IMPORT_KIND_UNKNOWN', `There is no import kind "${kind}".`, {
      field: 'kind',
      value: kind,
      next: `Use one of ${KINDS.join(', ')}.`,
    });
  }
  return {
    kind,
    chunks: utf8Text(body),
    fileName: query.fileName ?? 'body.csv',
    timeZone,
    queue,
    map: Object.fromEntries((query.map ?? []).map((pair) => pair.split('=') as [string, string])),
    createQueues:
      query.createQueues === true
        ? { timeZone: timeZone ?? 'UTC', country, channel, thresholdSeconds: query.thresholdSeconds ?? 20 }
        : null,
  };
}
