import { isIP } from 'node:net';
import { AgnerError, quoteValue } from '../core/index.ts';
import type { ApiServer } from './api-server.ts';

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/;

/** Is this an address that only this machine reaches? */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || LOOPBACK.test(host.replace(/^\[(.*)\]$/, '$1'));
}

/**
 * Refuses callers from other machines, and pages of other sites in a browser of this machine: those that reach us by a
 * name of their own that they made point here (DNS rebinding), and those that write across sites. Needed as long as
 * nobody is authenticated.
 */
export function refuseForeignCallers(server: ApiServer): void {
  server.addHook('onRequest', async (request) => {
    const address = request.socket.remoteAddress;
    if (address !== undefined && isIP(address) !== 0 && !isLoopback(address))
      throw refused('address', address);
    if (!isLoopback(request.hostname)) throw refused('Host', request.host);
    const { origin } = request.headers;
    if (origin !== undefined && hostOf(origin) !== request.host) throw refused('Origin', origin);
    const site = request.headers['sec-fetch-site'];
    if (site === 'cross-site' && request.method !== 'GET') throw refused('Sec-Fetch-Site', site);
  });
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function refused(what: string, value: string): AgnerError {
  return new AgnerError('CALLER_NOT_LOCAL', `The ${what} "${quoteValue(value)}" is not this machine's.`, {
    field: what,
    value,
  });
}
