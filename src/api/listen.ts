import { AgnerError } from '../core/index.ts';
import type { ApiServer } from './api-server.ts';
import { isLoopback } from './local-callers.ts';

export interface ListenAddress {
  /** Default 127.0.0.1: this machine only. */
  readonly host?: string;
  /** Default 4040; 0 = any free one. */
  readonly port?: number;
  /** As in ApiOptions; both must say so. */
  readonly allowPublic?: boolean;
}

const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_PORT = 4040;

/**
 * Starts answering.
 *
 * @returns the address as a URL.
 * @throws AgnerError ADDRESS_UNUSABLE when the port is taken or the address is not this machine's; ADDRESS_PUBLIC for an address that other machines reach, unless allowPublic.
 */
export async function listen(server: ApiServer, address: ListenAddress = {}): Promise<string> {
  const { host = DEFAULT_HOST, port = DEFAULT_PORT, allowPublic = false } = address;
  if (!allowPublic && !isLoopback(host)) {
    throw new AgnerError('ADDRESS_PUBLIC', `"${host}" is not an address of this machine alone.`, {
      field: 'host',
      value: host,
    });
  }
  try {
    return await server.listen({ host, port });
  } catch (cause) {
    const { code } = cause as { readonly code?: string };
    if (code === undefined) throw cause;
    const why = code === 'EADDRINUSE' ? 'something else listens there' : code;
    throw new AgnerError('ADDRESS_UNUSABLE', `${host}:${port} cannot be listened on: ${why}.`, {
      field: 'port',
      value: `${host}:${port}`,
      cause,
    });
  }
}
