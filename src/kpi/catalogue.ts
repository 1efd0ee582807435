import { AgnerError } from '../core/index.ts';
import { abandonmentRate } from './definitions/abandonment-rate.ts';
import { aht } from './definitions/aht.ts';
import { answerRate } from './definitions/answer-rate.ts';
import { answeredWithinX } from './definitions/answered-within-x.ts';
import { asa } from './definitions/asa.ts';
import { avgWait } from './definitions/avg-wait.ts';
import { contactsHandled } from './definitions/contacts-handled.ts';
import { costPerContact } from './definitions/cost-per-contact.ts';
import { csat } from './definitions/csat.ts';
import { csatMean } from './definitions/csat-mean.ts';
import { dsat } from './definitions/dsat.ts';
import { forecastAccuracy } from './definitions/forecast-accuracy.ts';
import { forecastBias } from './definitions/forecast-bias.ts';
import { forecastIntervalHitRate } from './definitions/forecast-interval-hit-rate.ts';
import { forecastMape } from './definitions/forecast-mape.ts';
import { forecastWape } from './definitions/forecast-wape.ts';
import { inflowVolume } from './definitions/inflow-volume.ts';
import { invoiceVarianceRate } from './definitions/invoice-variance-rate.ts';
import { nps } from './definitions/nps.ts';
import { occupancy } from './definitions/occupancy.ts';
import { serviceLevel } from './definitions/service-level.ts';
import { staffingCoverage } from './definitions/staffing-coverage.ts';
import { staffingToPlan } from './definitions/staffing-to-plan.ts';
import { utilisation } from './definitions/utilisation.ts';
import type { KpiDefinition } from './kpi-definition.ts';

/** The catalogue: one line per KPI. A new one costs its file, this line, its cases and its row in docs/kpis.md. */
export const KPI_CATALOGUE: readonly KpiDefinition[] = [
  serviceLevel,
  answeredWithinX,
  asa,
  avgWait,
  answerRate,
  abandonmentRate,
  aht,
  contactsHandled,
  inflowVolume,
  occupancy,
  utilisation,
  staffingToPlan,
  staffingCoverage,
  forecastAccuracy,
  forecastWape,
  forecastMape,
  forecastBias,
  forecastIntervalHitRate,
  costPerContact,
  invoiceVarianceRate,
  csat,
  dsat,
  csatMean,
  nps,
];

const byName = new Map<string, KpiDefinition>();
for (const definition of KPI_CATALOGUE) {
  for (const name of [definition.id, ...definition.aliases]) byName.set(name, definition);
}

/** The KPI of that id or alias, or null when the catalogue has none. */
export function findKpi(name: string): KpiDefinition | null {
  return byName.get(name) ?? null;
}

/** The KPI of that id or alias. @throws AgnerError KPI_UNKNOWN when the catalogue has none. */
export function kpiOf(name: string): KpiDefinition {
  const found = findKpi(name);
  if (found !== null) return found;
  throw new AgnerError('KPI_UNKNOWN', `The KPI "${name}" is not in the catalogue.`, { value: name });
}

/** One line of `kpi list`. */
export interface KpiListRow {
  readonly id: string;
  readonly version: number;
  readonly en: string;
  readonly fr: string;
  readonly dimension: string;
  readonly unit: string;
  readonly direction: string;
  readonly rollUp: string;
  readonly policies: readonly string[];
  readonly owner: string;
}

/** The catalogue with English and French labels; the first policy of each row is its default. */
export function kpiList(): KpiListRow[] {
  return KPI_CATALOGUE.map((definition) => ({
    id: definition.id,
    version: definition.version,
    en: definition.names.en,
    fr: definition.names.fr,
    dimension: definition.dimension,
    unit: definition.unit,
    direction: definition.direction,
    rollUp: definition.rollUp,
    policies: definition.policies.map((policy) => policy.id),
    owner: definition.owner,
  }));
}
