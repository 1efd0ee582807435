import type { Channel } from './channel.ts';
import type { Money } from './money.ts';
import type { ServiceLevelPolicy } from './service-level.ts';

/** Who owns the data. Every stored row belongs to exactly one. */
export interface Tenant {
  readonly id: string;
  readonly name: string;
}

/** A company on whose behalf contacts are handled. */
export interface Client {
  readonly id: string;
  readonly name: string;
}

/** A place where people work: it fixes the time zone and the public holidays. */
export interface Site {
  readonly id: string;
  readonly name: string;
  /** IANA zone, such as Europe/Paris. */
  readonly timeZone: string;
  /** ISO 3166-1 alpha-2, with an optional region after a hyphen (US-CA). */
  readonly country: string;
}

/** A company that is paid for handling contacts. */
export interface Vendor {
  readonly id: string;
  readonly name: string;
}

/**
 * Demand: contacts of one kind that wait for the same answer. Supply is a StaffGroup; the two are apart because
 * one group serves several queues and one queue may be served by several groups.
 */
export interface Queue {
  readonly id: string;
  readonly name: string;
  readonly channel: Channel;
  readonly siteId: string;
  readonly clientId: string | null;
  readonly timeZone: string;
  readonly intervalMinutes: number;
  /** Opening hours in the shape of hours.json, or null for round the clock. */
  readonly hoursId: string | null;
  readonly serviceLevelPolicy: ServiceLevelPolicy;
  readonly thresholdSeconds: number;
  /** An abandon after less than this many seconds is a short one. */
  readonly shortAbandonSeconds: number;
}

/** Supply: people at one site, paid by one employer or vendor, who can serve certain queues. */
export interface StaffGroup {
  readonly id: string;
  readonly name: string;
  readonly siteId: string;
  readonly vendorId: string | null;
  readonly queueIds: readonly string[];
  readonly costPerHour: Money;
  readonly paidHoursPerFtePerWeek: number;
}

/** A person, known to Agner only by a pseudonymous id. */
export interface Agent {
  readonly id: string;
  readonly groupId: string;
}
