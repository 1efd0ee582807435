import { afterAll, beforeAll, describe } from 'vitest';
import { generateExample } from '../../src/example/index.ts';
import type { SharedExample } from '../support/example-store.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { describeExplanations } from './kpi-finance/describe-explanations.ts';
import { describeInvoiceCheck } from './kpi-finance/describe-invoice-check.ts';
import { describeRollUp } from './kpi-finance/describe-roll-up.ts';

// One file, because making the example takes longer than all that is then asked of it.
let shared: SharedExample;

beforeAll(async () => {
  shared = { data: generateExample(), database: await openTestDatabase() };
}, 60_000);

afterAll(() => shared?.database.close());

describe('rolling up', () => describeRollUp(() => shared));
describe('explaining and scoring', () => describeExplanations(() => shared));
describe('checking invoices', () => describeInvoiceCheck(() => shared));
