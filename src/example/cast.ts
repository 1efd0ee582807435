import type { Client, Site, Vendor } from '../core/index.ts';

/** A French household-energy supplier and its smaller cousin in Texas. Both are invented. */
export const CLIENTS: readonly Client[] = [
  { id: 'maison-verte', name: 'Maison Verte Énergie' },
  { id: 'bluebonnet', name: 'Bluebonnet Home Energy' },
];

/** Three sites in two time zones. */
export const SITES: readonly Site[] = [
  { id: 'paris', name: 'Paris', timeZone: 'Europe/Paris', country: 'FR' },
  { id: 'lille', name: 'Lille', timeZone: 'Europe/Paris', country: 'FR' },
  { id: 'austin', name: 'Austin', timeZone: 'America/Chicago', country: 'US' },
];

/** nordcall runs Lille, lonestar runs Austin; Paris is in house. */
export const VENDORS: readonly Vendor[] = [
  { id: 'nordcall', name: 'Nordcall' },
  { id: 'lonestar', name: 'Lonestar Contact' },
];
