import type { Money, StaffGroup } from '../core/index.ts';

const euros = (amount: string): Money => ({ amount, currency: 'EUR' });

/**
 * Supply, apart from demand: `billing` is served by two groups at two sites, and `lille-front` serves a voice queue
 * and an e-mail queue; the French night line is answered from Austin, where it is afternoon.
 */
export const STAFF_GROUPS: readonly StaffGroup[] = [
  group('paris-billing', 'Paris, bills', 'paris', null, ['billing'], '27.40', 35),
  group('paris-vip', 'Paris, business customers', 'paris', null, ['vip'], '31.20', 35),
  group('paris-back-office', 'Paris, back office', 'paris', null, ['back-office'], '28.10', 35),
  group('lille-billing', 'Lille, bills', 'lille', 'nordcall', ['billing'], '24.50', 35),
  group(
    'lille-front',
    'Lille, contracts and e-mail',
    'lille',
    'nordcall',
    ['orders', 'care-mail'],
    '23.80',
    35,
  ),
  group('austin-tech', 'Austin, technical support', 'austin', 'lonestar', ['tech'], '26.90', 40),
  group('austin-night', 'Austin, French night line', 'austin', 'lonestar', ['night-line'], '29.50', 40),
  group('austin-chat', 'Austin, chat', 'austin', 'lonestar', ['web-chat'], '22.60', 40),
];

function group(
  id: string,
  name: string,
  siteId: string,
  vendorId: string | null,
  queueIds: readonly string[],
  costPerHour: string,
  paidHoursPerFtePerWeek: number,
): StaffGroup {
  return { id, name, siteId, vendorId, queueIds, costPerHour: euros(costPerHour), paidHoursPerFtePerWeek };
}

/** Prefix of the pseudonymous agent ids of a group. */
export const AGENT_PREFIXES: Readonly<Record<string, string>> = {
  'paris-billing': 'pb',
  'paris-vip': 'pv',
  'paris-back-office': 'po',
  'lille-billing': 'lb',
  'lille-front': 'lf',
  'austin-tech': 'at',
  'austin-night': 'an',
  'austin-chat': 'ac',
};
