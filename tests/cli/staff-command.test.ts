import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGoldenCsv } from '../support/read-golden.ts';
import { csvObjects, runAgner } from '../support/run-cli.ts';

type Cells = Readonly<Record<string, string>>;

let folder = '';
const at = (name: string): string => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agner-staff-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Problems with any columns, as the command reads them. */
function csvOf(problems: readonly Cells[]): string {
  const names = [...new Set(problems.flatMap((problem) => Object.keys(problem)))];
  const lines = problems.map((problem) => names.map((name) => problem[name] ?? '').join(','));
  return `${[names.join(','), ...lines].join('\n')}\n`;
}

async function solve(problems: readonly Cells[]): Promise<Map<string, Cells>> {
  await writeFile(at('problems.csv'), csvOf(problems));
  const run = await runAgner(['staff', at('problems.csv')]);
  expect(run).toMatchObject({ exit: 0, stderr: '' });
  return new Map(csvObjects(run.stdout).map((row) => [row.id as string, row]));
}

const MODELS: Readonly<Record<string, string>> = {
  B: 'erlang-b',
  C: 'erlang-c',
  A: 'erlang-a',
  K: 'erlang-k',
  KA: 'erlang-ka',
  X: 'erlang-x',
  GA: 'erlang-ga',
  reqB: 'erlang-b',
  reqC: 'erlang-c',
  reqA: 'erlang-a',
};
/** Columns of the reference, what we call them, and whether they are times. */
const MEASURES: readonly (readonly [string, string, 'probability' | 'time'])[] = [
  ['p_block', 'pBlock', 'probability'],
  ['p_wait', 'pWait', 'probability'],
  ['sl_offered', 'slOffered', 'probability'],
  ['sl_answered', 'slAnswered', 'probability'],
  ['sl_excl_short', 'slIgnoreWithin', 'probability'],
  ['sl_notlate', 'slNotLate', 'probability'],
  ['sl_virtual', 'slVirtual', 'probability'],
  ['asa_all_s', 'asaAllSeconds', 'time'],
  ['asa_answered_s', 'asaAnsweredSeconds', 'time'],
  ['p_abandon', 'pAbandon', 'probability'],
  ['occupancy', 'occupancy', 'probability'],
  ['lq', 'queueLength', 'time'],
];

function load(row: Cells): Cells {
  return {
    id: row.id as string,
    model: MODELS[row.model as string] as string,
    erlangs: row.A as string,
    ahtSeconds: row.aht_s || '180',
    lines: row.K ?? '',
    patienceSeconds: row.patience_s ?? '',
    withinSeconds: row.t_s ?? '',
    retryProbability: row.retry_p ?? '',
    rateCv: row.cv ?? '',
  };
}

/** The targets of a sizing row, in the columns of the command. */
function targetOf(row: Cells): Cells {
  const target = row.target as string;
  switch (row.target_type) {
    case 'sl':
    case 'sl_offered':
      return { slTarget: target };
    case 'asa_s':
    case 'asa_answered_s':
      return { asaTargetSeconds: target };
    case 'sl0.8+occ':
      return { slTarget: '0.8', maxOccupancy: target };
    case 'block':
      return { maxBlocking: target };
    case 'p_abandon':
      return { maxAbandonment: target };
    default:
      throw new Error(`The test does not know the target type ${row.target_type}.`);
  }
}

/** Relative to 1e-12 for B and C; else absolute on probabilities and relative on times, small losses relative too. */
function expectClose(row: Cells, answer: Cells): void {
  const exact = ['B', 'C', 'reqB', 'reqC'].includes(row.model as string);
  for (const [theirs, ours, kind] of MEASURES) {
    const wanted = row[theirs];
    if (wanted === undefined || wanted === '') continue;
    const [want, got] = [Number(wanted), answer[ours] === '' ? Number.NaN : Number(answer[ours])];
    // The reference of GA has 12 decimals, so it is good to half a unit of the last.
    const digits = 1e-12;
    const allowed = exact ? 1e-12 * want : kind === 'time' ? 1e-11 * want : digits;
    const because = `${row.id} ${theirs}: ${got}, not ${want}`;
    expect(Math.abs(got - want), because).toBeLessThanOrEqual(allowed);
    if (theirs === 'p_abandon' && !exact && row.model !== 'GA' && Number(row.patience_s) <= 1e7) {
      expect(Math.abs(got - want), because).toBeLessThanOrEqual(1e-10 * want);
    }
  }
}

const reference = readGoldenCsv('erlang/reference.csv');
const of = (models: readonly string[]) => reference.filter((row) => models.includes(row.model as string));

