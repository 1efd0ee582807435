import type { Queue } from '../core/index.ts';
import type { Random } from '../math/index.ts';
import { sampleTotalSeconds } from './handle-time.ts';
import type { IntervalCounts } from './interval-counts.ts';
import { queueBehaviour } from './queue-behaviour.ts';
import { sampleShare, sampleWaitSum } from './sample-counts.ts';
import type { ServiceModel } from './service-model.ts';

/** Of the delayed, this share hangs up at once whatever the wait (wrong number, second thoughts). */
const IMMEDIATE_HANGUPS = 0.035;
/** Nobody waits longer, answered or not. */
const LONGEST_WAIT_SECONDS = 3600;

/**
 * Splits the contacts of one interval by what became of them, consistent by construction: handled + abandoned =
 * offered, short ⊆ within ⊆ abandoned, and every wait sum lies between what its counts allow.
 *
 * @param meanSeconds the interval's mean handle time. @param agents on position.
 */
export function voiceInterval(
  random: Random,
  queue: Queue,
  model: ServiceModel,
  offered: number,
  meanSeconds: number,
  agents: number,
): IntervalCounts {
  const threshold = queue.thresholdSeconds;
  const short = queue.shortAbandonSeconds;
  const load = (offered * meanSeconds) / (queue.intervalMinutes * 60) / model.concurrency;
  const behaviour = queueBehaviour(
    load,
    Math.max(1, agents),
    meanSeconds / model.concurrency,
    model.patienceSeconds,
    threshold,
  );
  const delayed = sampleShare(random, offered, behaviour.delayed);
  const hangups = sampleShare(random, delayed, IMMEDIATE_HANGUPS);
  const leavers = sampleShare(random, delayed - hangups, behaviour.abandons);
  const leaversWithin = sampleShare(random, leavers, behaviour.abandonedWithin);
  const answeredLate = delayed - hangups - leavers;
  const answeredWithin = sampleShare(random, answeredLate, behaviour.answeredWithin);
  const beyond = answeredLate - answeredWithin;
  const handled = offered - hangups - leavers;

  const waitHandled =
    sampleWaitSum(random, answeredWithin, behaviour.meanAnsweredWithin, 0, threshold) +
    sampleWaitSum(random, beyond, behaviour.meanAnsweredBeyond, threshold + 1, LONGEST_WAIT_SECONDS);
  const waitAbandoned =
    sampleWaitSum(random, hangups, short / 2, 0, short - 1) +
    sampleWaitSum(random, leaversWithin, (short + threshold) / 2, short, threshold) +
    sampleWaitSum(
      random,
      leavers - leaversWithin,
      Math.max(threshold + 1, behaviour.meanAbandoned * 1.2),
      threshold + 1,
      LONGEST_WAIT_SECONDS,
    );
  return {
    offered,
    handled,
    abandoned: hangups + leavers,
    abandonedShort: hangups,
    handledWithin: handled - beyond,
    abandonedWithin: hangups + leaversWithin,
    flowOut: 0,
    waitSecondsHandled: waitHandled,
    waitSecondsAll: waitHandled + waitAbandoned,
    handleSeconds: sampleTotalSeconds(random, handled, meanSeconds, model.ahtVariation),
  };
}
