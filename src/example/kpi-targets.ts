/** What a KPI of one queue (or of all) should reach; the value is an exact decimal, as the catalogue's values are. */
export interface ExampleKpiTarget {
  readonly kpi: string;
  readonly queueId: string | null;
  readonly direction: 'higher' | 'lower' | 'range';
  readonly value?: string;
  readonly min?: string;
  readonly max?: string;
}

/** The scorecard's targets. */
export const KPI_TARGETS: readonly ExampleKpiTarget[] = [
  { kpi: 'service_level', queueId: 'billing', direction: 'higher', value: '0.80' },
  { kpi: 'service_level', queueId: 'orders', direction: 'higher', value: '0.80' },
  { kpi: 'service_level', queueId: 'tech', direction: 'higher', value: '0.75' },
  { kpi: 'service_level', queueId: 'vip', direction: 'higher', value: '0.85' },
  { kpi: 'service_level', queueId: 'night-line', direction: 'higher', value: '0.80' },
  { kpi: 'service_level', queueId: 'web-chat', direction: 'higher', value: '0.80' },
  { kpi: 'service_level', queueId: 'care-mail', direction: 'higher', value: '0.90' },
  { kpi: 'service_level', queueId: 'back-office', direction: 'higher', value: '0.95' },
  { kpi: 'abandonment_rate', queueId: null, direction: 'lower', value: '0.06' },
  { kpi: 'asa', queueId: 'billing', direction: 'lower', value: '20' },
  { kpi: 'aht', queueId: 'billing', direction: 'lower', value: '320' },
  { kpi: 'aht', queueId: 'orders', direction: 'lower', value: '280' },
  { kpi: 'occupancy', queueId: null, direction: 'range', min: '0.70', max: '0.88' },
  { kpi: 'utilisation', queueId: null, direction: 'range', min: '0.65', max: '0.90' },
  { kpi: 'csat', queueId: null, direction: 'higher', value: '0.75' },
  { kpi: 'nps', queueId: null, direction: 'higher', value: '10' },
  { kpi: 'cost_per_contact', queueId: null, direction: 'lower', value: '4.00' },
  { kpi: 'forecast_wape', queueId: 'billing', direction: 'lower', value: '0.10' },
  { kpi: 'forecast_wape', queueId: 'orders', direction: 'lower', value: '0.15' },
];
