import { describe, it } from 'vitest';
import { openDatabase } from '../../src/store/index.ts';
import { describeStore } from '../support/describe-store.ts';
import { openTestDatabase, TEST_DATABASE_KIND } from '../support/test-database.ts';

describeStore('the embedded database', () => openDatabase({ memory: true }));

if (TEST_DATABASE_KIND === 'postgres') describeStore('PostgreSQL', openTestDatabase);
else
  describe('the store on PostgreSQL', () => it.skip('AGNER_TEST_DATABASE_URL is not set', () => undefined));
