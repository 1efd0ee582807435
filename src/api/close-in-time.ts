import type { ApiServer } from './api-server.ts';

/**
 * Gives requests in flight a while to end when the server closes, and then cuts them: a caller that has stopped sending
 * half-way would keep the process alive for ever.
 */
export function closeInTime(server: ApiServer, graceMs: number): void {
  server.addHook('preClose', async () => {
    const timer = setTimeout(() => server.server.closeAllConnections(), graceMs);
    server.server.once('close', () => clearTimeout(timer));
    timer.unref();
  });
}
