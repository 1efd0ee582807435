import { existsSync } from 'node:fs';
import type { CliCommand, CliIo, ExitCode } from '../cli/index.ts';
import { EXIT, progressLines, withDatabaseMeanwhile } from '../cli/index.ts';
import type { DatabaseLocation } from '../store/index.ts';
import { DEFAULT_PORT } from './serve-command.ts';
import { portOf, serviceSettings, untilStopped } from './service-settings.ts';

interface DemoOptions {
  readonly serve: boolean;
  readonly data?: string;
  readonly port: string;
}

export const demoCommand: CliCommand = {
  register(program, io, finish) {
    program
      .command('demo')
      .description('Run the main job end to end on example data, print its results, then serve.')
      .option('--no-serve', 'end after printing')
      .option('--data <folder>', 'data folder of the embedded database; default AGNER_DATA or ./data')
      .option('--port <number>', 'port of the service', DEFAULT_PORT)
      .addHelpText(
        'after',
        '\nThe example is made by Agner itself (docs/example-data.md). A second start finds the stored results.\n\nExample:\n  agner demo --no-serve',
      )
      .action(async (options: DemoOptions) => finish(await run(options, io)));
  },
};

async function run(options: DemoOptions, io: CliIo): Promise<ExitCode> {
  const port = portOf(options.port);
  const settings = serviceSettings(options.data, io, false);
  const isFirstStart = isMissing(settings.location);
  const preparing = async () => {
    const { lazyExample } = await import('../usecase/index.ts');
    const example = lazyExample();
    if (isFirstStart) example();
    return { example, ...(await import('./print-main-job.ts')) };
  };
  return withDatabaseMeanwhile(settings.location, preparing, async (database, { example, printMainJob }) => {
    await printMainJob(database, io, progressLines(io.stderr, io.now), example);
    if (!options.serve) return EXIT.done;
    const { startService } = await import('./service.ts');
    const running = await startService(database, settings, { host: '127.0.0.1', port, allowPublic: false });
    io.stderr.write(`Agner serves ${running.url}. Stop with Ctrl-C.\n`);
    await untilStopped();
    await running.stop();
    return EXIT.done;
  });
}

/** A database that is not there yet will want the example, which can be made while the database is. */
function isMissing(location: DatabaseLocation): boolean {
  return 'dataDir' in location && !existsSync(location.dataDir);
}
