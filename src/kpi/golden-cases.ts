import { AgnerError, type Fault } from '../core/index.ts';
import { findKpi } from './catalogue.ts';
import { evaluateKpi } from './evaluate.ts';
import { isRecord, type KpiCase, refuse, textOrAbsent } from './golden-case-fields.ts';
import { CASE_FUNCTIONS } from './golden-case-functions.ts';
import { addCaseInput } from './golden-case-measures.ts';
import { emptyMeasures } from './measures/measure-sums.ts';

/** What `agner kpi eval` answers for one case: the value, or the one fault that kept it from being computed. */
export interface KpiCaseResult {
  readonly id: string;
  readonly kpi: string;
  /** Exact decimal or n/d; an object where the KPI has several parts; null = undefined. */
  readonly value: string | Readonly<Record<string, string>> | null;
  readonly num: string | null;
  readonly den: string | null;
  readonly unit: string | null;
  readonly policy: string | null;
  readonly fault?: Fault;
}

/**
 * Evaluates cases in the shape of tests/golden/kpi/kpi_cases.json. A case that cannot be computed answers with its
 * fault; the others are not touched by it.
 *
 * @param document `{ cases: [...] }`, a list of cases or one case.
 * @throws AgnerError KPI_CASE_INVALID when the document holds no cases at all.
 */
export function evaluateKpiCases(document: unknown): KpiCaseResult[] {
  const cases = isRecord(document) && 'cases' in document ? document.cases : document;
  const list = isRecord(cases) ? [cases] : cases;
  if (!Array.isArray(list)) return refuse('cases', 'a list of cases', list);
  return list.map((entry: unknown, index) => evaluateCase(entry, index));
}

function evaluateCase(entry: unknown, index: number): KpiCaseResult {
  const id = isRecord(entry) && typeof entry.id === 'string' ? entry.id : `#${index + 1}`;
  const kpi = isRecord(entry) && typeof entry.kpi === 'string' ? entry.kpi : '';
  try {
    return { id, kpi, ...caseValue(readCase(entry, id)) };
  } catch (error) {
    if (!(error instanceof AgnerError)) throw error;
    return { id, kpi, value: null, num: null, den: null, unit: null, policy: null, fault: error.fault };
  }
}

function readCase(entry: unknown, id: string): KpiCase {
  if (!isRecord(entry)) return refuse('cases', 'a list of objects', entry);
  if (typeof entry.kpi !== 'string') return refuse('kpi', 'the id of a KPI', entry.kpi);
  const params = entry.params ?? {};
  const input = entry.input ?? {};
  if (!isRecord(params)) return refuse('params', 'an object', params);
  if (!isRecord(input)) return refuse('input', 'an object', input);
  const name = typeof entry.function === 'string' ? entry.function : entry.kpi;
  return { id, kpi: entry.kpi, function: name, params, input };
}

function caseValue(whole: KpiCase): Omit<KpiCaseResult, 'id' | 'kpi'> {
  const own = Object.hasOwn(CASE_FUNCTIONS, whole.function) ? CASE_FUNCTIONS[whole.function] : undefined;
  const special = own?.(whole) ?? null;
  if (special !== null) return { ...special, num: null, den: null, policy: null };
  const definition = findKpi(whole.kpi);
  const known =
    definition !== null && (whole.function === whole.kpi || findKpi(whole.function) === definition);
  if (definition === null || !known) {
    const name = definition === null ? whole.kpi : `${whole.kpi} (function ${whole.function})`;
    throw new AgnerError('KPI_UNKNOWN', `The KPI "${name}" is not in the catalogue.`, { value: name });
  }
  const sums = emptyMeasures();
  addCaseInput(whole, sums);
  const policy = policyName(whole);
  const found = evaluateKpi(definition, sums, policy === undefined ? {} : { policy });
  return {
    value: found.value,
    num: found.numerator,
    den: found.denominator,
    unit: found.unit,
    policy: found.policy,
  };
}

/** Cases choose the policy by `policy`, or by the older parameter that their KPI has for it. */
function policyName({ params }: KpiCase): string | undefined {
  return (
    textOrAbsent(params, 'policy') ??
    textOrAbsent(params, 'per') ??
    textOrAbsent(params, 'form') ??
    (params.include === undefined ? undefined : 'direct')
  );
}
