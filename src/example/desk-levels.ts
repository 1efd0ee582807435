import type { DayGrid } from '../calendar/index.ts';
import { type Random, sampleNormal } from '../math/index.ts';
import type { ServiceModel } from './service-model.ts';

/** The desk is half staffed in its first and last hour and a half: some come early, the others stay late. */
const EDGE_HOURS = 1.5;
const EDGE_SHARE = 0.5;
/** Spread of the desk's day-to-day strength against its plan. */
const DESK_SPREAD = 0.06;

/**
 * Agents at an e-mail or case desk: level through the day but for its edges, enough for what is expected to have come in since the desk
 * last closed, with a safety like that of the waiting queues.
 *
 * @param deskOpen 1 where the desk works. @returns whole agents, 0 where it does not.
 */
export function deskLevels(
  random: Random,
  model: ServiceModel,
  grid: DayGrid,
  meanContacts: Float64Array,
  meanSeconds: Float64Array,
  deskOpen: Uint8Array,
): Int32Array {
  const agents = new Int32Array(deskOpen.length);
  const intervalSeconds = grid.intervalMinutes * 60;
  let expectedSeconds = 0;
  for (const day of grid.days) {
    let openIntervals = 0;
    let lastOpen = -1;
    for (let i = day.first; i < day.first + day.count; i++) {
      if (deskOpen[i] !== 1) continue;
      openIntervals++;
      lastOpen = i;
    }
    let untilClose = expectedSeconds;
    let afterClose = 0;
    for (let i = day.first; i < day.first + day.count; i++) {
      const work = (meanContacts[i] as number) * (meanSeconds[i] as number);
      if (i <= lastOpen) untilClose += work;
      else afterClose += work;
    }
    if (openIntervals === 0) {
      expectedSeconds = untilClose + afterClose;
      continue;
    }
    const edge = Math.min(
      Math.floor(openIntervals / 2),
      Math.round((EDGE_HOURS * 60) / grid.intervalMinutes),
    );
    const fullIntervals = openIntervals - 2 * edge * (1 - EDGE_SHARE);
    const load = untilClose / (fullIntervals * intervalSeconds);
    const strength = 1 + DESK_SPREAD * sampleNormal(random);
    const level = Math.max(
      model.minimumAgents,
      Math.round(strength * (load + model.safety * Math.sqrt(load))),
    );
    let opened = 0;
    for (let i = day.first; i <= lastOpen; i++) {
      if (deskOpen[i] !== 1) continue;
      const atEdge = opened < edge || opened >= openIntervals - edge;
      agents[i] = atEdge ? Math.max(1, Math.round(level * EDGE_SHARE)) : level;
      opened++;
    }
    expectedSeconds = afterClose;
  }
  return agents;
}
