import { stringify } from 'yaml';

const euros = (amount: string) => ({ amount, currency: 'EUR' });
const shrinkage = (breaks: number, training: number, absence: number) => [
  { name: 'breaks', rate: breaks, planned: true, paid: true },
  { name: 'training and meetings', rate: training, planned: true, paid: true },
  { name: 'absence', rate: absence, planned: false, paid: true },
];

/** What a plan aims at, queue by queue, in the shape of targets.yaml. */
export const PLAN_TARGETS = {
  defaults: {
    model: 'erlang-c',
    sl: { target: 0.8, withinSeconds: 20, policy: 'offered' },
    compounding: 'additive',
  },
  queues: {
    billing: {
      channel: 'voice',
      patienceSeconds: 210,
      maxOccupancy: 0.9,
      minAgents: 4,
      hours: 'billing',
      shrinkage: shrinkage(0.08, 0.06, 0.05),
      costPerHour: euros('26.24'),
    },
    orders: {
      channel: 'voice',
      patienceSeconds: 190,
      maxOccupancy: 0.9,
      minAgents: 3,
      hours: 'orders',
      shrinkage: shrinkage(0.08, 0.06, 0.05),
      costPerHour: euros('23.80'),
    },
    tech: {
      channel: 'voice',
      sl: { target: 0.75, withinSeconds: 20, policy: 'offered' },
      patienceSeconds: 300,
      maxOccupancy: 0.88,
      minAgents: 2,
      hours: 'tech',
      shrinkage: shrinkage(0.07, 0.07, 0.06),
      costPerHour: euros('26.90'),
    },
    vip: {
      channel: 'voice',
      sl: { target: 0.85, withinSeconds: 10, policy: 'offered' },
      patienceSeconds: 240,
      minAgents: 2,
      hours: 'vip',
      shrinkage: shrinkage(0.08, 0.05, 0.04),
      costPerHour: euros('31.20'),
    },
    'night-line': {
      channel: 'voice',
      sl: { target: 0.8, withinSeconds: 30, policy: 'offered' },
      patienceSeconds: 260,
      minAgents: 1,
      hours: 'night',
      shrinkage: shrinkage(0.08, 0.02, 0.05),
      costPerHour: euros('29.50'),
    },
    'web-chat': {
      channel: 'chat',
      model: 'chat',
      ahtByConcurrency: [480, 552, 624],
      sl: { target: 0.8, withinSeconds: 60, policy: 'offered' },
      minAgents: 2,
      hours: 'chat',
      shrinkage: shrinkage(0.07, 0.07, 0.06),
      costPerHour: euros('22.60'),
    },
    'care-mail': {
      channel: 'email',
      deadlineHours: 4,
      hours: 'mail-desk',
      shrinkage: shrinkage(0.08, 0.06, 0.05),
      costPerHour: euros('23.80'),
    },
    'back-office': {
      channel: 'case',
      deadlineHours: 16,
      hours: 'back-office',
      shrinkage: shrinkage(0.08, 0.08, 0.05),
      costPerHour: euros('28.10'),
    },
  },
} as const;

/** PLAN_TARGETS as the text of targets.yaml. */
export function planTargetsYaml(): string {
  return stringify(PLAN_TARGETS, { aliasDuplicateObjects: false, lineWidth: 120 });
}
