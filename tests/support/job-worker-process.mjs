/**
 * A worker process of its own, run from the built files, that never finishes a job: it starts one, says so, and waits
 * to be killed. Usage: node job-worker-process.mjs '{"databaseUrl"|"dataDir": …, "queueName": …, "lockMs": …}'
 */
/** @type {(path: string) => Promise<any>} */
const built = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href);
const { JOB_KINDS, startWorker } = await built('jobs/index.js');
const { openDatabase } = await built('src/store/index.js');

const { queueName, lockMs, redisUrl, ...location } = JSON.parse(/** @type {string} */ (process.argv[2]));
const database = await openDatabase(location);

/** @type {import('../../jobs/index.ts').JobHandler} */
const neverEnds = async ({ jobId, attempt, progress }) => {
  progress(0.5, 'half-way');
  process.stdout.write(`started ${jobId} ${attempt}\n`);
  return new Promise(() => undefined);
};

await startWorker({
  database,
  queueName,
  lockMs,
  ...(redisUrl === undefined ? {} : { redisUrl }),
  handlers: Object.fromEntries(JOB_KINDS.map((/** @type {string} */ kind) => [kind, neverEnds])),
  dispatchEveryMs: 50,
  concurrency: 1,
});
process.stdout.write('ready\n');
