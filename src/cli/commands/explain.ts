import type { CliCommand } from '../command.ts';
import { EXIT } from '../io.ts';
import { dataOption, withWorld } from '../with-database.ts';

interface ExplainOptions {
  readonly data?: string;
  readonly json?: boolean;
}

const HELP = `
Ids: requirement:<plan>:<queue>:[required|net|gross|fte|cost:]<start>, forecast:<version>:<queue>:<metric>:<start>,
kpi:<kpi>:<tenant|site|queue|group|vendor>:<id>:<D|M>:<day>, invoice:<reconciliation>:<code>. "agner demo" and
"agner kpi report" print one to begin with. A monthly value's day is the first of its month. On a line with more than ten
source rows the first ten are named; --json names all.

Examples:
  agner explain requirement:plan-1a2b3c4d5e6f:billing:net:2026-10-19T08:00:00Z
  agner explain kpi:service_level:queue:billing:D:2026-10-19`;

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
