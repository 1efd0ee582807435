#!/usr/bin/env node
// CPU and wall time of `agner --help`: node benchmarks/cold-start/bench.mjs   (after npm run build)
import { MAIN } from '../support/built.mjs';
import { machineText, medianText, runsOr, say } from '../support/figures.mjs';
import { runNode } from '../support/run-process.mjs';

say(machineText());
await runNode([MAIN, '--help']); // fills the disk cache
for (const args of [['--help'], ['demo', '--help'], ['--version']]) {
  const runs = [];
  for (let run = 0; run < runsOr(11); run++) runs.push(await runNode([MAIN, ...args]));
  const cpu = medianText(runs.map(({ cpuMs }) => cpuMs / 1000));
  const wall = medianText(runs.map(({ wallMs }) => wallMs / 1000));
  const peak = medianText(
    runs.map(({ peakMb }) => peakMb),
    0,
  );
  say(`agner ${args.join(' ')}\n  CPU s   ${cpu}\n  wall s  ${wall}\n  peak MB ${peak}`);
}
say(machineText());
