import { AgnerError } from '../core/index.ts';
import { abandonmentRate } from './definitions/abandonment-rate.ts';
import { addonSalesRate } from './definitions/addon-sales-rate.ts';
import { agentAttrition } from './definitions/agent-attrition.ts';
import { agentPerceivedCsat } from './definitions/agent-perceived-csat.ts';
import { agentQualityRate } from './definitions/agent-quality-rate.ts';
import { aht } from './definitions/aht.ts';
import { answerRate } from './definitions/answer-rate.ts';
import { answeredWithinX } from './definitions/answered-within-x.ts';
import { asa } from './definitions/asa.ts';
import { avgWait } from './definitions/avg-wait.ts';
import { backlog } from './definitions/backlog.ts';
import { backlogAgeProfile } from './definitions/backlog-age-profile.ts';
import { backlogAvgAge } from './definitions/backlog-avg-age.ts';
import { backlogOverdueRate } from './definitions/backlog-overdue-rate.ts';
import { callsHandledPerHour } from './definitions/calls-handled-per-hour.ts';
import { certificationRate } from './definitions/certification-rate.ts';
import { ces } from './definitions/ces.ts';
import { contactsHandled } from './definitions/contacts-handled.ts';
import { conversionRate } from './definitions/conversion-rate.ts';
import { costPerCall } from './definitions/cost-per-call.ts';
import { costPerContact } from './definitions/cost-per-contact.ts';
import { costPerUnit } from './definitions/cost-per-unit.ts';
import { csat } from './definitions/csat.ts';
import { csatMean } from './definitions/csat-mean.ts';
import { custom } from './definitions/custom.ts';
import { detractorFollowUpRate } from './definitions/detractor-follow-up-rate.ts';
import { dsat } from './definitions/dsat.ts';
import { escalationRate } from './definitions/escalation-rate.ts';
import { exchangesPerClosed } from './definitions/exchanges-per-closed.ts';
import { fcrOps } from './definitions/fcr-ops.ts';
import { fcrSurvey } from './definitions/fcr-survey.ts';
import { forecastAccuracy } from './definitions/forecast-accuracy.ts';
import { forecastBias } from './definitions/forecast-bias.ts';
import { forecastIntervalHitRate } from './definitions/forecast-interval-hit-rate.ts';
import { forecastMape } from './definitions/forecast-mape.ts';
import { forecastWape } from './definitions/forecast-wape.ts';
import { handlingCostByType } from './definitions/handling-cost-by-type.ts';
import { improvementCount } from './definitions/improvement-count.ts';
import { inflowProjection } from './definitions/inflow-projection.ts';
import { inflowRolling } from './definitions/inflow-rolling.ts';
import { inflowVolume } from './definitions/inflow-volume.ts';
import { interviewsPerHour } from './definitions/interviews-per-hour.ts';
import { invoiceVarianceRate } from './definitions/invoice-variance-rate.ts';
import { nps } from './definitions/nps.ts';
import { occupancy } from './definitions/occupancy.ts';
import { onTimeRate } from './definitions/on-time-rate.ts';
import { onceAndDoneRate } from './definitions/once-and-done-rate.ts';
import { outboundCallsPerHour } from './definitions/outbound-calls-per-hour.ts';
import { perceptionGap } from './definitions/perception-gap.ts';
import { qualityGap } from './definitions/quality-gap.ts';
import { qualityScore } from './definitions/quality-score.ts';
import { repeatRate } from './definitions/repeat-rate.ts';
import { repurchaseRate } from './definitions/repurchase-rate.ts';
import { resolutionRate } from './definitions/resolution-rate.ts';
import { retentionRate } from './definitions/retention-rate.ts';
import { salesPerAppointment } from './definitions/sales-per-appointment.ts';
import { sdr } from './definitions/sdr.ts';
import { serviceLevel } from './definitions/service-level.ts';
import { staffingCoverage } from './definitions/staffing-coverage.ts';
import { staffingToPlan } from './definitions/staffing-to-plan.ts';
import { surveyResponseRate } from './definitions/survey-response-rate.ts';
import { targetAttainment } from './definitions/target-attainment.ts';
import { targetBreachStreak } from './definitions/target-breach-streak.ts';
import { tat } from './definitions/tat.ts';
import { tfr } from './definitions/tfr.ts';
import { tfs } from './definitions/tfs.ts';
import { trainingEffectiveness } from './definitions/training-effectiveness.ts';
import { trainingErrorRate } from './definitions/training-error-rate.ts';
import { transferRate } from './definitions/transfer-rate.ts';
import { trt } from './definitions/trt.ts';
import { turnoverFr } from './definitions/turnover-fr.ts';
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
  transferRate,
  escalationRate,
  repeatRate,
  tfr,
  tat,
  tfs,
  trt,
  sdr,
  onTimeRate,
  fcrSurvey,
  fcrOps,
  resolutionRate,
  exchangesPerClosed,
  onceAndDoneRate,
  backlog,
  backlogAgeProfile,
  backlogAvgAge,
  backlogOverdueRate,
  inflowRolling,
  inflowProjection,
  handlingCostByType,
  callsHandledPerHour,
  interviewsPerHour,
  outboundCallsPerHour,
  costPerUnit,
  costPerCall,
  ces,
  agentPerceivedCsat,
  perceptionGap,
  surveyResponseRate,
  detractorFollowUpRate,
  qualityScore,
  agentQualityRate,
  qualityGap,
  trainingErrorRate,
  agentAttrition,
  turnoverFr,
  trainingEffectiveness,
  certificationRate,
  retentionRate,
  repurchaseRate,
  conversionRate,
  addonSalesRate,
  salesPerAppointment,
  targetAttainment,
  targetBreachStreak,
  improvementCount,
  custom,
];

const byName = new Map<string, KpiDefinition>();
for (const definition of KPI_CATALOGUE) {
  for (const name of [definition.id, ...definition.aliases]) byName.set(name, definition);
}

/** The KPI of that id or alias, or null when the catalogue has none. */
export function findKpi(name: string): KpiDefinition | null {
  return byName.get(name) ?? (name.startsWith('custom.') ? custom : null);
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
