import { join } from 'node:path';
import { type CliIo, databaseLocation, EXIT } from '../cli/index.ts';
import { AgnerError } from '../core/index.ts';
import type { DatabaseLocation } from '../store/index.ts';

/** How a service runs; docs/configuration.md lists where each setting comes from. */
export interface ServiceSettings {
  readonly location: DatabaseLocation;
  readonly redisUrl: string | null;
  /** Start the nightly chains of the sites. Off for the demo, whose data ends on a fixed day. */
  readonly nightly: boolean;
  /** Folder that the nightly import reads. */
  readonly inbox: string | null;
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

/** In-flight requests and jobs get this long to end. */
const LONGEST_FAREWELL_MS = 30_000;

/** What the command line and the environment say about a service. */
export function serviceSettings(data: string | undefined, io: CliIo, nightly = true): ServiceSettings {
  const location = databaseLocation(data, io);
  return {
    location,
    redisUrl: io.env.REDIS_URL || null,
    nightly,
    inbox: inboxOf(location, io.env.AGNER_INBOX),
    now: () => io.now(),
    onError: (error) => {
      io.stderr.write(`Background jobs: ${error instanceof Error ? error.message : String(error)}\n`);
    },
  };
}

/** @throws AgnerError CONFIG_INVALID for anything that is no TCP port. */
export function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new AgnerError('CONFIG_INVALID', `The port "${text}" is not a number from 0 to 65535.`, {
    field: 'port',
    value: text,
  });
}

/** Resolves when the process is told to stop (SIGINT, SIGTERM). A second signal ends it at once, as usual. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        // Whatever hangs (a queue that does not answer, say) must not keep a stopped process alive.
        setTimeout(() => process.exit(EXIT.internalFailure), LONGEST_FAREWELL_MS).unref();
        resolve();
      });
    }
  });
}

/** The inbox of an embedded data folder, unless another one is named. */
function inboxOf(location: DatabaseLocation, named: string | undefined): string | null {
  if (named !== undefined && named !== '') return named;
  return 'dataDir' in location ? join(location.dataDir, 'inbox') : null;
}
