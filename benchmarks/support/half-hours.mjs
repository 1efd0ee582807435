import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

const MS_PER_DAY = 86_400_000;
const HALF_HOURS = 48;
const HEADER = 'queue,start,offered,handled,abandoned,waitSecondsHandled,handleSeconds';

/**
 * Writes an `intervals` file of round-the-clock queues that starts at a UTC day: a daily curve, a weekly one, noise, and
 * a little growth. The same arguments give the same bytes.
 *
 * @param {string} path
 * @param {{ queues: number, halfHours: number, firstDayMs: number }} size
 */
export async function writeHalfHours(path, { queues, halfHours, firstDayMs }) {
  const file = createWriteStream(path);
  file.write(`${HEADER}\n`);
  for (let queue = 0; queue < queues; queue++) {
    const lines = [];
    const noise = mulberry32(queue + 1);
    for (let index = 0; index < halfHours; index++) lines.push(line(queue, index, firstDayMs, noise));
    if (!file.write(lines.join(''))) await once(file, 'drain');
  }
  file.end();
  await finished(file);
}

/** @param {number} queue */
export function queueName(queue) {
  return `queue-${String(queue).padStart(3, '0')}`;
}

/**
 * @param {number} queue
 * @param {number} index
 * @param {number} firstDayMs
 * @param {() => number} noise
 */
function line(queue, index, firstDayMs, noise) {
  const startMs = firstDayMs + index * 1_800_000;
  const hour = (index % HALF_HOURS) / 2;
  const weekday = Math.floor(startMs / MS_PER_DAY + 4) % 7;
  const isWeekend = weekday === 0 || weekday === 6;
  const curve = Math.max(0.05, Math.sin((Math.PI * (hour - 6)) / 16)) * (isWeekend ? 0.4 : 1);
  const level = (20 + (queue % 10) * 8) * (1 + index / 200_000);
  const offered = Math.max(
    0,
    Math.round(level * curve + Math.sqrt(level * curve) * (noise() + noise() - 1) * 2),
  );
  const abandoned = Math.round(offered * 0.05 * noise());
  const handled = offered - abandoned;
  const wait = Math.round(handled * 8 * noise());
  const handle = Math.round(handled * (240 + 60 * noise()));
  const start = `${new Date(startMs).toISOString().slice(0, 16)}Z`;
  return `${queueName(queue)},${start},${offered},${handled},${abandoned},${wait},${handle}\n`;
}

/** A small generator of equal bytes everywhere. @param {number} seed */
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
