import { describePool } from '../../support/describe-pool.ts';
import { openTestDatabase, TEST_DATABASE_KIND } from '../../support/test-database.ts';

describePool(TEST_DATABASE_KIND === 'embedded' ? 'the embedded database' : 'PostgreSQL', openTestDatabase);
