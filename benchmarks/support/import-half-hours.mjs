import { createReadStream } from 'node:fs';
import { built } from './built.mjs';

/** How the queues of the file are made. */
const QUEUES = {
  timeZone: 'Europe/Paris',
  country: 'FR',
  channel: 'voice',
  thresholdSeconds: 20,
};

/**
 * Imports a file through the story that the command, the job and the API call.
 * @param {any} world
 * @param {string} path
 */
export async function importHalfHours(world, path) {
  const { importFile } = await built('src/usecase/index.js');
  return importFile(world, {
    kind: 'intervals',
    chunks: createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 16 }),
    fileName: 'half-hours.csv',
    timeZone: null,
    map: {},
    queue: null,
    createQueues: QUEUES,
  });
}
