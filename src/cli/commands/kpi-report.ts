import type { Command } from 'commander';
import { AgnerError } from '../../core/index.ts';
import { type CliIo, EXIT, type ExitCode } from '../io.ts';
import { usage } from '../option-values.ts';
import { writeResult } from '../result-output.ts';
import { dataOption, withWorld } from '../with-database.ts';

interface ReportOptions {
  readonly from: string;
  readonly to: string;
  readonly scope: string;
  readonly data?: string;
  readonly json?: boolean;
  readonly out?: string;
}

const SCOPE_KINDS = ['tenant', 'site', 'queue', 'group', 'vendor'] as const;

const HELP = `
Each value is recomputed from the two sums shown beside it, never averaged; the policy that was used is named. Where a
queue has contact rows but no agent states, an estimate of occupancy is printed apart and labelled as one: from answered
contacts with a known agent, so its handled seconds are fewer than those of AHT where agents are unknown. The last line
names one value that "agner explain" takes; with --json every row names all that it is the sum of (valueIds).

Example:
  agner kpi report --from 2026-10-01 --to 2026-11-01 --scope queue:billing`;

/** `agner kpi report`: the indicators of stored records over a span of days. */
export function addKpiReport(kpi: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  dataOption(kpi.command('report'))
    .description(
      'Roll stored records up and print the indicators of a queue, group, site, vendor or everything.',
    )
    .requiredOption('--from <day>', 'first local day, YYYY-MM-DD')
    .requiredOption('--to <day>', 'first local day after the span')
    .option('--scope <kind:id>', 'queue:<id>, group:<id>, site:<id>, vendor:<id> or tenant', 'tenant')
    .option('--out <file>', 'write the result here instead of standard output')
    .option('--json', 'JSON instead of a table')
    .addHelpText('after', HELP)
    .action(async (options: ReportOptions) => finish(await report(options, io)));
}

async function report(options: ReportOptions, io: CliIo): Promise<ExitCode> {
  const [{ reportKpis }, { kpiReportText }, { isLocalDay }] = await Promise.all([
    import('../../usecase/index.ts'),
    import('../../report/index.ts'),
    import('../../calendar/index.ts'),
  ]);
  for (const [name, day] of [
    ['--from', options.from],
    ['--to', options.to],
  ] as const) {
    if (!isLocalDay(day)) throw usage(name, day, 'a local day such as 2026-10-01');
  }
  const found = await withWorld(options.data, io, (world) =>
    reportKpis(world, {
      fromDay: options.from,
      toDay: options.to,
      scope: scopeOption(options.scope, world.scope.tenantId),
    }),
  );
  const text = options.json === true ? `${JSON.stringify(found, null, 2)}\n` : kpiReportText(found);
  await writeResult([text], options.out, io);
  return EXIT.done;
}

function scopeOption(text: string, tenantId: string) {
  const at = text.indexOf(':');
  const kind = SCOPE_KINDS.find((known) => known === (at < 0 ? text : text.slice(0, at)));
  if (kind === undefined) {
    throw new AgnerError('USAGE', `--scope is "${text}"; it takes ${SCOPE_KINDS.join(':<id>, ')} .`, {
      field: '--scope',
      value: text,
      next: 'Write queue:<id>, group:<id>, site:<id>, vendor:<id> or tenant.',
    });
  }
  return { kind, id: at < 0 ? tenantId : text.slice(at + 1) };
}