describe('agner staff against values of 20 digits', () => {
  it.each(['B', 'C', 'A', 'K', 'KA', 'X', 'GA'])('evaluates every row of %s', async (model) => {
    const rows = of([model]);
    expect(rows.length).toBeGreaterThan(0);
    const answers = await solve(rows.map((row) => ({ ...load(row), agents: row.n as string })));
    for (const row of rows) expectClose(row, answers.get(row.id as string) as Cells);
  });

  it.each(['reqB', 'reqC', 'reqA'])('sizes every row of %s', async (model) => {
    const rows = of([model]);
    expect(rows.length).toBeGreaterThan(0);
    const answers = await solve(rows.map((row) => ({ ...load(row), ...targetOf(row) })));
    for (const row of rows) {
      const answer = answers.get(row.id as string) as Cells;
      expect(answer.agents, `${row.id}`).toBe(row.answer_n);
      expectClose(row, answer);
    }
  });
});

/** Columns of the chat and blending reference, and what we call them. */
const EXTRA: readonly (readonly [string, string, 'probability' | 'time'])[] = [
  ['p_wait', 'pWait', 'probability'],
  ['sl_offered', 'slOffered', 'probability'],
  ['sl_virtual', 'slVirtual', 'probability'],
  ['p_abandon', 'pAbandon', 'probability'],
  ['asa_virtual', 'asaVirtualSeconds', 'time'],
  ['asa_all', 'asaAllSeconds', 'time'],
  ['slot_occupancy', 'slotOccupancy', 'probability'],
  ['occupancy', 'occupancy', 'probability'],
  ['outbound_per_s', 'outboundPerSecond', 'time'],
];

describe('agner staff against chat and blending values', () => {
  it('evaluates every row', async () => {
    const rows = readGoldenCsv('erlang/reference-chat-blend.csv').map((row, at) => ({ ...row, id: `${at}` }));
    expect(rows).toHaveLength(15);
    const answers = await solve(
      (rows as readonly Cells[]).map((row): Cells => {
        const chat = row.model === 'CHAT';
        return {
          id: row.id as string,
          model: chat ? 'chat' : 'blend',
          // Half an hour of contacts at the rate of the row.
          offered: chat ? String(Number(row.lambda_per_s) * 1800) : '',
          intervalMinutes: chat ? '30' : '',
          erlangs: row.A as string,
          ahtSeconds: row.aht_s as string,
          ahtByConcurrency: row.aht_by_concurrency as string,
          patienceSeconds: row.patience_s as string,
          idleThreshold: row.threshold as string,
          withinSeconds: row.t_s as string,
          agents: row.n as string,
        };
      }),
    );
    for (const row of rows as readonly Cells[]) {
      const answer = answers.get(row.id as string) as Cells;
      for (const [theirs, ours, kind] of EXTRA) {
        const wanted = row[theirs];
        if (wanted === undefined || wanted === '') continue;
        const want = Number(wanted);
        const got = answer[ours] === '' ? Number.NaN : Number(answer[ours]);
        const because = `${row.model} ${row.id} ${theirs}: ${got}, not ${want}`;
        expect(Math.abs(got - want), because).toBeLessThanOrEqual(kind === 'time' ? 1e-11 * want : 1e-12);
      }
    }
  });
});

