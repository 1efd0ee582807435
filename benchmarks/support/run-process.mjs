import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PRELOAD = new URL('./report-usage.mjs', import.meta.url).href;

/**
 * Runs a script of Node to its end and says what it took. `untilMs` is the wall time at which its output first held
 * `until`; null when it never did.
 *
 * @param {readonly string[]} args script and arguments
 * @param {{ cwd?: string, until?: string }} [options]
 * @returns {Promise<{ wallMs: number, cpuMs: number, peakMb: number, untilMs: number | null }>}
 */
export async function runNode(args, { cwd, until } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'agner-bench-'));
  const file = join(folder, 'usage.json');
  const startedMs = performance.now();
  try {
    const child = spawn(process.execPath, ['--import', PRELOAD, ...args], {
      cwd,
      env: { ...process.env, AGNER_BENCH_USAGE: file },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let complaints = '';
    /** @type {number | null} */
    let untilMs = null;
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      if (until !== undefined && untilMs === null && output.includes(until))
        untilMs = performance.now() - startedMs;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      complaints += text;
    });
    const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
    const wallMs = performance.now() - startedMs;
    if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}: ${complaints}`);
    return { wallMs, untilMs, ...JSON.parse(readFileSync(file, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs a command whose output nobody wants.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>} wall ms
 */
export async function runCommand(command, args, options) {
  const startedMs = performance.now();
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
  return performance.now() - startedMs;
}
