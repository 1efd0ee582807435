import type { CliCommand } from '../command.ts';
import { EXIT } from '../io.ts';
import { dataOption, withWorld } from '../with-database.ts';

export const publishCommand: CliCommand = {
  register(program, io, finish) {
    dataOption(program.command('publish'))
      .description('Freeze a forecast or plan version for good; from then on it may be the one that counts.')
      .argument('<version>', 'id of the version, such as forecast-1a2b3c4d5e6f')
      .addHelpText('after', '\nExample:\n  agner publish plan-1a2b3c4d5e6f')
      .action(async (version: string, options: { readonly data?: string }) => {
        const { publish } = await import('../../usecase/index.ts');
        const done = await withWorld(options.data, io, (world) => publish(world, version));
        const how = done.fresh ? 'published' : 'was published before';
        io.stdout.write(`${done.kind} ${done.versionId} ${how}, content ${done.contentHash}\n`);
        finish(EXIT.done);
      });
  },
};
