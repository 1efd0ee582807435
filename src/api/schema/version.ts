import { Type } from 'typebox';
import { FaultSchema } from '../problem/problem-schema.ts';
import { choice, closed, Id, Instant } from './common.ts';
import { nullable } from './nullable.ts';

/** draft: may go; published: frozen and hashed. */
export const VersionStatus = choice(['draft', 'published']);

/** What forecast and plan versions have in common. */
export const versionMembers = {
  id: Id,
  runId: Id,
  status: VersionStatus,
  publishedAt: nullable(Instant),
  contentHash: nullable(Type.String()),
};

/** A version that was made within the request. */
export const Made = closed({
  versionId: Id,
  runId: Id,
  fresh: Type.Boolean({ description: 'False: this very version had been made before.' }),
  faults: Type.Array(FaultSchema, { description: 'What was refused; the rest was done.' }),
});
