/**
 * What is counted per queue. A contact belongs to the interval it arrived in, whenever it was answered.
 *
 * - `arrivals`            all who came: answered + abandoned + blocked + leftWaiting
 * - `answeredWithin`      answered after at most withinSeconds
 * - `abandonedWithin`     hung up after at most withinSeconds; balkers are among them
 * - `abandonedShort`      hung up after less than shortSeconds
 * - `blocked`             turned away because lines or waiting places were full
 * - `leftWaiting`         still in the line when the day was cut, or in a line that nobody serves any more
 * - `virtualWithin`       would have been answered within withinSeconds had they not hung up; NaN where several queues
 *                         or groups, or contacts held at once, make it unknown
 * - `answeredWaitSeconds` summed wait of the answered; `abandonedWaitSeconds` of those who hung up
 */
export const QUEUE_MEASURES = [
  'arrivals',
  'answered',
  'answeredWithin',
  'abandoned',
  'abandonedWithin',
  'abandonedShort',
  'blocked',
  'leftWaiting',
  'virtualWithin',
  'answeredWaitSeconds',
  'abandonedWaitSeconds',
] as const;
export type QueueMeasure = (typeof QUEUE_MEASURES)[number];

/**
 * What is summed per agent group, in the interval in which the time passes.
 *
 * - `busySeconds`       agents at work
 * - `staffedSeconds`    agents planned to be there
 * - `overtimeSeconds`   agents above the plan, finishing the call in hand after their shift
 * - `afterCloseSeconds` work after the last interval, counted in the last one; not part of busySeconds
 */
export const GROUP_MEASURES = [
  'busySeconds',
  'staffedSeconds',
  'overtimeSeconds',
  'afterCloseSeconds',
] as const;
export type GroupMeasure = (typeof GROUP_MEASURES)[number];

export type QueueSums = Readonly<Record<QueueMeasure, Float64Array>>;
export type GroupSums = Readonly<Record<GroupMeasure, Float64Array>>;

export function newQueueSums(length: number): QueueSums {
  return Object.fromEntries(QUEUE_MEASURES.map((name) => [name, new Float64Array(length)])) as QueueSums;
}

export function newGroupSums(length: number): GroupSums {
  return Object.fromEntries(GROUP_MEASURES.map((name) => [name, new Float64Array(length)])) as GroupSums;
}
