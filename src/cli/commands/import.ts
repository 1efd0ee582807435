import { AgnerError, CHANNELS, type Channel } from '../../core/index.ts';
import type { CliCommand } from '../command.ts';
import { exitCodeFor, listFaults, listNotes } from '../fault-output.ts';
import type { CliIo, ExitCode } from '../io.ts';
import { collect, mapOption, usage, wholeNumberOption } from '../option-values.ts';
import { writeResult } from '../result-output.ts';
import { textChunks } from '../text-input.ts';
import { dataOption, withWorld } from '../with-database.ts';

interface ImportOptions {
  readonly tz?: string;
  readonly map: string[];
  readonly queue?: string;
  readonly createQueues?: boolean;
  readonly channel: string;
  readonly calendar: string;
  readonly threshold: string;
  readonly data?: string;
  readonly json?: boolean;
  readonly out?: string;
  readonly strict?: boolean;
}

const HELP = `
Kinds: intervals, legs, technion-calls, states, agent-days, surveys, costs, events (docs/formats.md).
Good rows are kept and bad ones listed; the same file twice changes nothing; a killed import leaves whole batches and
the same command finishes it. Legs are counted into interval actuals, which they outrank.

Example:
  agner import intervals history.csv --tz Europe/Paris --create-queues`;

export const importCommand: CliCommand = {
  register(program, io, finish) {
    dataOption(program.command('import'))
      .description('Read a file into the store.')
      .argument('<kind>', 'what the file holds')
      .argument('<file>', 'CSV file, or - for standard input')
      .option('--tz <zone>', 'IANA zone of local times in the file, and of queues that are created')
      .option('--map <theirs=ours>', 'name a column of the file; repeatable', collect, [])
      .option('--queue <id>', 'queue of a file without a queue column')
      .option(
        '--create-queues',
        'create queues and staff groups that the file names and nobody has described',
      )
      .option('--channel <name>', 'channel of created queues', 'voice')
      .option('--calendar <country>', 'public holidays of created queues: FR, US, US-CA …', 'FR')
      .option('--threshold <seconds>', 'service-level threshold of created queues', '20')
      .option('--out <file>', 'write the report here instead of standard output')
      .option('--json', 'JSON instead of text')
      .option('--strict', 'fail when any row is refused')
      .addHelpText('after', HELP)
      .action(async (kind: string, file: string, options: ImportOptions) =>
        finish(await run(kind, file, options, io)),
      );
  },
};

async function run(kind: string, file: string, options: ImportOptions, io: CliIo): Promise<ExitCode> {
  const { importFile, isImportKind, IMPORT_KINDS } = await import('../../usecase/index.ts');
  if (!isImportKind(kind)) {
    throw new AgnerError('IMPORT_KIND_UNKNOWN', `There is no kind of import "${kind}".`, {
      field: 'kind',
      value: kind,
      next: `Use one of ${Object.keys(IMPORT_KINDS).join(', ')}.`,
    });
  }
  const createQueues =
    options.createQueues === true
      ? {
          timeZone: options.tz ?? 'UTC',
          country: options.calendar,
          channel: channelOption(options.channel),
          thresholdSeconds: wholeNumberOption(options.threshold, '--threshold', 1, 86_400),
        }
      : null;
  const report = await withWorld(options.data, io, (world) =>
    importFile(world, {
      kind,
      chunks: textChunks(file, io),
      fileName: file,
      timeZone: options.tz ?? null,
      map: mapOption(options.map, '--map'),
      queue: options.queue ?? null,
      createQueues,
    }),
  );
  listNotes(report, io);
  listFaults(report.faults, report.rowsRefused, io);
  const { importId, rowsRead, rowsKept, rowsRefused, rowsSkipped, inserted, updated, unchanged } = report;
  const text =
    options.json === true
      ? `${JSON.stringify(report)}\n`
      : `${importId}: ${rowsRead} rows read, ${rowsKept} kept, ${rowsRefused} refused, ${rowsSkipped} left out; ` +
        `${inserted} new, ${updated} changed, ${unchanged} unchanged\n`;
  await writeResult([text], options.out, io);
  return exitCodeFor(true, report.rowsRefused, options.strict ?? false);
}

function channelOption(text: string): Channel {
  if ((CHANNELS as readonly string[]).includes(text)) return text as Channel;
  throw usage('--channel', text, CHANNELS.join(', '));
}
