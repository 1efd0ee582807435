import { AgnerError, type Fault } from '../core/index.ts';
import { caseParameters, casePolicy } from './cases/case-policy.ts';
import { caseReaderOf } from './cases/case-readers.ts';
import { expressionValue, isExpressionCase } from './cases/read-expression-case.ts';
import { caseTarget } from './cases/read-judged-cases.ts';
import { findKpi } from './catalogue.ts';
import { type EvaluateOptions, evaluateKpi, findPolicy, type KpiFlag, underAllPolicies } from './evaluate.ts';
import type { ExpressionChecker } from './expression/check-expression.ts';
import { isRecord, type KpiCase, refuse } from './golden-case-fields.ts';
import { CASE_FUNCTIONS } from './golden-case-functions.ts';
import { addCaseInput } from './golden-case-measures.ts';
import type { KpiDefinition, KpiPolicy } from './kpi-definition.ts';
import { emptyMeasures } from './measures/measure-sums.ts';

/** The value of one case under one policy. */
export interface CasePolicyValue {
  /** Exact decimal or n/d; an object where the KPI has several parts; null = undefined. */
  readonly value: string | Readonly<Record<string, string>> | null;
  readonly num: string | null;
  readonly den: string | null;
  readonly unit: string | null;
  readonly policy: string | null;
}

/** What `agner kpi eval` answers for one case: the value, or the one fault that kept it from being computed. */
export interface KpiCaseResult extends CasePolicyValue {
  readonly id: string;
  readonly kpi: string;
  /** Records whose outcome is still open. */
  readonly pending?: number;
  readonly flags?: readonly KpiFlag[];
  /** The same data under every policy, where that was asked for. */
  readonly policies?: readonly CasePolicyValue[];
  readonly fault?: Fault;
}

export interface KpiCaseOptions {
  /** Show each case under every policy of its KPI. */
  readonly allPolicies?: boolean;
  /** Needed by custom KPIs that give an expression alone (see needsExpressions). */
  readonly checkExpression?: ExpressionChecker;
}

/** Has the document a custom KPI that gives an expression alone? Its checker is slow to load. */
export function needsExpressions(document: unknown): boolean {
  const cases = isRecord(document) && 'cases' in document ? document.cases : document;
  return [cases].flat().some((entry) => isRecord(entry) && isExpressionCase(entry.params));
}

/**
 * Evaluates cases in the shape of tests/golden/kpi/kpi_cases.json. A case that cannot be computed answers with its
 * fault; the others are not touched by it.
 *
 * @param document `{ cases: [...] }`, a list of cases or one case.
 * @throws AgnerError KPI_CASE_INVALID when the document holds no cases at all.
 */
export function evaluateKpiCases(document: unknown, options: KpiCaseOptions = {}): KpiCaseResult[] {
  const cases = isRecord(document) && 'cases' in document ? document.cases : document;
  const list = isRecord(cases) ? [cases] : cases;
  if (!Array.isArray(list)) return refuse('cases', 'a list of cases', list);
  return list.map((entry: unknown, index) => evaluateCase(entry, index, options));
}

function evaluateCase(entry: unknown, index: number, options: KpiCaseOptions): KpiCaseResult {
  const id = isRecord(entry) && typeof entry.id === 'string' ? entry.id : `#${index + 1}`;
  const kpi = isRecord(entry) && typeof entry.kpi === 'string' ? entry.kpi : '';
  try {
    return { id, kpi, ...caseValue(readCase(entry, id), options) };
  } catch (error) {
    if (!(error instanceof AgnerError)) throw error;
    const fault = { ...error.fault, message: `Case ${id}: ${error.fault.message}` };
    return { id, kpi, value: null, num: null, den: null, unit: null, policy: null, fault };
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

function caseValue(whole: KpiCase, options: KpiCaseOptions): Omit<KpiCaseResult, 'id' | 'kpi'> {
  const own = Object.hasOwn(CASE_FUNCTIONS, whole.function) ? CASE_FUNCTIONS[whole.function] : undefined;
  const special = own?.(whole) ?? null;
  if (special !== null) return { ...special, num: null, den: null, policy: null };
  const definition = definitionOf(whole);
  if (definition.id === 'custom' && isExpressionCase(whole.params) && options.checkExpression) {
    const value = expressionValue(whole, options.checkExpression);
    return { value, num: null, den: null, unit: definition.unit, policy: 'expression' };
  }
  const sums = emptyMeasures();
  (caseReaderOf(definition.id) ?? addCaseInput)({ ...whole, kpi: definition.id }, sums);
  const policy = findPolicy(definition, casePolicy(definition.id, whole));
  const settings = settingsOf(whole, policy);
  const found = evaluateKpi(definition, sums, { ...settings, policy: policy.id });
  const all = options.allPolicies === true ? underAllPolicies(definition, sums, settings) : null;
  return {
    ...partsOf(found),
    pending: found.pending,
    flags: found.flags,
    ...(all === null ? {} : { policies: all.map(partsOf) }),
  };
}

/** The KPI whose computation the case names: by its `function`, else its own. */
function definitionOf(whole: KpiCase): KpiDefinition {
  const definition = findKpi(whole.kpi) === null ? null : findKpi(whole.function);
  if (definition !== null) return definition;
  const isFunction = findKpi(whole.kpi) !== null;
  const name = isFunction ? `${whole.kpi} (function ${whole.function})` : whole.kpi;
  throw new AgnerError('KPI_UNKNOWN', `The KPI "${name}" is not in the catalogue.`, {
    field: isFunction ? 'function' : 'kpi',
    value: name,
  });
}

function settingsOf(whole: KpiCase, policy: KpiPolicy): Omit<EvaluateOptions, 'policy'> {
  const judges = policy.computed?.by === 'target' || policy.computed?.by === 'breachStreak';
  return { parameters: caseParameters(policy, whole), ...(judges ? { target: caseTarget(whole) } : {}) };
}

function partsOf(found: ReturnType<typeof evaluateKpi>): CasePolicyValue {
  return {
    value: found.value,
    num: found.numerator,
    den: found.denominator,
    unit: found.unit,
    policy: found.policy,
  };
}
