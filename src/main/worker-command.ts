import { type CliCommand, type CliIo, EXIT, type ExitCode, withDatabase } from '../cli/index.ts';
import { AgnerError } from '../core/index.ts';
import { serviceSettings, untilStopped } from './service-settings.ts';

const HELP = `
Start as many as wanted. The embedded database has one process only, which runs its jobs itself.

Example:
  DATABASE_URL=postgres://agner@db/agner REDIS_URL=redis://cache agner worker`;

export const workerCommand: CliCommand = {
  register(program, io, finish) {
    program
      .command('worker')
      .description('Run background jobs of a PostgreSQL set-up until stopped.')
      .addHelpText('after', HELP)
      .action(async () => finish(await run(io)));
  },
};

async function run(io: CliIo): Promise<ExitCode> {
  const settings = serviceSettings(undefined, io);
  if (!('databaseUrl' in settings.location)) {
    throw new AgnerError('CONFIG_INVALID', 'A separate worker needs DATABASE_URL, which is not set.', {
      field: 'DATABASE_URL',
      next: 'Set DATABASE_URL to a PostgreSQL server, or run `agner serve`, which runs its own jobs.',
    });
  }
  return withDatabase(settings.location, async (database) => {
    const { startJobs } = await import('./service.ts');
    const worker = await startJobs(database, settings);
    io.stderr.write(`Agner runs jobs of ${database.place}. Stop with Ctrl-C.\n`);
    await untilStopped();
    io.stderr.write('Stopping: jobs in flight are finished first.\n');
    await worker.stop();
    return EXIT.done;
  });
}
