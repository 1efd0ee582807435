import { dayNumberOf, zone } from '../calendar/index.ts';
import type { AgentStateSpan, SurveyResponse } from '../core/index.ts';
import { type Random, sampleNormal } from '../math/index.ts';
import type { QueueHistory } from './queue-history.ts';
import { sampleShare } from './sample-counts.ts';
import { FIRST_SURVEY_DAY } from './span.ts';

/** Of the handled contacts, who answers which question. */
const RESPONSE_SHARES: Readonly<Record<string, { readonly csat: number; readonly nps: number }>> = {
  billing: { csat: 0.012, nps: 0.005 },
  orders: { csat: 0.016, nps: 0.007 },
  tech: { csat: 0.022, nps: 0.009 },
  vip: { csat: 0.06, nps: 0.04 },
  'web-chat': { csat: 0.045, nps: 0.012 },
  'care-mail': { csat: 0.03, nps: 0.01 },
};
/** Mean mood on the scale 0..1 of a customer who did not wait, and its loss for each doubling of the wait beyond 20 s. */
const MOOD = 0.8;
const MOOD_LOSS_PER_DOUBLING = 0.035;
const MOOD_SPREAD = 0.23;
const CSAT = { kind: 'csat', scaleMin: 1, scaleMax: 5 } as const;
const NPS = { kind: 'nps', scaleMin: 0, scaleMax: 10 } as const;
/** Answers come within this many minutes of the interval's start. */
const LATEST_ANSWER_MINUTES = 240;
const MS_PER_MINUTE = 60_000;

/**
 * Answers to the two satisfaction questions since FIRST_SURVEY_DAY. People who waited longer are less content. Where
 * states are known the answer names one of the agents who worked for the queue at that time.
 */
export function surveys(
  random: Random,
  histories: readonly QueueHistory[],
  spans: readonly AgentStateSpan[],
): SurveyResponse[] {
  const atWork = agentsByInterval(spans, histories);
  const responses: SurveyResponse[] = [];
  for (const { queue, actuals } of histories) {
    const shares = RESPONSE_SHARES[queue.id];
    if (shares === undefined) continue;
    const firstMs = zone(queue.timeZone).startOfDayMs(dayNumberOf(FIRST_SURVEY_DAY));
    for (const actual of actuals) {
      if (actual.startMs < firstMs || actual.handled === null || actual.handled === 0) continue;
      const wait = (actual.waitSecondsHandled ?? 0) / actual.handled;
      // E-mail waits are judged against their own deadline, calls against 20 seconds.
      const patience = Math.max(20, queue.thresholdSeconds);
      const mood = MOOD - MOOD_LOSS_PER_DOUBLING * Math.log2(1 + wait / patience);
      const people = atWork.get(queue.id)?.get(actual.startMs) ?? [];
      for (const question of [CSAT, NPS]) {
        const answers = sampleShare(random, actual.handled, shares[question.kind]);
        for (let i = 0; i < answers; i++) {
          const score = mood + MOOD_SPREAD * sampleNormal(random);
          const range = question.scaleMax - question.scaleMin;
          responses.push({
            id: `${queue.id}-${question.kind}-${actual.startMs / MS_PER_MINUTE}-${i + 1}`,
            queueId: queue.id,
            agentId: people[Math.floor(random.next() * people.length)] ?? null,
            ...question,
            respondedMs: actual.startMs + Math.floor(random.next() * LATEST_ANSWER_MINUTES) * MS_PER_MINUTE,
            score: question.scaleMin + Math.round(range * Math.min(1, Math.max(0, score))),
          });
        }
      }
    }
  }
  return responses;
}

/** Who handled contacts of a queue in an interval, from the states. */
function agentsByInterval(
  spans: readonly AgentStateSpan[],
  histories: readonly QueueHistory[],
): Map<string, Map<number, string[]>> {
  const found = new Map(histories.map(({ queue }) => [queue.id, new Map<number, string[]>()]));
  const stepsMs = new Map(histories.map(({ queue }) => [queue.id, queue.intervalMinutes * MS_PER_MINUTE]));
  for (const span of spans) {
    if (span.queueId === null || span.state === 'acw') continue;
    const ofQueue = found.get(span.queueId);
    const stepMs = stepsMs.get(span.queueId) ?? MS_PER_MINUTE;
    const startMs = Math.floor(span.fromMs / stepMs) * stepMs;
    const known = ofQueue?.get(startMs);
    if (known === undefined) ofQueue?.set(startMs, [span.agentId]);
    else known.push(span.agentId);
  }
  return found;
}
