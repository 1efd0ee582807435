// Runs the conformance suite of every KPI definition with 1,000 partitions a policy instead of 50.
import { spawnSync } from 'node:child_process';

const started = process.hrtime.bigint();
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', 'tests/kpi/catalogue.test.ts', '--testTimeout', '600000'],
  {
    cwd: new URL('../..', import.meta.url).pathname,
    env: { ...process.env, AGNER_KPI_PARTITIONS: '1000' },
    stdio: 'inherit',
  },
);
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
process.stdout.write(
  `kpi-partitions: ${status === 0 ? 'all recombine' : 'FAILED'} in ${seconds.toFixed(0)} s\n`,
);
process.exitCode = status ?? 1;
