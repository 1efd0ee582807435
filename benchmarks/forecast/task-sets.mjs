import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MS_PER_DAY = 86_400_000;
const MS_PER_MINUTE = 60_000;

/** Folder of the shared task sets, beside the repository; absent on a fresh clone elsewhere. */
export const sharedFolder = fileURLToPath(new URL('../../../shared/forecast/', import.meta.url));

/**
 * @typedef {object} Task
 * @property {number} task number of the task
 * @property {number} origin how many rows of the grid may be seen
 * @property {number} h rows to predict
 * @property {number} m1 rows of a day
 * @property {number} m2 rows of a week
 */

/**
 * A task set read on a UTC day grid: rows of the file are the open intervals, all others are closed.
 *
 * @param {string} folder
 * @param {string} name
 */
export function readTaskSet(folder, name) {
  const rows = readFileSync(`${folder}data/grid_${name}.csv`, 'utf8').trim().split('\n').slice(1);
  const daily = !rows[0]?.includes(':');
  const minutes = daily ? 1440 : 30;
  const startsMs = rows.map((row) =>
    Date.parse(`${row.split(',')[0]?.replace(' ', 'T')}${daily ? 'T00:00:00' : ''}Z`),
  );
  const values = Float64Array.from(rows, (row) =>
    row.split(',')[1] === '' ? Number.NaN : Number(row.split(',')[1]),
  );
  const tasks = readFileSync(`${folder}data/tasks_${name}.csv`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [task, , origin, h, m1, m2] = line.split(',').map(Number);
      return /** @type {Task} */ ({ task, origin, h, m1, m2 });
    });
  return { name, minutes, startsMs, values, tasks };
}

/** @param {string} folder */
export function hasTaskSets(folder) {
  return existsSync(`${folder}data`);
}

/**
 * UTC grid of whole days that holds rows `from` to `to` (exclusive) of a task set, and where each row lies on it.
 *
 * @param {{ minutes: number, startsMs: number[] }} set
 * @param {number} from
 * @param {number} to
 */
export function utcGrid(set, from, to) {
  const firstDay = Math.floor(/** @type {number} */ (set.startsMs[from]) / MS_PER_DAY);
  const lastDay = Math.floor(/** @type {number} */ (set.startsMs[to - 1]) / MS_PER_DAY);
  const slotsPerDay = 1440 / set.minutes;
  const size = (lastDay - firstDay + 1) * slotsPerDay;
  const days = Array.from({ length: lastDay - firstDay + 1 }, (_, i) => ({
    day: new Date((firstDay + i) * MS_PER_DAY).toISOString().slice(0, 10),
    dayNumber: firstDay + i,
    weekday: ((firstDay + i + 3) % 7) + 1,
    startMs: (firstDay + i) * MS_PER_DAY,
    first: i * slotsPerDay,
    count: slotsPerDay,
    holiday: null,
  }));
  const grid = {
    timeZone: 'UTC',
    intervalMinutes: set.minutes,
    days,
    startsMs: Float64Array.from(
      { length: size },
      (_, i) => firstDay * MS_PER_DAY + i * set.minutes * MS_PER_MINUTE,
    ),
    slot: Uint16Array.from({ length: size }, (_, i) => i % slotsPerDay),
    slotsPerDay,
    open: new Uint8Array(size),
  };
  const places = set.startsMs
    .slice(from, to)
    .map((startMs) => (startMs - firstDay * MS_PER_DAY) / (set.minutes * MS_PER_MINUTE));
  for (const place of places) grid.open[place] = 1;
  return { grid, places };
}
