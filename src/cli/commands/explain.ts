import type { CliCommand } from '../command.ts';
import { EXIT } from '../io.ts';
import { dataOption, withWorld } from '../with-database.ts';

interface ExplainOptions {
  readonly data?: string;
  readonly json?: boolean;
}

const HELP = `
Ids: requirement:<plan>:<queue>:[required|net|gross|fte|cost:]<start>, forecast:<version>:<queue>:<metric>:<start>,
kpi:<kpi>:<scope>:<id>:<D|M>:<day>, invoice:<reconciliation>:<code>. Plans and scorecards print them.

Example:
  agner explain requirement:plan-1a2b3c4d5e6f:billing:net:2026-10-19T08:00:00Z`;

export const explainCommand: CliCommand = {
  register(program, io, finish) {
    dataOption(program.command('explain'))
      .description('Where a stored number came from, step by step down to the rows it was read from.')
      .argument('<id>', 'what to explain')
      .option('--json', 'the tree as JSON')
      .addHelpText('after', HELP)
      .action(async (id: string, options: ExplainOptions) => {
        const [{ explain }, { explanationText }] = await Promise.all([
          import('../../usecase/index.ts'),
          import('../../report/index.ts'),
        ]);
        const tree = await withWorld(options.data, io, (world) => explain(world, id));
        io.stdout.write(options.json === true ? `${JSON.stringify(tree, null, 2)}\n` : explanationText(tree));
        finish(EXIT.done);
      });
  },
};
