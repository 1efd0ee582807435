import fc from 'fast-check';
import { parseOpeningHours } from '../../src/calendar/index.ts';
import * as kpi from '../../src/kpi/index.ts';
import type { RandomRecord } from './random-record.ts';

/** Records that observe some measures. What belongs together by a natural entity (a customer, an agent) is one record. */
interface RecordKind {
  readonly observes: readonly kpi.MeasureName[];
  readonly records: fc.Arbitrary<RandomRecord>;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 9, 20);
const END = START + 14 * DAY;
const hours = parseOpeningHours({
  tz: 'Europe/Paris',
  weekly: { '1': [['09:00', '18:00']], '2': [['09:00', '12:00']], '5': [['00:00', '24:00']] },
  holidays: ['2026-11-02'],
});
const instant = fc.integer({ min: START, max: END });
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null, freq: 3 });
const later = maybe(fc.integer({ min: 0, max: 9 * DAY }));
const clock = fc.constantFrom(kpi.CALENDAR_CLOCK, kpi.businessClock(hours));
const count = fc.nat(60);
const some = fc.integer({ min: 1, max: 60 });
const share = fc.integer({ min: 0, max: 100 }).map((hundredths) => `${(hundredths / 100).toFixed(2)}`);
const score = maybe(fc.integer({ min: 1, max: 5 }));
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const month = fc.constantFrom('2026-08', '2026-09', '2026-10');
const snapshotAt = fc.constantFrom(START, START + DAY, START + 2 * DAY);

function kind<T>(
  observes: readonly kpi.MeasureName[],
  of: fc.Arbitrary<T>,
  add: (sums: kpi.MeasureSums, value: T) => void,
): RecordKind {
  return {
    observes,
    records: of.map(
      (value): RandomRecord =>
        (sums) =>
          add(sums, value),
    ),
  };
}

