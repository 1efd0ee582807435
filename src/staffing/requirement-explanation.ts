import type { Explanation } from '../core/index.ts';
import { BINDINGS, type Binding } from '../erlang/index.ts';
import { given, product, ratio } from './explanation-nodes.ts';
import { usedParameters } from './model-parameters.ts';
import type { StaffingPlan } from './plan-shape.ts';
import { BACKLOG_MODEL, CHAT_MODEL, type QueueTarget } from './targets.ts';

interface ForecastParts {
  readonly offered?: Explanation | undefined;
  readonly ahtSeconds?: Explanation | undefined;
}

/** The staff a queue requires in one interval: the larger of what its model asks for and the minimum. */
export function explainRequired(plan: StaffingPlan, index: number, forecast: ForecastParts): Explanation {
  const required = plan.required[index] as number;
  if (Number.isNaN(required)) return given('Required staff (hole in the forecast)', null, 'agents');
  if (plan.grid.open[index] !== 1) return given('Required staff (closed)', 0, 'agents');
  const modelAgents =
    plan.model === BACKLOG_MODEL
      ? explainBacklog(plan, index, forecast)
      : explainWaiting(plan, index, forecast);
  return {
    label: `Required staff (decided by ${plan.binding[index] ?? 'nothing'})`,
    value: required,
    unit: 'agents',
    operation: 'max',
    parts: [modelAgents, given('Minimum staff', plan.target.minAgents, 'agents')],
  };
}

function explainWaiting(plan: StaffingPlan, index: number, forecast: ForecastParts): Explanation {
  return {
    label: `Staff by ${plan.model}`,
    value: plan.modelAgents[index] as number,
    unit: 'agents',
    operation: 'function',
    formula: `the smallest whole number of agents for which ${plan.model} meets every target (docs/models-queueing.md)`,
    parts: [
      explainLoad(plan, index, forecast),
      ...explainParameters(plan.target),
      ...BINDINGS.flatMap((name) => explainTarget(plan.target, name)),
    ],
  };
}

function explainBacklog(plan: StaffingPlan, index: number, forecast: ForecastParts): Explanation {
  return {
    label: 'Staff by deadline',
    value: plan.modelAgents[index] as number,
    unit: 'agents',
    operation: 'function',
    formula:
      'the most even staffing of the whole plan that meets every deadline, in whole agents (docs/staffing.md)',
    parts: [
      explainLoad(plan, index, forecast),
      given('Deadline', plan.target.deadlineHours, 'opening hours'),
    ],
  };
}

function explainLoad(plan: StaffingPlan, index: number, forecast: ForecastParts): Explanation {
  const offered = plan.offered[index] as number;
  const aht = plan.ahtSeconds[index] as number;
  const work = product('Work offered', offered === 0 ? 0 : offered * aht, 'seconds', [
    below('Offered contacts', offered, 'contacts', forecast.offered),
    explainAht(plan, index, forecast.ahtSeconds),
  ]);
  return ratio(
    'Offered load',
    plan.erlangs[index] as number,
    'erlangs',
    work,
    given('Length of the interval', plan.minutes * 60, 'seconds'),
  );
}

function explainAht(plan: StaffingPlan, index: number, explained: Explanation | undefined): Explanation {
  const { ahtByConcurrency, ahtSeconds } = plan.target;
  const aht = plan.ahtSeconds[index] as number;
  if (ahtByConcurrency !== null && plan.model !== BACKLOG_MODEL) {
    const most = plan.model === CHAT_MODEL ? 1 : ahtByConcurrency.length;
    return given(
      `Handle time at ${most} ${most === 1 ? 'chat' : 'chats'} at once, from ahtByConcurrency (targets)`,
      aht,
      'seconds',
    );
  }
  if (ahtSeconds !== null && !((plan.forecastAhtSeconds[index] as number) > 0)) {
    return given('AHT, from ahtSeconds (targets; the forecast has none)', aht, 'seconds');
  }
  // Where nothing is offered a handle time may be missing, and it does not matter.
  return Number.isNaN(aht)
    ? given('AHT (no contacts)', 0, 'seconds')
    : below('AHT', aht, 'seconds', explained);
}

/** The number with the forecast's own explanation under it, which then has to make the same number. */
function below(label: string, value: number, unit: string, explained: Explanation | undefined): Explanation {
  if (explained === undefined) return given(label, value, unit);
  return { label, value, unit, operation: 'sum', parts: [explained] };
}

/** What the model reads beside load and targets, so that the number can be made again. */
function explainParameters(target: QueueTarget): Explanation[] {
  return usedParameters(target).flatMap((key) => {
    switch (key) {
      case 'patienceSeconds':
        return [given('Mean patience of a caller', target.patienceSeconds, 'seconds')];
      case 'lines':
        return [given('Lines, in service and waiting', target.lines, 'contacts')];
      case 'retryProbability':
        return [given('Callers who hang up and call again', target.retryProbability, 'share')];
      case 'rateCv':
        return [given('Coefficient of variation of the arrival rate', target.rateCv, 'ratio')];
      case 'idleThreshold':
        return [given('Agents kept free for inbound contacts', target.idleThreshold, 'agents')];
      case 'ahtByConcurrency':
        return [
          given(
            'Most chats held at once (length of ahtByConcurrency)',
            target.ahtByConcurrency?.length ?? null,
            'chats',
          ),
          ...(target.model === CHAT_MODEL ? (target.ahtByConcurrency ?? []) : []).map((seconds, at) =>
            given(`Handle time of a chat beside ${at} others`, seconds, 'seconds'),
          ),
        ];
    }
    return [];
  });
}

function explainTarget(target: QueueTarget, name: Binding): Explanation[] {
  const { serviceLevel, asa, maxAbandonment, maxOccupancy, maxBlocking } = target;
  switch (name) {
    case 'serviceLevel':
      if (serviceLevel === null) return [];
      return [
        given(`Service level target (${serviceLevel.policy})`, serviceLevel.target, 'share'),
        given('Service level threshold', serviceLevel.withinSeconds, 'seconds'),
      ];
    case 'asa':
      return asa === null ? [] : [given(`Longest mean wait (${asa.of})`, asa.seconds, 'seconds')];
    case 'abandonment':
      return maxAbandonment === null ? [] : [given('Largest abandonment', maxAbandonment, 'share')];
    case 'occupancy':
      return maxOccupancy === null ? [] : [given('Largest occupancy', maxOccupancy, 'share')];
    case 'blocking':
      return maxBlocking === null ? [] : [given('Largest blocking', maxBlocking, 'share')];
    case 'minimum':
    case 'stability':
      return [];
  }
}
