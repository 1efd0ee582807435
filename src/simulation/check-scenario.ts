import { AgnerError } from '../core/index.ts';
import type { GroupScenario, QueueScenario, Replications, Scenario } from './scenario.ts';
import type { Shape } from './shape.ts';

/** @throws AgnerError SIMULATION_INPUT_INVALID, naming the field and its value, at the first thing that cannot be. */
export function checkScenario(scenario: Scenario): void {
  const { intervalSeconds, queues, groups } = scenario;
  check(isAbove(intervalSeconds, 0), 'intervalSeconds', intervalSeconds, 'a number above 0');
  check(queues.length > 0, 'queues', queues.length, 'at least one queue');
  check(groups.length > 0, 'groups', groups.length, 'at least one agent group');
  const intervalCount = queues[0]!.contacts.length;
  check(intervalCount > 0, 'queues[0].contacts', intervalCount, 'at least one interval');
  checkCv(scenario.dayCv, 'dayCv');
  queues.forEach((queue, i) => {
    checkQueue(queue, intervalCount, `queues[${i}]`);
  });
  groups.forEach((group, i) => {
    checkGroup(group, intervalCount, queues.length, `groups[${i}]`);
  });
}

/** @throws AgnerError SIMULATION_INPUT_INVALID */
export function checkReplications({ seed, replications, firstReplication = 0 }: Replications): void {
  check(isWhole(seed), 'seed', seed, 'a whole number from 0 to 2^53 - 1');
  check(isWhole(replications) && replications > 0, 'replications', replications, 'a whole number above 0');
  check(isWhole(firstReplication), 'firstReplication', firstReplication, 'a whole number from 0');
}

/** @throws AgnerError SIMULATION_INPUT_INVALID unless there are whole agents for each interval. */
export function checkStaff(staff: ArrayLike<number>, intervalCount: number, field: string): void {
  checkEach(staff, intervalCount, field, (n) => isWhole(n) && n < 2 ** 31, 'whole agents from 0');
}

function checkQueue(queue: QueueScenario, intervalCount: number, field: string): void {
  checkEach(queue.contacts, intervalCount, `${field}.contacts`, isAtLeastZero, 'contacts from 0');
  checkEach(queue.handleSeconds, intervalCount, `${field}.handleSeconds`, isAtLeastZero, 'seconds from 0');
  checkShape(queue.handleShape, `${field}.handleShape`);
  if (queue.patienceSeconds !== undefined) {
    const patient = (p: number): boolean => p >= 0;
    checkEach(
      queue.patienceSeconds,
      intervalCount,
      `${field}.patienceSeconds`,
      patient,
      'seconds from 0, or Infinity',
    );
  }
  checkShape(queue.patienceShape, `${field}.patienceShape`);
  const balk = queue.balkProbability ?? 0;
  check(balk >= 0 && balk <= 1, `${field}.balkProbability`, balk, 'a share from 0 to 1');
  checkCv(queue.dayCv, `${field}.dayCv`);
  checkCv(queue.intervalCv, `${field}.intervalCv`);
  for (const name of ['waitingPlaces', 'lines'] as const) {
    const limit = queue[name] ?? 0;
    check(
      limit === Number.POSITIVE_INFINITY || isWhole(limit),
      `${field}.${name}`,
      limit,
      'a whole number from 0',
    );
  }
  check(isAtLeastZero(queue.withinSeconds), `${field}.withinSeconds`, queue.withinSeconds, 'seconds from 0');
  const short = queue.shortSeconds ?? 0;
  check(isAtLeastZero(short), `${field}.shortSeconds`, short, 'seconds from 0');
}

function checkGroup(group: GroupScenario, intervalCount: number, queueCount: number, field: string): void {
  checkStaff(group.staff, intervalCount, `${field}.staff`);
  const served = new Set<number>();
  for (const { queue, priority } of group.serves ?? []) {
    check(
      isWhole(queue) && queue < queueCount,
      `${field}.serves.queue`,
      queue,
      `a queue from 0 to ${queueCount - 1}`,
    );
    check(!served.has(queue), `${field}.serves.queue`, queue, 'each queue once');
    served.add(queue);
    check(Number.isFinite(priority), `${field}.serves.priority`, priority, 'a finite number');
  }
  const concurrency = group.concurrency ?? 1;
  check(
    isWhole(concurrency) && concurrency > 0,
    `${field}.concurrency`,
    concurrency,
    'a whole number above 0',
  );
  if (group.slowdown !== undefined) {
    checkEach(group.slowdown, concurrency, `${field}.slowdown`, (s) => isAbove(s, 0), 'a factor above 0');
  }
}

function checkShape(shape: Shape | undefined, field: string): void {
  switch (shape?.kind) {
    case 'lognormal':
    case 'gamma':
      checkCv(shape.cv, `${field}.cv`);
      return;
    case 'erlang':
      check(
        isWhole(shape.phases) && shape.phases > 0,
        `${field}.phases`,
        shape.phases,
        'a whole number above 0',
      );
      return;
    case 'empirical': {
      const { values } = shape;
      check(values.length > 0, `${field}.values`, values.length, 'at least one value');
      checkEach(values, values.length, `${field}.values`, isAtLeastZero, 'seconds from 0');
      check(
        Array.from(values).some((value) => value > 0),
        `${field}.values`,
        0,
        'a value above 0',
      );
    }
  }
}

function checkCv(cv: number | undefined, field: string): void {
  check(cv === undefined || isAtLeastZero(cv), field, cv ?? 0, 'a coefficient of variation from 0');
}

function checkEach(
  values: ArrayLike<number>,
  length: number,
  field: string,
  holds: (value: number) => boolean,
  wanted: string,
): void {
  check(
    values.length === length,
    `${field}.length`,
    values.length,
    `${length} entries, one per interval or step`,
  );
  for (let i = 0; i < length; i++) check(holds(values[i]!), `${field}[${i}]`, values[i]!, wanted);
}

function check(holds: boolean, field: string, value: number, wanted: string): void {
  if (holds) return;
  throw new AgnerError('SIMULATION_INPUT_INVALID', `${field} is ${value}; wanted: ${wanted}.`, {
    field,
    value: String(value),
  });
}

const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isAtLeastZero = (value: number): boolean => Number.isFinite(value) && value >= 0;
const isAbove = (value: number, limit: number): boolean => Number.isFinite(value) && value > limit;
