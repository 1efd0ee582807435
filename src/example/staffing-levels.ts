import type { DayGrid } from '../calendar/index.ts';
import { type Random, sampleNormal } from '../math/index.ts';
import type { ServiceModel } from './service-model.ts';

/** The planner's forecast misses the day's level by this much, beside the day's own chance. */
const PLANNER_ERROR = 0.035;
/** Share of planned people who are there on a plain day, and its spread. */
const USUAL_PRESENCE = 0.985;
const PRESENCE_SPREAD = 0.018;
/** A bad day (flu, strike, a late bus) comes this often and costs this share of the people. */
const BAD_DAY_PROBABILITY = 0.06;
const BAD_DAY_LOSS = 0.09;

/**
 * Agents on position per interval: what a planner who knows the means (but not the day's chance) would schedule by the
 * square-root safety rule (Borst, Mandelbaum and Reiman, Operations Research 52, 2004), less who did not come.
 * Good and bad days follow from it: nobody tunes the service level of a day.
 *
 * @returns whole agents, 0 where the queue is closed.
 */
export function staffingLevels(
  random: Random,
  model: ServiceModel,
  grid: DayGrid,
  meanContacts: Float64Array,
  meanSeconds: Float64Array,
): Int32Array {
  const agents = new Int32Array(grid.startsMs.length);
  const intervalSeconds = grid.intervalMinutes * 60;
  for (const day of grid.days) {
    const planError = 1 + PLANNER_ERROR * sampleNormal(random);
    const badDay = random.next() < BAD_DAY_PROBABILITY ? BAD_DAY_LOSS : 0;
    const presence = Math.min(1, USUAL_PRESENCE + PRESENCE_SPREAD * sampleNormal(random)) - badDay;
    for (let i = day.first; i < day.first + day.count; i++) {
      const contacts = meanContacts[i] as number;
      if (contacts === 0) continue;
      const load = (planError * contacts * (meanSeconds[i] as number)) / intervalSeconds / model.concurrency;
      const planned = Math.max(model.minimumAgents, load + model.safety * Math.sqrt(load));
      agents[i] = Math.max(model.minimumAgents, Math.round(planned * presence));
    }
  }
  return agents;
}
