import type { CliCommand, CliIo, ExitCode } from '../cli/index.ts';
import { databaseLocation, EXIT, progressLines, withDatabase } from '../cli/index.ts';

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
      .option('--port <number>', 'port of the service', '4040')
      .addHelpText(
        'after',
        '\nThe example is made by Agner itself (docs/example-data.md). A second start finds the stored results.\n\nExample:\n  agner demo --no-serve',
      )
      .action(async (options: DemoOptions) => finish(await run(options, io)));
  },
};

async function run(options: DemoOptions, io: CliIo): Promise<ExitCode> {
  return withDatabase(databaseLocation(options.data, io), async (database) => {
    const { printMainJob } = await import('./print-main-job.ts');
    await printMainJob(database, io, progressLines(io.stderr, io.now));
    return EXIT.done;
  });
}
