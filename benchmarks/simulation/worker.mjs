// One thread of the benchmark: simulates the replications it is sent and sends the result back.
import { parentPort } from 'node:worker_threads';
import { built } from '../support/built.mjs';
import { oneQueue } from './scenarios.mjs';

const { simulate } = await built('src/simulation/index.js');
parentPort?.on('message', (replications) => parentPort?.postMessage(simulate(oneQueue, replications)));
parentPort?.postMessage('ready');
