import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMeasures,
  emptyMeasures,
  evaluateKpi,
  KPI_DIMENSIONS,
  type KpiDefinition,
  type KpiPolicy,
  MEASURES,
  type MeasureSums,
  measuresOf,
  mergeMeasures,
  ROLL_UPS,
} from '../../src/kpi/index.ts';
import { type RandomRecord, randomRecordsFor } from './random-records.ts';

/** benchmarks/kpi-partitions asks for 1,000. */
const PARTITIONS = Number(process.env.AGNER_KPI_PARTITIONS ?? 50);

/** What some KPIs need beside records. */
const SETTINGS = {
  parameters: { nextWorkdays: 22, threshold: '0.6', minEvaluations: 2 },
  target: { direction: 'higher', value: '0.5' },
} as const;

/** The conformance suite of a KPI definition: what a new one must have and keep. */
export function describeKpi(definition: KpiDefinition, workedCases: ReadonlySet<string>): void {
  describe(`the KPI ${definition.id}`, () => {
    it('has both labels, an owner, references, a direction of the field and a known dimension', () => {
      expect(definition.names.en).toMatch(/\S/);
      expect(definition.names.fr).toMatch(/\S/);
      expect(definition.owner).toMatch(/\S/);
      expect(definition.definition).toMatch(/\.$/);
      expect(definition.edgeRules).toMatch(/\.$/);
      expect(definition.references.length).toBeGreaterThan(0);
      expect(definition.version).toBeGreaterThan(0);
      expect(KPI_DIMENSIONS).toContain(definition.dimension);
      expect(ROLL_UPS).toContain(definition.rollUp);
      if (definition.clocks !== undefined) expect(definition.clocks).toContain('calendar');
      if (definition.pending !== undefined) expect(Object.keys(MEASURES)).toContain(definition.pending);
      expect(definition.id).toMatch(/^[a-z][a-z0-9_]*$/);
    });

    it('is proven by worked cases that exist', () => {
      expect(definition.goldenCases.length).toBeGreaterThan(0);
      expect(definition.goldenCases.filter((id) => !workedCases.has(id))).toEqual([]);
    });

    for (const policy of definition.policies) {
      describe(`policy ${policy.id}`, () => {
        const options = { ...SETTINGS, policy: policy.id };

        it('reads measures that exist and has words in both languages', () => {
          expect(measuresOf(policy).filter((name) => !(name in MEASURES))).toEqual([]);
          for (const words of [policy.words.en, policy.words.fr]) {
            expect(words.numerator).toMatch(/\S/);
            if (policy.denominator !== null) expect(words.denominator).toMatch(/\S/);
          }
        });

        it('is null where nothing was observed and where the denominator is 0', () => {
          expect(evaluateKpi(definition, emptyMeasures(), options).value).toBeNull();
          if (policy.denominator === null || !dividesItsParts(policy)) return;
          const zeros = emptyMeasures();
          addMeasures(zeros, Object.fromEntries(measuresOf(policy).map((name) => [name, 0])));
          const value = evaluateKpi(definition, zeros, options);
          expect([value.value, value.denominator]).toEqual([null, '0']);
        });

        it('is measured from records that the roll-up property draws', () => {
          const drawn = fc
            .sample(randomRecordsFor(measuresOf(policy)), { numRuns: 40, seed: 1 })
            .map((records) => evaluateKpi(definition, sumsOf(records), options).value);
          expect(new Set(drawn.filter((value) => value !== null)).size).toBeGreaterThan(1);
        });

        it('rolls up: any partition of the records, in any order, recombines to the whole', () => {
          fc.assert(
            fc.property(
              randomRecordsFor(measuresOf(policy)),
              fc.infiniteStream(fc.nat(6)),
              (records, rooms) => {
                const parts = Array.from({ length: 7 }, () => [] as RandomRecord[]);
                for (const record of records) parts[rooms.next().value as number]?.push(record);
                const whole = evaluateKpi(definition, sumsOf(records), options);
                const combined = mergeMeasures(parts.toReversed().map(sumsOf));
                expect(evaluateKpi(definition, combined, options)).toEqual(whole);
              },
            ),
            { numRuns: PARTITIONS },
          );
        });
      });
    }
  });
}

function dividesItsParts({ computed }: KpiPolicy): boolean {
  return computed?.by !== 'quantile' && computed?.by !== 'breachStreak';
}

function sumsOf(records: readonly RandomRecord[]): MeasureSums {
  const sums = emptyMeasures();
  for (const record of records) record(sums);
  return sums;
}
