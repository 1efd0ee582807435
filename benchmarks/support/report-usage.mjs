// Preloaded into a measured process (node --import): leaves what the whole process used, threads included, in the file
// that AGNER_BENCH_USAGE names.
import { writeFileSync } from 'node:fs';

const file = process.env.AGNER_BENCH_USAGE;
if (file !== undefined) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeFileSync(
      file,
      JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: maxRSS / 1024 }),
    );
  });
}
