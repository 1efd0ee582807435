import {
  booleanField,
  type CaseRecord,
  exactField,
  type KpiCase,
  refuse,
  textField,
  textOrAbsent,
} from '../golden-case-fields.ts';
import type { KpiPolicy } from '../kpi-definition.ts';
import type { KpiParameters } from '../measures/read-keyed.ts';
import { parametersOf } from '../part-value.ts';

/** How cases choose a policy where not by `policy`: by the older parameters that their KPI has for it. */
const CHOICES: { readonly [kpi: string]: (params: CaseRecord) => string | undefined } = {
  aht: (params) => textOrAbsent(params, 'per'),
  forecast_accuracy: (params) => textOrAbsent(params, 'form'),
  ces: (params) => textOrAbsent(params, 'form'),
  sdr: (params) => textOrAbsent(params, 'mode'),
  fcr_ops: (params) => textOrAbsent(params, 'method'),
  cost_per_contact: directWhenIncluded,
  cost_per_unit: directWhenIncluded,
  cost_per_call: (params) => textOrAbsent(params, 'allocation') ?? textOrAbsent(params, 'split'),
  quality_gap: (params) => (booleanField(params, 'signed', false) ? 'signed' : undefined),
  trt: (params) =>
    booleanField(params, 'exclude_customer_pending', false) ? 'withoutCustomerPending' : undefined,
  conversion_rate: conversionPolicy,
  custom: (params) => (params.den === undefined || params.den === null ? 'sum' : undefined),
};

/** The policy that a case names; undefined = the default. */
export function casePolicy(definitionId: string, { params }: KpiCase): string | undefined {
  const named = textOrAbsent(params, 'policy') ?? CHOICES[definitionId]?.(params);
  const annualise = textOrAbsent(params, 'annualise');
  if (annualise === undefined || annualise === 'none') return named;
  if (annualise !== 'simple' && annualise !== 'compound')
    return refuse('annualise', 'simple or compound', annualise);
  return `${named ?? ''}+${annualise}`;
}

const PARAMETERS = {
  nextWorkdays: 'next_workdays',
  threshold: 'threshold',
  minEvaluations: 'min_evaluations',
};

/** The settings of a case. @throws AgnerError KPI_CASE_INVALID when one that the policy needs is missing. */
export function caseParameters(policy: KpiPolicy, { params }: KpiCase): KpiParameters {
  const needed = parametersOf(policy);
  const known = Object.entries(PARAMETERS).filter(
    ([name, field]) => field in params || needed.includes(name),
  );
  return Object.fromEntries(known.map(([name, field]) => [name, exactField(params, field)]));
}

function directWhenIncluded(params: CaseRecord): string | undefined {
  return params.include === undefined ? undefined : 'direct';
}

function conversionPolicy(params: CaseRecord): string | undefined {
  if (params.base === undefined && params.count === undefined) return undefined;
  return `${textField(params, 'count', 'calls_with_sale')}/${textField(params, 'base', 'connected')}`;
}
