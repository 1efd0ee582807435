import type { Fault } from '../../core/index.ts';
import type { StaffingAnswer } from '../../staffing/index.ts';
import type { StaffFile } from '../../usecase/files/index.ts';
import type { CliCommand } from '../command.ts';
import { exitCodeFor, listFaults, listNotes, MOST_FAULTS_SHOWN } from '../fault-output.ts';
import type { CliIo, ExitCode } from '../io.ts';
import { collect, mapOption } from '../option-values.ts';
import { writeResult } from '../result-output.ts';
import { textChunks } from '../text-input.ts';

interface StaffOptions {
  readonly map: string[];
  readonly out?: string;
  readonly json?: boolean;
  readonly strict?: boolean;
}

const HELP = `
One problem a row: id,model, erlangs or (offered,intervalMinutes), ahtSeconds, the model's parameters, and EITHER agents (to
evaluate) OR any of slTarget,asaTargetSeconds,maxOccupancy,maxAbandonment,maxBlocking,minAgents (to size: the fewest agents
that meet them all). Shares are fractions (0.8 for 80 %); slTarget needs withinSeconds; without one, service
levels are the share answered at once. slPolicy is offered, asaDefinition answered unless given. shrinkage adds grossAgents, the people to schedule, rounded up exactly.
Models and their parameters:
  erlang-b, erlang-c; erlang-a (patienceSeconds); erlang-k (lines); erlang-ka (lines, patienceSeconds);
  erlang-x (patienceSeconds, retryProbability); erlang-gc, erlang-ga (rateCv; patienceSeconds);
  chat (ahtByConcurrency 480/552/624, patienceSeconds); blend (idleThreshold)
Output: id,agents,binding, then how the queue behaves, 15 significant digits; empty = does not apply. pBlock of erlang-c is
Erlang B's: nobody is turned away there.

Example:
  agner staff problems.csv --out answers.csv`;

export const staffCommand: CliCommand = {
  register(program, io, finish) {
    program
      .command('staff')
      .description('Evaluate staff or size it, by any queue model, one problem a row.')
      .argument('<problems>', 'CSV of problems, or - for standard input')
      .option('--map <theirs=ours>', 'name a column of the file; repeatable', collect, [])
      .option('--out <file>', 'write the result here instead of standard output')
      .option('--json', 'JSON instead of CSV')
      .option('--strict', 'fail when any row is refused')
      .addHelpText('after', HELP)
      .action(async (problems: string, options: StaffOptions) => finish(await run(problems, options, io)));
  },
};

async function run(problems: string, options: StaffOptions, io: CliIo): Promise<ExitCode> {
  const [{ staffFile }, report] = await Promise.all([
    import('../../usecase/files/index.ts'),
    import('../../report/index.ts'),
  ]);
  const file = staffFile({
    problems: textChunks(problems, io),
    fileName: problems,
    map: mapOption(options.map, '--map'),
  });
  const tally: Tally = { firstFaults: [], refused: 0, solved: 0 };
  const strict = options.strict ?? false;
  const lines = answerLines(file, tally, (answer, isFirst) =>
    options.json === true
      ? `${isFirst ? '[' : ','}\n${JSON.stringify(report.staffRow(answer))}`
      : `${isFirst ? report.staffHeader() : ''}${report.staffLine(answer)}`,
  );
  // Strictly, one refused row spoils the result, so nothing is written before the last row is read.
  const held = strict ? await gather(lines) : null;
  if (held === null || tally.refused === 0) {
    await writeResult(closed(held ?? lines, options.json === true, tally), options.out, io);
  }
  listNotes(file.summary(), io);
  listFaults(tally.firstFaults, tally.refused, io);
  return exitCodeFor(tally.solved > 0, tally.refused, strict);
}

/** What became of the rows so far. */
interface Tally {
  readonly firstFaults: Fault[];
  refused: number;
  solved: number;
}

async function* answerLines(
  file: StaffFile,
  tally: Tally,
  write: (answer: StaffingAnswer, isFirst: boolean) => string,
): AsyncGenerator<string> {
  for await (const { answers, faults } of file.batches) {
    tally.firstFaults.push(...faults.slice(0, Math.max(0, MOST_FAULTS_SHOWN - tally.firstFaults.length)));
    tally.refused += faults.length;
    let text = '';
    for (const answer of answers) text += write(answer, tally.solved++ === 0);
    if (text !== '') yield text;
  }
}

/** The end of a JSON list; CSV needs none. */
async function* closed(
  lines: Iterable<string> | AsyncIterable<string>,
  isJson: boolean,
  tally: Tally,
): AsyncGenerator<string> {
  yield* lines;
  if (isJson) yield tally.solved === 0 ? '[]\n' : '\n]\n';
}

async function gather(lines: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all;
}
