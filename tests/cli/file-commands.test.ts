import { lstat, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samplePoisson, seededRandom } from '../../src/math/index.ts';
import { csvObjects, runAgner } from '../support/run-cli.ts';

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2026, 7, 3);
const DAYS = 84;
let folder = '';
const at = (name: string): string => join(folder, name);

/** Twelve weeks, 08:00 to 12:00 UTC on weekdays: Poisson around 40 a half hour, 240 s of handle time. */
function history(fromDay: number, toDay: number): string {
  const random = seededRandom(7);
  const lines = ['queue,start,offered,handled,handleSeconds'];
  for (let day = 0; day < toDay; day++) {
    const weekday = new Date(FIRST_DAY + day * DAY_MS).getUTCDay();
    for (let slot = 16; slot < 24; slot++) {
      const count = samplePoisson(random, 40 + slot);
      if (day < fromDay || weekday === 0 || weekday === 6) continue;
      const start = new Date(FIRST_DAY + day * DAY_MS + slot * 1_800_000).toISOString();
      lines.push(`orders,${start},${count},${count},${count * 240}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

const TARGETS = `
defaults: { model: erlang-c, sl: { target: 0.8, withinSeconds: 20, policy: offered } }
queues:
  orders: { channel: voice, maxOccupancy: 0.85, minAgents: 2,
            shrinkage: [{ name: breaks, rate: 0.3, planned: true, paid: true }],
            costPerHour: { amount: "24.50", currency: EUR } }
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agner-cli-'));
  await writeFile(at('history.csv'), history(0, DAYS));
  await writeFile(at('actuals.csv'), history(0, DAYS + 14));
  await writeFile(at('targets.yaml'), TARGETS);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('reforecast on a file', () => {
  const forecastFirst = () =>
    runAgner(['forecast', at('history.csv'), '--horizon', '14d', '--out', at('forecast-today.csv')]);

  it('updates the rest of the day from the contacts so far', async () => {
    await forecastFirst();
    const actuals = ['queue,start,offered,handled,handleSeconds'];
    for (const [time, offered] of [
      ['08:00', 90],
      ['08:30', 92],
    ]) {
      actuals.push(`orders,2026-10-26T${time}:00Z,${offered},${offered},${Number(offered) * 240}`);
    }
    await writeFile(at('today.csv'), `${actuals.join('\n')}\n`);
    const argv = ['reforecast', at('forecast-today.csv'), at('today.csv'), '--now', '2026-10-26T09:10'];
    const run = await runAgner([...argv, '--interval', '30m']);
    expect(run.exit).toBe(0);
    expect(run.stderr).toContain('Queue orders: 182 offered so far against');
    const rows = csvObjects(run.stdout).filter((row) => row.metric === 'offered');
    // 09:00 is not over at 09:10, so it belongs to the rest.
    expect(rows[0]).toMatchObject({ start: '2026-10-26T09:00:00Z', asOf: '2026-10-26T09:10:00Z' });
    const before = csvObjects(await readFile(at('forecast-today.csv'), 'utf8'));
    const open = rows.filter((row) => Number(row.mean) > 0);
    expect(open).toHaveLength(6);
    for (const row of open) {
      const was = before.find((found) => found.start === row.start && found.metric === 'offered') ?? {};
      expect(Number(row.mean)).toBeGreaterThan(Number(was.mean));
      expect(Number(row.mean)).toBeLessThan(Number(was.mean) * 1.6);
      expect(row.model).toBe('auto+day-so-far');
    }
    const aht = csvObjects(run.stdout).filter((row) => row.metric === 'ahtSeconds');
    expect(aht[0]).toMatchObject({ model: 'handle-time' });
  });

  it('takes the one queue of either file for the same, and says when the names do not meet', async () => {
    await forecastFirst();
    const rest = ['--now', '2026-10-26T09:10', '--interval', '30m'];
    await writeFile(at('nameless.csv'), 'start,offered\n2026-10-26T08:00:00Z,90\n2026-10-26T08:30:00Z,92\n');
    const one = await runAgner(['reforecast', at('forecast-today.csv'), at('nameless.csv'), ...rest]);
    expect(one.stderr).toContain('182 offered so far');
    await writeFile(
      at('others.csv'),
      'queue,start,offered\na,2026-10-26T08:00:00Z,90\nb,2026-10-26T08:30:00Z,92\n',
    );
    const others = await runAgner(['reforecast', at('forecast-today.csv'), at('others.csv'), ...rest]);
    expect(others.stderr).toContain('the actuals do not name this queue');
  });

  it('says what it cannot do', async () => {
    await forecastFirst();
    const argv = ['reforecast', at('forecast-today.csv'), at('today.csv'), '--interval', '30m'];
    const late = await runAgner([...argv, '--now', '2027-05-01T09:00']);
    expect(late).toMatchObject({ exit: 2, stdout: '' });
    expect(late.stderr).toContain('REFORECAST_NO_DAY');
    const early = await runAgner([...argv, '--now', '2026-10-26T00:00']);
    expect(early.stderr).toContain('no interval of the day is over');
    expect((await runAgner([...argv, '--now', 'soon'])).stderr).toContain('TIME_INVALID');
    expect((await runAgner(['reforecast', '-', '-', '--now', '2026-10-26T09:00'])).stderr).toContain('USAGE');
  });
});

describe('backtest on a file', () => {
  it('scores every model on the past, beside the naive and the noise floor', async () => {
    const run = await runAgner(['backtest', at('history.csv'), '--horizon', '7d', '--origins', '3']);
    expect(run.exit).toBe(0);
    expect(run.stderr).toContain('Queue orders: 3 forecasts, from 2026-10-03 to 2026-10-17');
    const rows = csvObjects(run.stdout);
    expect(
      Object.keys(rows[0] ?? {})
        .slice(0, 9)
        .join(),
    ).toBe('queue,metric,model,horizon,grain,origins,valueAdded,intervals,holes');
    const whole = rows.filter((row) => row.horizon === 'all' && row.grain === 'interval');
    const offered = whole.filter((row) => row.metric === 'offered');
    expect(offered.map((row) => row.model)).toContain('seasonal-naive');
    expect(new Set(offered.map((row) => row.intervals))).toEqual(new Set(['120']));
    const of = (model: string) => offered.find((row) => row.model === model) ?? {};
    expect(Number(of('seasonal-naive').valueAdded)).toBe(0);
    // Poisson around a constant mean: averages take away about the naive's extra noise, 1 - 1/sqrt(2) = 29 %.
    expect(Number(of('auto').valueAdded)).toBeGreaterThan(0.15);
    expect(Number(of('auto').wape)).toBeGreaterThan(0.9 * Number(of('auto').noiseFloor));
    expect(whole.filter((row) => row.metric === 'ahtSeconds').map((row) => row.model)).toEqual(['auto']);
  });

  it('refuses what cannot be scored, by name', async () => {
    const long = await runAgner(['backtest', at('history.csv'), '--horizon', '80d']);
    expect(long).toMatchObject({ exit: 2, stdout: '' });
    expect(long.stderr).toContain('BACKTEST_TOO_SHORT');
    const unknown = await runAgner(['backtest', at('history.csv'), '--model', 'auto,crystal-ball']);
    expect(unknown.stderr).toContain('crystal-ball');
    const none = await runAgner(['backtest', at('history.csv'), '--origins', '0']);
    expect(none).toMatchObject({ exit: 2 });
  });
});

describe('forecast, plan and accuracy on files', () => {
  it('runs the chain as a planner would, and twice gives the same bytes', async () => {
    const argv = ['forecast', at('history.csv'), '--horizon', '14d', '--out', at('forecast.csv')];
    const forecast = await runAgner(argv);
    expect(forecast).toMatchObject({ exit: 0, stdout: '' });
    expect(forecast.stderr).toContain('opening hours inferred');
    const first = await readFile(at('forecast.csv'), 'utf8');
    await runAgner(argv);
    expect(await readFile(at('forecast.csv'), 'utf8')).toBe(first);

    const rows = csvObjects(first);
    expect(Object.keys(rows[0] ?? {}).join()).toBe(
      'queue,metric,start,asOf,mean,median,lo80,hi80,lo95,hi95,model',
    );
    const offered = rows.filter((row) => row.metric === 'offered');
    expect(offered).toHaveLength(14 * 48);
    expect(offered.filter((row) => Number(row.mean) > 0)).toHaveLength(10 * 8);
    for (const row of offered) {
      expect(Number(row.lo95)).toBeLessThanOrEqual(Number(row.lo80));
      expect(Number(row.hi80)).toBeLessThanOrEqual(Number(row.hi95));
    }

    const plan = await runAgner(['plan', at('forecast.csv'), '--targets', at('targets.yaml')]);
    expect(plan.exit).toBe(0);
    const busy = csvObjects(plan.stdout).filter((row) => Number(row.offered) > 0);
    expect(busy).toHaveLength(10 * 8);
    for (const row of busy) {
      expect(Number(row.net)).toBeGreaterThanOrEqual(Number(row.erlangs));
      expect(Number(row.gross)).toBeCloseTo(Number(row.net) / 0.7, 9);
      expect(Number(row.serviceLevel)).toBeGreaterThanOrEqual(0.8);
      expect(Number(row.occupancy)).toBeLessThanOrEqual(0.85);
      expect(['serviceLevel', 'occupancy']).toContain(row.binding);
      expect(Number(row.cost)).toBeCloseTo(Number(row.gross) * 0.5 * 24.5, 6);
    }

    const accuracy = await runAgner(['accuracy', at('forecast.csv'), at('actuals.csv')]);
    expect(accuracy.exit).toBe(0);
    const all = csvObjects(accuracy.stdout).filter((row) => row.by === 'all' && row.metric === 'offered');
    expect(all.map((row) => row.grain)).toEqual(['interval', 'day', 'week']);
    const [interval] = all as [Record<string, string>];
    expect(Number(interval.intervals)).toBe(80);
    expect(Number(interval.wape)).toBeCloseTo(Number(interval.absoluteError) / Number(interval.actual), 12);
    // Pure Poisson around a known mean: nobody beats the floor by much, and a sound model comes near it.
    expect(Number(interval.wape)).toBeLessThan(1.35 * Number(interval.noiseFloor));
    expect(Number(interval.mase)).toBeGreaterThan(0);
  });

  it('covers every interval from an as-of time inside a day, and none before it', async () => {
    const run = await runAgner([
      'forecast',
      at('history.csv'),
      '--as-of',
      '2026-10-19T09:00Z',
      '--horizon',
      '2d',
      '--metric',
      'offered',
    ]);
    const starts = csvObjects(run.stdout).map((row) => row.start);
    expect(starts[0]).toBe('2026-10-19T09:00:00Z');
    expect(starts.at(-1)).toBe('2026-10-21T08:30:00Z');
    expect(starts).toHaveLength(96);
  });

  it('adds a half-hourly file up to the longer intervals that are asked for', async () => {
    const forecast = async (interval: string) => {
      const argv = ['forecast', at('history.csv'), '--horizon', '7d', '--interval', interval];
      const run = await runAgner(argv);
      expect(run.exit).toBe(0);
      expect(run.stderr).not.toContain('INTERVAL');
      return csvObjects(run.stdout);
    };
    const offered = (rows: Record<string, string>[]) => rows.filter((row) => row.metric === 'offered');
    const [days, hours] = [await forecast('1d'), await forecast('60m')];
    expect(offered(days)).toHaveLength(7);
    expect(offered(hours)).toHaveLength(7 * 24);
    // The history ends on a Friday.
    const monday = offered(days)[2] as Record<string, string>;
    expect(monday.start).toBe('2026-10-26T00:00:00Z');
    // Eight half hours of 56 to 63 expected contacts.
    expect(Math.abs(Number(monday.mean) - 476)).toBeLessThan(476 * 0.05);
    expect(Math.abs(offered(hours).reduce((sum, row) => sum + Number(row.mean), 0) - 5 * 476)).toBeLessThan(
      5 * 476 * 0.05,
    );
    for (const row of days.filter((one) => one.metric === 'ahtSeconds' && Number(one.mean) > 0)) {
      expect(Number(row.mean)).toBeCloseTo(240, 6);
    }
  });

  it('explains every number so that it re-adds', async () => {
    const run = await runAgner(['forecast', at('history.csv'), '--horizon', '1d', '--explain']);
    const rows = JSON.parse(run.stdout) as { mean: number; explanation: { value: number } }[];
    expect(rows.length).toBe(96);
    for (const row of rows) expect(row.explanation.value).toBeCloseTo(row.mean, 9);
  });

  it('reads standard input and writes JSON', async () => {
    const run = await runAgner(['forecast', '-', '--horizon', '1d', '--json'], { stdin: history(0, DAYS) });
    expect(JSON.parse(run.stdout)).toHaveLength(96);
  });
});

describe('bad input', () => {
  it('keeps the good rows of a bad file, lists the bad ones, and says so in the exit code', async () => {
    const text = history(0, DAYS).replace(/,(\d+),(\d+),(\d+)\n/, ',-5,$2,$3\n');
    const run = await runAgner(['forecast', '-', '--horizon', '1d'], { stdin: text });
    expect(run.exit).toBe(3);
    expect(run.stderr).toMatch(/NUMBER_NEGATIVE \(.*row 2, column offered\): .*-5.* Next: /);
    expect(csvObjects(run.stdout)).toHaveLength(96);
    const strict = await runAgner(['forecast', '-', '--strict'], { stdin: text });
    expect(strict).toMatchObject({ exit: 2, stdout: '' });
  });

  it.each([
    [['forecast', 'absent.csv'], 'FILE_NOT_READABLE', 'no such file'],
    [['forecast', '-', '--tz', 'Europe/Pari'], 'TIME_ZONE_UNKNOWN', 'Europe/Paris'],
    [['forecast', '-', '--horizon', '5 years'], 'USAGE', '--horizon'],
    [['forecast', '-', '--levels', '80,180'], 'USAGE', '180'],
    [['forecast', '-', '--model', 'prophet'], 'FORECAST_MODEL_UNKNOWN', 'auto'],
    [['forecast', '-', '--as-of', '1999-01-01'], 'FORECAST_NO_HISTORY', 'orders'],
    [['forecast', '-', '--as-of', '02/11/2026'], 'TIME_INVALID', 'year first'],
    [
      ['forecast', '-', '--interval', '15m'],
      'INTERVAL_LENGTH_MISMATCH',
      '15 minutes were asked for, but the file has intervals of 30',
    ],
    [['forecast', '-', '--calendar', 'FRR'], 'HOLIDAY_CALENDAR_UNKNOWN', 'FR'],
    [['forecast', '-', '--map', 'x=offred'], 'COLUMN_UNKNOWN', 'x'],
  ])('%j is refused with %s', async (argv, code, hint) => {
    const run = await runAgner(argv, { stdin: history(0, DAYS) });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(run.stderr).toContain(code);
    expect(run.stderr).toContain(hint);
    expect(run.stderr).toContain('Next: ');
  });

  it('names the missing column and the header it found', async () => {
    const run = await runAgner(['forecast', '-'], { stdin: 'queue,when,offered\na,2026-11-02 07:00,3\n' });
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain('COLUMN_MISSING');
  });

  it('refuses targets with a misspelt key or a percentage written as 80, and plans nothing', async () => {
    for (const [wrong, hint] of [
      ['maxOcupancy: 0.8', 'maxOccupancy'],
      ['sl: { target: 80, withinSeconds: 20 }', '0.8'],
    ] as const) {
      await writeFile(at('wrong.yaml'), `queues: { orders: { channel: voice, ${wrong} } }`);
      const run = await runAgner(['plan', at('forecast.csv'), '--targets', at('wrong.yaml')]);
      expect(run).toMatchObject({ exit: 2, stdout: '' });
      expect(run.stderr).toContain(hint);
    }
  });

  it('tells of intervals that a forecast leaves out', async () => {
    const [header = '', ...rows] = (await readFile(at('forecast.csv'), 'utf8')).split('\n');
    await writeFile(at('gap.csv'), [header, ...rows.slice(0, 100), ...rows.slice(106)].join('\n'));
    const run = await runAgner(['plan', at('gap.csv'), '--targets', at('targets.yaml')]);
    expect(run.exit).toBe(0);
    expect(run.stderr).toContain('Queue orders: 6 intervals between its first and its last have no row');
  });

  it('leaves no half file behind when the result cannot be written', async () => {
    const run = await runAgner(['forecast', at('history.csv'), '--out', join(folder, 'no', 'such', 'f.csv')]);
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain('FILE_NOT_WRITABLE');
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('writes through a link and never replaces a device by a file', async () => {
    await writeFile(at('target.csv'), 'old');
    await symlink(at('target.csv'), at('link.csv'));
    const argv = ['forecast', at('history.csv'), '--horizon', '1d', '--out'];
    expect((await runAgner([...argv, at('link.csv')])).exit).toBe(0);
    expect((await lstat(at('link.csv'))).isSymbolicLink()).toBe(true);
    expect(await readFile(at('target.csv'), 'utf8')).toContain('queue,metric,start');
    expect((await runAgner([...argv, '/dev/null'])).exit).toBe(0);
    expect((await lstat('/dev/null')).isCharacterDevice()).toBe(true);
  });

  it('says what is wrong with the rows when none can be used', async () => {
    const negative = 'queue,start,offered\na,2026-11-02T07:00:00Z,-1\na,2026-11-02T07:30:00Z,-2\n';
    const run = await runAgner(['forecast', '-'], { stdin: negative });
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain('NUMBER_NEGATIVE');
    expect(run.stderr).toContain('All 2 rows were refused');
    expect((await runAgner(['forecast', '-'], { stdin: 'queue,start,offered\n' })).stderr).toContain(
      'FILE_EMPTY',
    );
  });

  it('refuses UTF-16 and a document that unfolds without end', async () => {
    await writeFile(at('utf16.csv'), Buffer.from(`\ufeff${history(0, 3)}`, 'utf16le'));
    const run = await runAgner(['forecast', at('utf16.csv')]);
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain('TEXT_NOT_UTF8');
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [name, before] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf'].map((pair) => [...pair])) {
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);
    }
    await writeFile(at('bomb.yaml'), bomb.join('\n'));
    const bombed = await runAgner(['kpi', 'eval', at('bomb.yaml')]);
    expect(bombed.exit).toBe(2);
    expect(bombed.stderr).toContain('DOCUMENT_INVALID');
  });

  it('keeps the good cases of an evaluation whose bad ones are named like built-ins', async () => {
    const cases = JSON.stringify({
      cases: [
        { id: 'bad', kpi: 'constructor', params: {}, input: {} },
        { id: 'good', kpi: 'asa', params: {}, input: { contacts: [{ outcome: 'answered', wait_s: 10 }] } },
      ],
    });
    const run = await runAgner(['kpi', 'eval', '-'], { stdin: cases });
    expect(run.exit).toBe(3);
    expect(JSON.parse(run.stdout)).toMatchObject([
      { id: 'bad', value: null },
      { id: 'good', value: '10' },
    ]);
  });

  it('answers an unknown command with the nearest one', async () => {
    const run = await runAgner(['forcast']);
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain('forecast');
  });
});

describe('help', () => {
  it.each([['forecast'], ['plan'], ['accuracy'], ['kpi', 'list'], ['kpi', 'eval'], ['invoice', 'check']])(
    '%s %s shows a runnable example',
    async (...command) => {
      const run = await runAgner([...command.filter(Boolean), '--help']);
      expect(run.exit).toBe(0);
      expect(run.stdout).toContain('Example:\n  agner ');
    },
  );
});