describe('agner staff on a file', () => {
  it('takes contacts per interval for erlangs, and grosses up exactly', async () => {
    const answers = await solve([
      {
        id: 'rate',
        model: 'C',
        offered: '100',
        intervalMinutes: '30',
        ahtSeconds: '180',
        slTarget: '0.8',
        withinSeconds: '20',
      },
      { id: 'load', model: 'Erlang C', erlangs: '10', ahtSeconds: '180', agents: '21', shrinkage: '0.3' },
    ]);
    expect(answers.get('rate')).toMatchObject({ agents: '14', binding: 'serviceLevel', grossAgents: '' });
    expect(answers.get('load')).toMatchObject({ agents: '21', binding: '', grossAgents: '30' });
  });

  it('prints the service level by the policy of the row, and nothing that does not apply', async () => {
    const answers = await solve([
      { id: '1', model: 'erlang-c', erlangs: '10', ahtSeconds: '180', agents: '12', slPolicy: 'virtual' },
      { id: '2', model: 'erlang-b', erlangs: '10', ahtSeconds: '180', maxBlocking: '0.01' },
      { id: '3', model: 'erlang-c', erlangs: '10', ahtSeconds: '180', agents: '9' },
    ]);
    expect(answers.get('1')?.serviceLevel).toBe(answers.get('1')?.slVirtual);
    expect(answers.get('2')).toMatchObject({ agents: '18', binding: 'blocking', pWait: '', slOffered: '' });
    expect(answers.get('3')).toMatchObject({ serviceLevel: '0', asaAllSeconds: '', queueLength: '' });
  });

  it('keeps good rows and says of each bad one what is wrong', async () => {
    const good = { model: 'erlang-c', erlangs: '10', ahtSeconds: '180' };
    await writeFile(
      at('mixed.csv'),
      csvOf([
        { id: 'good', ...good, agents: '14' },
        { id: 'neither', ...good },
        { id: 'both', ...good, agents: '14', maxOccupancy: '0.8' },
        { id: 'percent', ...good, slTarget: '80', withinSeconds: '20' },
        { id: 'stranger', ...good, model: 'erlang-q', agents: '3' },
        { id: 'negative', ...good, erlangs: '-1', agents: '3' },
        { id: 'nowithin', ...good, slTarget: '0.8' },
        { id: 'noaht', model: 'erlang-c', erlangs: '10', agents: '3' },
        { id: 'all', ...good, agents: '14', shrinkage: '1' },
        { id: 'words', ...good, agents: 'many' },
      ]),
    );
    const run = await runAgner(['staff', at('mixed.csv')]);
    expect(run.exit).toBe(3);
    expect(csvObjects(run.stdout).map((row) => row.id)).toEqual(['good']);
    for (const [row, code] of [
      [3, 'STAFFING_PROBLEM_INCOMPLETE'],
      [4, 'STAFFING_PROBLEM_TWOFOLD'],
      [5, 'QUEUE_TARGET_INVALID'],
      [6, 'QUEUE_MODEL_UNKNOWN'],
      [7, 'QUEUE_INPUT_INVALID'],
      [8, 'STAFFING_PROBLEM_INCOMPLETE'],
      [9, 'STAFFING_PROBLEM_INCOMPLETE'],
      [10, 'SHRINKAGE_INVALID'],
      [11, 'NUMBER_INVALID'],
    ] as const) {
      const line = run.stderr.split('\n').find((text) => text.includes(`row ${row},`));
      expect(line, `row ${row}`).toContain(code);
    }
    const strict = await runAgner(['staff', at('mixed.csv'), '--strict', '--out', at('strict.csv')]);
    expect(strict.exit).toBe(2);
    await expect(readFile(at('strict.csv'))).rejects.toThrow();
  });

  it('rounds a load of contacts once, so that an occupancy limit just kept is kept', async () => {
    const row = { model: 'erlang-c', ahtSeconds: '360', maxOccupancy: '0.82' };
    const answers = await solve([
      { id: 'contacts', ...row, offered: '2287.8', intervalMinutes: '60' },
      { id: 'erlangs', ...row, erlangs: '228.78' },
    ]);
    expect(answers.get('contacts')?.agents).toBe('279');
    expect(answers.get('erlangs')?.agents).toBe('279');
  });

  it('needs no handle time for Erlang B, and takes chats of one handle time by their concurrency', async () => {
    const answers = await solve([
      { id: 'b', model: 'B', erlangs: '10', maxBlocking: '0.01' },
      {
        id: 'list',
        model: 'chat',
        erlangs: '10',
        ahtSeconds: '180',
        agents: '5',
        ahtByConcurrency: '180/180/180',
      },
      { id: 'number', model: 'chat', erlangs: '10', ahtSeconds: '180', agents: '5', concurrency: '3' },
    ]);
    expect(answers.get('b')?.agents).toBe('18');
    expect({ ...answers.get('number'), id: 'list' }).toEqual(answers.get('list'));
  });

  it('refuses what contradicts itself, and numbers that two readings fit', async () => {
    const refusal = async (text: string) => (await runAgner(['staff', '-'], { stdin: text })).stderr;
    const loads = 'model,erlangs,offered,intervalMinutes,ahtSeconds,agents\nerlang-c,10,500,30,180,14\n';
    expect(await refusal(loads)).toContain('STAFFING_PROBLEM_TWOFOLD');
    const blocking = 'model,erlangs,ahtSeconds,maxBlocking\nerlang-c,10,180,0.01\n';
    expect(await refusal(blocking)).toContain('QUEUE_TARGET_NOT_APPLICABLE');
    const chats = 'model,erlangs,ahtSeconds,agents,concurrency,ahtByConcurrency\nchat,10,180,5,4,180/200\n';
    expect(await refusal(chats)).toContain('STAFFING_PROBLEM_TWOFOLD');
    expect(await refusal('model;erlangs;ahtSeconds;agents\nerlang-c;1.234;180;5\n')).toContain(
      'NUMBER_AMBIGUOUS',
    );
  });

  it('answers an empty file, a wrong header and no usable row by name', async () => {
    const stdin = async (text: string) => (await runAgner(['staff', '-'], { stdin: text })).stderr;
    expect(await stdin('')).toContain('FILE_EMPTY');
    expect(await stdin('id,model\n1,erlang-c\n')).toContain('COLUMN_MISSING');
    const none = await runAgner(['staff', '-', '--json'], { stdin: 'model,erlangs\nerlang-c,x\n' });
    expect(none.exit).toBe(2);
  });

  it('writes JSON with the same numbers', async () => {
    const stdin = 'id,model,erlangs,ahtSeconds,agents\n1,erlang-c,10,180,14\n2,erlang-c,10,180,15\n';
    const rows = JSON.parse((await runAgner(['staff', '-', '--json'], { stdin })).stdout) as { id: string }[];
    expect(rows.map((row) => row.id)).toEqual(['1', '2']);
  });
});
