import { weekdayIndex } from '../day-matrix.ts';
import { eachCell } from './each-cell.ts';
import type { HandleTimeMatrix } from './handle-time-matrix.ts';

/** Age-weighted seconds and contacts in total, by slot and by weekday x slot, and the variance within slots per contact. */
export function weightedSums(
  { seconds, contacts }: HandleTimeMatrix,
  start: number,
  origin: number,
  halfLifeDays: number,
) {
  const slots = seconds.slotsPerDay;
  const slotSeconds = new Float64Array(slots);
  const slotContacts = new Float64Array(slots);
  const cellContacts = new Float64Array(7 * slots);
  const cellWeight = new Float64Array(7 * slots);
  let [totalSeconds, totalContacts, squares, cells] = [0, 0, 0, 0];
  eachCell(seconds.values, contacts.values, slots, start, origin, halfLifeDays, (day, slot, s, n, weight) => {
    const cell = weekdayIndex(seconds.firstDayNumber + day) * slots + slot;
    cellContacts[cell]! += weight * n;
    cellWeight[cell]! += weight;
    slotSeconds[slot]! += weight * s;
    slotContacts[slot]! += weight * n;
    totalSeconds += weight * s;
    totalContacts += weight * n;
  });
  eachCell(
    seconds.values,
    contacts.values,
    slots,
    start,
    origin,
    halfLifeDays,
    (_day, slot, s, n, weight) => {
      if (n === 0) return;
      squares += weight * n * (s / n - slotSeconds[slot]! / slotContacts[slot]!) ** 2;
      cells += weight;
    },
  );
  return {
    seconds: totalSeconds,
    contacts: totalContacts,
    slotSeconds,
    slotContacts,
    cellContacts,
    cellWeight,
    withinVariance: cells > 0 ? squares / cells : 0,
  };
}
