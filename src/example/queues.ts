import type { Queue } from '../core/index.ts';

const PARIS = { siteId: 'paris', clientId: 'maison-verte', timeZone: 'Europe/Paris' } as const;
const LILLE = { ...PARIS, siteId: 'lille' } as const;
const AUSTIN = { siteId: 'austin', clientId: 'bluebonnet', timeZone: 'America/Chicago' } as const;
const VOICE = {
  channel: 'voice',
  intervalMinutes: 30,
  serviceLevelPolicy: 'offered',
  thresholdSeconds: 20,
  shortAbandonSeconds: 5,
} as const;

/**
 * Eight queues, from 400 calls per half hour down to one. `care-mail` receives round the clock (hours null) and is
 * answered in the desk hours that the targets name.
 */
export const QUEUES: readonly Queue[] = [
  { ...VOICE, ...PARIS, id: 'billing', name: 'Bills and payments', hoursId: 'billing' },
  { ...VOICE, ...LILLE, id: 'orders', name: 'Contracts and moves', hoursId: 'orders' },
  { ...VOICE, ...AUSTIN, id: 'tech', name: 'Technical support', hoursId: 'tech', intervalMinutes: 15 },
  { ...VOICE, ...PARIS, id: 'vip', name: 'Business customers', hoursId: 'vip', thresholdSeconds: 10 },
  {
    ...VOICE,
    ...PARIS,
    id: 'night-line',
    name: 'Night emergency line',
    hoursId: 'night',
    thresholdSeconds: 30,
  },
  {
    ...AUSTIN,
    id: 'web-chat',
    name: 'Web chat',
    channel: 'chat',
    intervalMinutes: 30,
    hoursId: 'chat',
    serviceLevelPolicy: 'offered',
    thresholdSeconds: 60,
    shortAbandonSeconds: 10,
  },
  {
    ...LILLE,
    id: 'care-mail',
    name: 'Customer e-mail',
    channel: 'email',
    intervalMinutes: 30,
    hoursId: null,
    serviceLevelPolicy: 'offered',
    thresholdSeconds: 14_400,
    shortAbandonSeconds: 0,
  },
  {
    ...PARIS,
    id: 'back-office',
    name: 'Back office',
    channel: 'case',
    intervalMinutes: 30,
    hoursId: 'back-office',
    serviceLevelPolicy: 'offered',
    thresholdSeconds: 57_600,
    shortAbandonSeconds: 0,
  },
];

/** The queue with this id. @throws RangeError for an id the example does not have: a slip in this room. */
export function queueById(id: string): Queue {
  const found = QUEUES.find((queue) => queue.id === id);
  if (found === undefined) throw new RangeError(`The example has no queue "${id}".`);
  return found;
}
