import { cpus, loadavg, totalmem } from 'node:os';

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/**
 * The median of one figure over several runs, with all of them behind it.
 * @param {readonly number[]} values
 * @param {number} [digits]
 */
export function medianText(values, digits = 2) {
  const all = values.map((value) => value.toFixed(digits)).join(', ');
  return `${median(values).toFixed(digits)} (${all})`;
}

/** What it ran on: without it a figure says nothing. */
export function machineText() {
  const [first] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} x ${first?.model ?? 'unknown processor'}, ${gigabytes} GB, Node ${process.version}, load ${loadText()}`;
}

/** Load of the last minute; above the number of cores, wall times are the neighbours' as much as ours. */
export function loadText() {
  return (loadavg()[0] ?? 0).toFixed(1);
}

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** How often each thing is measured: AGNER_BENCH_RUNS, or what suits it. @param {number} usual */
export function runsOr(usual) {
  return Number(process.env.AGNER_BENCH_RUNS) || usual;
}
