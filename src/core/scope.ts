/**
 * What the caller may see. Every store function takes one; `'all'` means no restriction inside the tenant.
 * The tenant is never optional: the embedded default has one tenant, named by DEFAULT_TENANT.
 */
export interface Scope {
  readonly tenantId: string;
  readonly siteIds: readonly string[] | 'all';
  readonly vendorIds: readonly string[] | 'all';
  readonly clientIds: readonly string[] | 'all';
}

export const DEFAULT_TENANT = 'default';

/** A scope that sees everything inside one tenant. */
export function tenantScope(tenantId: string): Scope {
  return { tenantId, siteIds: 'all', vendorIds: 'all', clientIds: 'all' };
}
