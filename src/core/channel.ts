/** How contacts reach a queue. Synchronous channels wait on line; deferred ones have a deadline. */
export const CHANNELS = ['voice', 'chat', 'email', 'case', 'social', 'sms', 'outbound'] as const;
export type Channel = (typeof CHANNELS)[number];
