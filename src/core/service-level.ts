/**
 * The service-level conventions of the field, one enum for target, plan, KPI and contract.
 * With N offered, a answered within X, A answered, b abandoned within X, s abandoned under the short threshold:
 *
 * - `offered`      a / N
 * - `answered`     a / A
 * - `ignoreWithin` a / (N - b)
 * - `ignoreShort`  a / (N - s)       (measured KPIs only)
 * - `notLate`      (a + b) / N
 * - `virtual`      P(V <= X) of a caller who never abandons (models only)
 */
export const SERVICE_LEVEL_POLICIES = [
  'offered',
  'answered',
  'ignoreWithin',
  'ignoreShort',
  'notLate',
  'virtual',
] as const;
export type ServiceLevelPolicy = (typeof SERVICE_LEVEL_POLICIES)[number];

export const DEFAULT_SERVICE_LEVEL_POLICY: ServiceLevelPolicy = 'offered';
