import type { Zone } from '../calendar/index.ts';
import { AgnerError, METRICS, type Metric } from '../core/index.ts';

/** `--horizon 14d`, `--horizon 2w`: whole days. @throws AgnerError USAGE. */
export function daysOption(text: string, option: string): number {
  const match = /^(\d{1,4})(d|w)?$/.exec(text);
  const days = match === null ? 0 : Number(match[1]) * (match[2] === 'w' ? 7 : 1);
  if (days < 1 || days > 1100) {
    throw usage(option, text, 'a number of days from 1d to 1100d, or weeks such as 6w');
  }
  return days;
}

/** `--interval 30m`, `1h`, `1d`: minutes. @throws AgnerError USAGE. */
export function minutesOption(text: string, option: string): number {
  const match = /^(\d{1,4})(m|h|d)?$/.exec(text);
  const factor = match?.[2] === 'h' ? 60 : match?.[2] === 'd' ? 1440 : 1;
  const minutes = match === null ? 0 : Number(match[1]) * factor;
  if (![5, 10, 15, 30, 60, 1440].includes(minutes)) throw usage(option, text, '5m, 10m, 15m, 30m, 60m or 1d');
  return minutes;
}

/** `--levels 80,95`: shares in (0, 1), ascending. @throws AgnerError USAGE. */
export function levelsOption(text: string, option: string): number[] {
  const levels = text.split(',').map((part) => Number(part.trim()) / 100);
  if (levels.some((level) => !(level > 0 && level < 1)) || new Set(levels).size !== levels.length) {
    throw usage(option, text, 'percentages between 0 and 100, each once, such as 80,95');
  }
  return levels.sort((a, b) => a - b);
}

/** `--metric offered,ahtSeconds`. @throws AgnerError USAGE. */
export function metricsOption(text: string, option: string): Metric[] {
  const names = text.split(',').map((part) => part.trim());
  const unknown = names.find((name) => !(METRICS as readonly string[]).includes(name));
  if (unknown !== undefined) throw usage(option, unknown, METRICS.join(' or '));
  return METRICS.filter((metric) => names.includes(metric));
}

/** `--map theirs=ours`, repeatable. @throws AgnerError USAGE. */
export function mapOption(texts: readonly string[], option: string): Record<string, string> {
  const map: Record<string, string> = {};
  for (const text of texts) {
    const at = text.lastIndexOf('=');
    if (at <= 0 || at === text.length - 1)
      throw usage(option, text, 'theirs=ours, such as "Calls In=offered"');
    map[text.slice(0, at)] = text.slice(at + 1);
  }
  return map;
}

/** `--seed 1`: a whole number. @throws AgnerError USAGE. */
export function wholeNumberOption(text: string, option: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || value < least || value > most) {
    throw usage(option, text, `a whole number from ${least} to ${most}`);
  }
  return value;
}

export function usage(option: string, value: string, wanted: string): AgnerError {
  return new AgnerError('USAGE', `${option} is "${value}"; it takes ${wanted}.`, { field: option, value });
}

/** `--as-of 2026-11-02T07:00`: an instant, local times in the zone. @throws AgnerError TIME_INVALID. */
export async function instantOption(text: string, option: string, clock: Zone): Promise<number> {
  const { parseTime } = await import('../calendar/index.ts');
  const read = parseTime(text, clock);
  if (read.kind === 'ok') return read.ms;
  throw new AgnerError('TIME_INVALID', read.message, { field: option, value: text, next: read.next });
}
