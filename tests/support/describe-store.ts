import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '../../src/store/index.ts';
import { describeIntervalActuals } from './store/describe-interval-actuals.ts';
import { describeJobsAndRuns } from './store/describe-jobs-and-runs.ts';
import { describeRecords } from './store/describe-records.ts';
import { describeVersions } from './store/describe-versions.ts';
import { describeWalls } from './store/describe-walls.ts';

/**
 * What the store promises on any database that Agner runs on. Each test works in a tenant of its own, so that one
 * database serves them all.
 */
export function describeStore(name: string, open: () => Promise<Database>): void {
  describe(`the store on ${name}`, () => {
    let database: Database | undefined;
    const opened = (): Database => database as Database;
    beforeAll(async () => {
      database = await open();
    });
    afterAll(() => database?.close());
    describeIntervalActuals(opened);
    describeRecords(opened);
    describeVersions(opened);
    describeJobsAndRuns(opened);
    describeWalls(opened);
  });
}
