export type { ApiServer } from './api-server.ts';
export { buildServer } from './build-server.ts';
export { type ListenAddress, listen } from './listen.ts';
export type { ApiOptions, ApiWorld, JobsDoor } from './server-options.ts';
