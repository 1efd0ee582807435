import type { AgnerError, Scope } from '../src/core/index.ts';
import { type Database, holdJob, inTenant, type JobClaim } from '../src/store/index.ts';

/**
 * The database as an attempt may use it: each transaction first makes sure that the attempt still holds its job and
 * keeps the row from being claimed until it ends. So a worker that was paused for an hour, whose job another one has
 * finished since, can wake up and commit nothing, whatever use case it was in the middle of.
 *
 * @param lost makes the error that such a transaction fails with.
 */
export function guardedDatabase(
  database: Database,
  scope: Scope,
  claim: JobClaim,
  lost: () => AgnerError,
): Database {
  const { db } = database;
  const transaction: typeof db.transaction = (work, config) => {
    const configured = Object.create(db, {
      transaction: { value: (inner: typeof work) => db.transaction(inner, config) },
    });
    return inTenant({ db: configured }, scope.tenantId, async (opened) => {
      if (!(await holdJob(opened, scope, claim))) throw lost();
      return work(opened);
    });
  };
  return { ...database, db: Object.create(db, { transaction: { value: transaction } }) };
}
