import { type CliCommand, type CliIo, EXIT, type ExitCode, withDatabase } from '../cli/index.ts';
import { portOf, serviceSettings, untilStopped } from './service-settings.ts';

export interface ServeOptions {
  readonly data?: string;
  readonly host: string;
  readonly port: string;
  readonly allowPublic?: boolean;
}

export const DEFAULT_PORT = '4040';

const HELP = `
Settings: DATABASE_URL (PostgreSQL instead of the embedded database), REDIS_URL (job queue on Redis), AGNER_INBOX
(folder that the nightly import reads). Callers are not authenticated yet, so only this machine is answered unless
--allow-public says otherwise.

Example:
  agner serve --data ./data --port 4040`;

export const serveCommand: CliCommand = {
  register(program, io, finish) {
    program
      .command('serve')
      .description('Serve the HTTP API and run background jobs until stopped.')
      .option('--data <folder>', 'data folder of the embedded database')
      .option('--host <address>', 'address to listen on', '127.0.0.1')
      .option('--port <number>', 'port to listen on', DEFAULT_PORT)
      .option('--allow-public', 'answer callers from other machines')
      .addHelpText('after', HELP)
      .action(async (options: ServeOptions) => finish(await run(options, io)));
  },
};

async function run(options: ServeOptions, io: CliIo): Promise<ExitCode> {
  const port = portOf(options.port);
  const settings = serviceSettings(options.data, io);
  return withDatabase(settings.location, async (database) => {
    const { startService } = await import('./service.ts');
    const running = await startService(database, settings, {
      host: options.host,
      port,
      allowPublic: options.allowPublic ?? false,
    });
    io.stderr.write(`Agner serves ${running.url} (database: ${database.place}). Stop with Ctrl-C.\n`);
    await untilStopped();
    io.stderr.write('Stopping: requests and jobs in flight are finished first.\n');
    await running.stop();
    return EXIT.done;
  });
}
