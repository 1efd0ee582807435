#!/usr/bin/env node
// CPU time of one forecast: node benchmarks/forecast/bench.mjs   (after npm run build)
// One queue, two years of half hours (round the clock), 14 days ahead, weights by backtest, bounds at 80 and 95 %.
const room = await import(new URL('../../dist/src/forecast/index.js', import.meta.url).href);
const math = await import(new URL('../../dist/src/math/index.js', import.meta.url).href);

const MS_PER_DAY = 86_400_000;
const FIRST_DAY = 19_723;

/**
 * @param {number} firstDay
 * @param {number} days
 */
function utcGrid(firstDay, days) {
  const size = days * 48;
  return {
    timeZone: 'UTC',
    intervalMinutes: 30,
    days: Array.from({ length: days }, (_, d) => ({
      day: new Date((firstDay + d) * MS_PER_DAY).toISOString().slice(0, 10),
      dayNumber: firstDay + d,
      weekday: ((firstDay + d + 3) % 7) + 1,
      startMs: (firstDay + d) * MS_PER_DAY,
      first: d * 48,
      count: 48,
      holiday: null,
    })),
    startsMs: Float64Array.from({ length: size }, (_, i) => firstDay * MS_PER_DAY + i * 1_800_000),
    slot: Uint16Array.from({ length: size }, (_, i) => i % 48),
    slotsPerDay: 48,
    open: new Uint8Array(size).fill(1),
  };
}

const grid = utcGrid(FIRST_DAY, 730);
const random = math.seededRandom(1);
const values = Float64Array.from(grid.slot, (slot, i) => {
  const weekday = Math.floor(i / 48) % 7;
  const mean = 100 * (weekday > 4 ? 0.4 : 1) * Math.exp(-0.5 * ((slot - 24) / 8) ** 2) + 1;
  return math.samplePoisson(random, mean);
});
const horizon = utcGrid(FIRST_DAY + 730, 14);
const rounds = Number(process.argv[2] ?? 40);
const times = [];
for (let round = 0; round < rounds; round++) {
  const before = process.cpuUsage();
  room.autoForecaster
    .fit({ metric: 'offered', grid, values, weights: null }, { events: [], seed: 1 })
    .predict(horizon, [0.8, 0.95]);
  const used = process.cpuUsage(before);
  times.push((used.user + used.system) / 1000);
}
const warm = times.slice(Math.floor(rounds / 4)).sort((a, b) => a - b);
process.stdout.write(
  `one queue, 2 years of half hours, 14 days ahead: warm median ${warm[warm.length >> 1]?.toFixed(1)} ms CPU ` +
    `(first ${times[0]?.toFixed(1)} ms, best ${warm[0]?.toFixed(1)} ms, ${rounds} rounds)\n`,
);
