import { Type } from 'typebox';
import { dayNumberOf, zone } from '../../calendar/index.ts';
import { instantText } from '../../core/index.ts';
import { KPI_CATALOGUE, KPI_DIMENSIONS, policyFormula, ROLL_UPS, valueOfParts } from '../../kpi/index.ts';
import { listKpiValues } from '../../store/index.ts';
import type { Routes } from '../api-server.ts';
import { problems } from '../problem/problem-schema.ts';
import { choice, closed, DayRange, Id, Instant, itemsOf } from '../schema/common.ts';
import { nullable } from '../schema/nullable.ts';
import { dayAfterRange } from '../series/day-range.ts';

const Policy = closed({ id: Type.String(), aliases: Type.Array(Type.String()), formula: Type.String() });

const Definition = closed({
  id: Type.String(),
  version: Type.Integer(),
  names: closed({ en: Type.String(), fr: Type.String() }),
  dimension: choice(KPI_DIMENSIONS),
  unit: Type.String(),
  direction: choice(['higher', 'lower', 'range']),
  rollUp: choice(ROLL_UPS),
  grain: Type.Array(choice(['I', 'D', 'M'])),
  definition: Type.String(),
  edgeRules: Type.String(),
  attributionEvent: Type.String(),
  owner: Type.String(),
  policies: Type.Array(Policy, { description: 'The first is the default.' }),
  references: Type.Array(Type.String()),
});

const GRAINS = ['I', 'D', 'W', 'M'] as const;
const SCOPE_KINDS = ['tenant', 'site', 'queue', 'group', 'vendor'] as const;

const Value = closed({
  kpi: Type.String(),
  kpiVersion: Type.Integer(),
  policy: Type.String(),
  scopeKind: choice(SCOPE_KINDS),
  scopeId: Type.String(),
  grain: choice(GRAINS),
  from: Instant,
  to: Instant,
  numerator: nullable(Type.String()),
  denominator: nullable(Type.String()),
  value: nullable(
    Type.String({ description: 'Exact: a decimal or n/d. Of a ratio the parts divided; null over 0.' }),
  ),
  unit: Type.String(),
  sampleSize: Type.Integer(),
  pending: Type.Boolean(),
  dataCompleteUntil: nullable(Instant),
  runId: Id,
});

/** What happened against what was meant. */
export const kpiRoutes: Routes = (server, { world, read }) => {
  const { scope } = world;

  server.get(
    '/kpis/definitions',
    {
      schema: {
        operationId: 'listKpiDefinitions',
        tags: ['kpis'],
        summary: 'The catalogue of indicators with their formulas',
        response: { 200: itemsOf(Definition), ...problems },
      },
    },
    async () => ({
      items: KPI_CATALOGUE.map(
        ({
          aliases: _aliases,
          sample: _sample,
          uniform: _uniform,
          goldenCases: _cases,
          clocks: _clocks,
          pending: _pending,
          ...definition
        }) => ({
          ...definition,
          grain: [...definition.grain],
          references: [...definition.references],
          policies: definition.policies.map((policy) => ({
            id: policy.id,
            aliases: [...policy.aliases],
            formula: policyFormula(policy),
          })),
        }),
      ),
    }),
  );

  server.get(
    '/kpis/values',
    {
      schema: {
        operationId: 'listKpiValues',
        tags: ['kpis'],
        summary: 'Stored values of indicators whose period begins between two local days',
        description:
          'Values are exact: a decimal or n/d. A ratio has numerator, denominator and the value that they make, null over 0; to roll ratios up, add both parts up and divide last. What is no ratio has a value only.',
        querystring: closed({
          ...DayRange,
          timeZone: Type.Optional(
            Type.String({ maxLength: 100, description: 'Zone of from and to. Default UTC.' }),
          ),
          grain: Type.Optional(
            choice(GRAINS, { description: 'I interval, D local day, W week, M month. Default D.' }),
          ),
          kpi: Type.Optional(Type.Array(Id, { maxItems: 100 })),
          scopeKind: Type.Optional(choice(SCOPE_KINDS)),
          scopeId: Type.Optional(Type.Array(Id, { maxItems: 1000 })),
          runId: Type.Optional(Id),
        }),
        response: { 200: itemsOf(Value), ...problems },
      },
    },
    async ({ query: { from, to, timeZone = 'UTC', grain = 'D', kpi, scopeKind, scopeId, runId } }) => {
      const clock = zone(timeZone);
      const values = await read((transaction) =>
        listKpiValues(transaction, scope, {
          fromMs: clock.startOfDayMs(dayNumberOf(from)),
          toMs: clock.startOfDayMs(dayNumberOf(dayAfterRange(from, to))),
          grain,
          ...(kpi === undefined ? {} : { kpis: kpi }),
          ...(scopeKind === undefined ? {} : { scopeKind }),
          ...(scopeId === undefined ? {} : { scopeIds: scopeId }),
          ...(runId === undefined ? {} : { runId }),
        }),
      );
      return {
        items: values.map(({ fromAt, toAt, dataCompleteUntil, ...value }) => ({
          ...value,
          value: valueOfParts(value),
          from: instantText(fromAt),
          to: instantText(toAt),
          dataCompleteUntil: dataCompleteUntil === null ? null : instantText(dataCompleteUntil),
        })),
      };
    },
  );
};