/** One kind of record for each of the ways into the measures of cases, people, sales and judgements. */
export const CASE_RECORDS: readonly RecordKind[] = [
  kind(
    [
      'contactsTransferred',
      'contactsEscalated',
      'contactsTransferredThirdParty',
      'contactsTransferredInternally',
    ],
    fc.record({
      chainId: fc.constantFrom('x', 'y', 'z', 'w', 'v', 'u'),
      transferredTo: maybe(fc.constantFrom('agent', 'queue', 'supervisor', 'third_party', 'brand')),
    }),
    kpi.addContactTransfers,
  ),
  kind(
    ['repeatContacts', 'firstContactsResolved'],
    fc.array(fc.record({ reason: fc.constantFrom('bill', 'login'), atMs: instant }), { maxLength: 5 }),
    (sums, contacts) => {
      kpi.addIssueContacts(
        sums,
        contacts.map((contact) => ({ ...contact, customerId: 'one' })),
        { fromMs: START + 2 * DAY, toMs: END, windowMs: 3 * DAY, asOfMs: END - DAY },
      );
    },
  ),
  kind(['firstReplySeconds'], fc.tuple(instant, later, clock), (sums, [at, after, on]) =>
    kpi.addFirstReply(sums, at, after === null ? null : at + after, on),
  ),
  kind(['turnaroundSeconds'], fc.tuple(instant, later, later, clock), (sums, [at, after, moved, on]) =>
    kpi.addAssignment(
      sums,
      {
        assignedMs: at,
        respondedMs: after === null ? null : at + after,
        reassignedMs: moved === null ? null : at + moved,
      },
      on,
    ),
  ),
  kind(['firstSolutionSeconds'], fc.tuple(instant, later, clock), (sums, [at, after, on]) =>
    kpi.addFirstSolution(sums, at, after === null ? null : at + after, on),
  ),
  kind(
    ['resolutionSeconds', 'ownResolutionSeconds'],
    fc.tuple(instant, later, fc.array(fc.tuple(instant, instant), { maxLength: 3 }), clock),
    (sums, [at, after, waits, on]) =>
      kpi.addResolution(
        sums,
        {
          createdMs: at,
          lastClosedMs: after === null ? null : at + after,
          customerPending: waits.map(([fromMs, toMs]) => ({ fromMs, toMs })),
        },
        on,
      ),
  ),
  kind(['casesArrived'], fc.tuple(instant, later, maybe(instant)), (sums, [at, after, asOfMs]) =>
    kpi.addSameDayResponse(
      sums,
      { createdMs: at, respondedMs: after === null ? null : at + after, asOfMs },
      hours,
    ),
  ),
  kind(['casesDecided'], fc.tuple(instant, later, clock), (sums, [at, after, on]) =>
    kpi.addDueCase(
      sums,
      { createdMs: at, closedMs: after === null ? null : at + after, due: { withinSeconds: 86_400 } },
      END,
      on,
    ),
  ),
  kind(
    ['exchanges', 'onceAndDone', 'oneTouchCases'],
    fc.record({
      agentReplies: fc.nat(3),
      customerMessages: fc.nat(3),
      reopens: fc.nat(1),
      merged: fc.boolean(),
    }),
    kpi.addClosedCase,
  ),
  kind(
    ['openCases', 'openCaseAgeSeconds', 'openCasesOverdue'],
    fc.tuple(
      snapshotAt,
      fc.array(
        fc.record({
          createdMs: fc.integer({ min: START - 9 * DAY, max: START + DAY }),
          closedMs: maybe(instant),
          dueMs: maybe(instant),
        }),
        {
          maxLength: 5,
        },
      ),
    ),
    (sums, [atMs, cases]) => kpi.addBacklogSnapshot(sums, cases, atMs),
  ),
  kind(['inflowInWindow'], fc.tuple(fc.integer({ min: 1, max: 9 }), count), (sums, [day, came]) =>
    kpi.addDayInflow(
      sums,
      { day: `2026-11-0${day}`, count: came },
      { fromDay: '2026-11-03', toDay: '2026-11-05' },
    ),
  ),
  kind(['inflowOfMonths'], fc.record({ count, workdays: some }), kpi.addMonthInflow),
  kind(
    ['loadedCost'],
    fc.record({
      loadedCostPerPaidHour: some,
      paidHours: some,
      utilisation: share,
      handleSeconds: some,
      handled: some,
    }),
    kpi.addHandlingCost,
  ),
  kind(['handledByAgents'], fc.record({ count, seconds: some }), kpi.addHandledByAgent),
  kind(
    ['interviews', 'outboundCalls'],
    fc.record({ interviews: maybe(count), calls: maybe(count), seconds: some }),
    kpi.addOutboundOutput,
  ),
  kind(['agreedUnits'], fc.tuple(some, share), (sums, [agreedUnits, amount]) => {
    kpi.addMeasures(sums, { agreedUnits });
    kpi.addCostItem(sums, { category: 'agent_pay', cost: { amount, currency: 'EUR' } });
  }),
  kind(
    ['channelCostByHandleTime', 'channelCostByVolume', 'channelCostBySeats'],
    fc.tuple(some, some, some, share),
    (sums, [voice, email, seats, amount]) =>
      kpi.addChannelCost(sums, 'voice', [{ amount, currency: 'EUR', channel: null }], {
        handleSeconds: { voice, email },
        handled: { voice: email, email: voice },
        seats: { voice: seats, email: 7 },
      }),
  ),
  kind(['fcrYes'], fc.constantFrom('yes', 'no', null), (sums, answer) =>
    kpi.addYesNoAnswer(sums, 'fcr', answer),
  ),
  kind(['resolutionYes'], fc.constantFrom('yes', 'no', 'not_yet_known'), (sums, answer) =>
    kpi.addYesNoAnswer(sums, 'resolution', answer),
  ),
  kind(['effortScoreSum', 'easyResponses'], score, (sums, given) =>
    kpi.addEffortResponse(sums, { score: given, scaleMin: 1, scaleMax: 5, easyFrom: 4 }),
  ),
  kind(['agentRatings'], score, (sums, given) => kpi.addAgentRating(sums, given, 4)),
  kind(['perceptionPairs'], fc.tuple(score, score), (sums, [of, by]) => kpi.addPerceptionPair(sums, of, by)),
  kind(
    ['surveysDelivered'],
    fc.record({ delivered: fc.boolean(), responded: fc.boolean() }),
    kpi.addSentSurvey,
  ),
  kind(
    ['detractorsDue'],
    fc.record({ score: maybe(fc.nat(10)), followedUpHours: maybe(count), ageHours: maybe(count) }),
    (sums, response) => kpi.addDetractorFollowUp(sums, response, 48),
  ),
  kind(
    ['evaluations', 'evaluationsWithoutFatal', 'evaluationScoreBeforeFatal'],
    fc.array(
      fc.record({
        weight: some,
        score: maybe(share),
        fatal: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
      }),
      {
        maxLength: 4,
      },
    ),
    kpi.addEvaluation,
  ),
  kind(['agentsJudged'], fc.tuple(name, share), (sums, [who, given]) => kpi.addAgentScore(sums, who, given)),
  kind(['calibrationPairs'], fc.tuple(maybe(share), share), (sums, [own, reference]) =>
    kpi.addCalibrationPair(sums, own, reference),
  ),
  kind(
    ['contactsEvaluated'],
    fc.tuple(some, fc.array(fc.constantFrom('training', 'tool'), { maxLength: 3 })),
    (sums, [evaluated, causes]) => kpi.addQualityErrors(sums, evaluated, causes),
  ),
  kind(
    ['leavers', 'meanMovements'],
    fc.record({ period: month, opening: some, closing: some, leavers: count, hires: count }),
    kpi.addHeadcountPeriod,
  ),
  kind(['traineesFinished'], fc.tuple(some, count), (sums, [done, good]) =>
    kpi.addTrainees(sums, done, good),
  ),
  kind(['agentsToCertify'], fc.tuple(month, some, count), (sums, [at, needed, held]) =>
    kpi.addCertifications(sums, at, needed, held),
  ),
  kind(
    ['openingCustomers'],
    fc.record({ period: month, opening: some, closing: some, gained: count }),
    kpi.addCustomerPeriod,
  ),
  kind(['customersWithOrder'], fc.tuple(name, fc.nat(3)), (sums, [customer, orders]) =>
    kpi.addCustomerOrders(sums, customer, orders),
  ),
  kind(
    ['callsMade', 'callsConnected'],
    fc.record({ connected: fc.boolean(), sales: fc.nat(2) }),
    kpi.addSalesCall,
  ),
  kind(['mainSales'], fc.tuple(some, count), (sums, [main, addon]) => kpi.addAddonSales(sums, main, addon)),
  kind(['appointmentsWon'], fc.tuple(some, count), (sums, [won, sold]) =>
    kpi.addAppointments(sums, won, sold),
  ),
  kind(
    ['judgedNumerator'],
    fc.record({ period: month, numerator: count, denominator: some }),
    kpi.addJudgedPeriod,
  ),
  kind(
    ['improvementActions'],
    fc.record({ closed: fc.boolean(), effectMeasured: fc.boolean() }),
    kpi.addImprovementAction,
  ),
  kind(['customNumerator'], fc.record({ sales: count, handled: some }), (sums, row) =>
    kpi.addCustomRow(sums, row, { sales: '1.5' }, { handled: 1 }),
  ),
];
