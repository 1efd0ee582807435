// The centres whose simulated results the ContactCenters library publishes with confidence intervals (MMC, MMCAb,
// MMCBlocked, CallCC, SimpleMSK in doc/examples of umontreal-simul/contactcenters; the figures of CallCC stand in
// CallCenter.dat of umontreal-simul/ssj), written down for our simulator. Only the parameters are theirs.

const MINUTE = 60;
const HOUR = 3600;
const WITHIN_SECONDS = 20;

/** @param {number} length @param {number} value */
const times = (length, value) => Array.from({ length }, () => value);
/** @param {ArrayLike<number>} values */
const total = (values) => Array.from(values).reduce((sum, value) => sum + value, 0);

// 4.2 calls a minute, 2 minutes each, 12 agents, 8 hours from empty; who waits at the end is served.
const mmcQueue = {
  contacts: times(8, 4.2 * 60),
  handleSeconds: times(8, 2 * MINUTE),
  withinSeconds: WITHIN_SECONDS,
};
const mmcGroups = [{ staff: times(8, 12) }];
const mmc = { intervalSeconds: HOUR, queues: [mmcQueue], groups: mmcGroups };
const mmcAbandon = { ...mmc, queues: [{ ...mmcQueue, patienceSeconds: times(8, MINUTE) }] };
const mmcBlocked = { ...mmc, queues: [{ ...mmcQueue, waitingPlaces: 5 }] };

const CALLCC_CONTACTS = [100, 150, 150, 180, 200, 150, 150, 150, 120, 100, 80, 70, 60];
const CALLCC_EXPECTED = total(CALLCC_CONTACTS);
const callcc = {
  intervalSeconds: HOUR,
  queues: [
    {
      contacts: CALLCC_CONTACTS,
      handleSeconds: times(13, 100),
      patienceSeconds: times(13, 1000),
      balkProbability: 0.1,
      withinSeconds: WITHIN_SECONDS,
    },
  ],
  groups: [{ staff: [4, 6, 8, 8, 8, 7, 8, 8, 6, 6, 4, 4, 4] }],
  dayCv: Math.sqrt(1 / 10),
};

// Rates per minute in three periods of two hours; mean handle and patience times are those of the period of arrival.
const msk = {
  intervalSeconds: 2 * HOUR,
  queues: [
    [4.2, 5.3, 3.2],
    [5.1, 4.3, 4.8],
    [6.3, 5.2, 4.8],
  ].map((perMinute) => ({
    contacts: perMinute.map((rate) => rate * 120),
    handleSeconds: [0.5, 0.6, 0.4].map((rate) => MINUTE / rate),
    patienceSeconds: [0.3, 0.4, 0.2].map((rate) => MINUTE / rate),
    withinSeconds: WITHIN_SECONDS,
  })),
  groups: [
    {
      staff: [12, 18, 9],
      serves: [
        { queue: 0, priority: 1 },
        { queue: 1, priority: 1 },
      ],
    },
    {
      staff: [15, 20, 11],
      serves: [
        { queue: 1, priority: 1 },
        { queue: 2, priority: 1 },
      ],
    },
  ],
  dayCv: Math.sqrt(1 / 28.7),
};

/**
 * @typedef {import('../../src/simulation/index.ts').SimulationResult} Result
 * @typedef {import('../../src/simulation/index.ts').Scenario} Scenario
 */

/** @param {Result} result @param {'arrivals' | 'answered' | 'answeredWithin' | 'abandoned' | 'abandonedWithin' | 'blocked' | 'answeredWaitSeconds' | 'abandonedWaitSeconds'} name */
const sum = (result, name) => total(result.queues[name]);
/** @param {Result} result @param {number} queue */
const inTarget = (result, queue) =>
  [0, 1, 2].map((k) => (result.queues.answeredWithin[queue * 3 + k] ?? Number.NaN) / result.replications);
/** @param {Result} r */
const ignoreWithin = (r) =>
  sum(r, 'answeredWithin') / (sum(r, 'answered') + sum(r, 'abandoned') - sum(r, 'abandonedWithin'));
/** @param {Result} r */
const inTargetPerDay = (r) => sum(r, 'answeredWithin') / r.replications;
/** @param {Result} r */
const ofAnswered = (r) => sum(r, 'answeredWithin') / sum(r, 'answered');

/**
 * Each centre, and what its rows of published.csv ask of it, in their order.
 * @type {{ name: string, scenario: Scenario, figures: ((result: Result) => number | number[])[] }[]}
 */
export const PUBLISHED_CENTRES = [
  {
    name: 'MMC',
    scenario: mmc,
    figures: [ofAnswered, (r) => sum(r, 'answeredWaitSeconds') / MINUTE / sum(r, 'answered'), inTargetPerDay],
  },
  {
    name: 'MMCAb',
    scenario: mmcAbandon,
    figures: [(r) => sum(r, 'abandoned') / r.replications, ofAnswered, ignoreWithin, inTargetPerDay],
  },
  {
    name: 'MMCBlocked',
    scenario: mmcBlocked,
    figures: [
      (r) => sum(r, 'blocked') / r.replications,
      ofAnswered,
      (r) => sum(r, 'answeredWithin') / (sum(r, 'answered') + sum(r, 'blocked')),
    ],
  },
  {
    name: 'CallCC',
    scenario: callcc,
    figures: [
      (r) =>
        (sum(r, 'answeredWaitSeconds') + sum(r, 'abandonedWaitSeconds')) / r.replications / CALLCC_EXPECTED,
      (r) => (sum(r, 'answeredWithin') + sum(r, 'abandonedWithin')) / r.replications / CALLCC_EXPECTED,
      (r) => sum(r, 'abandoned') / r.replications / CALLCC_EXPECTED,
    ],
  },
  {
    name: 'SimpleMSK',
    scenario: msk,
    figures: [
      (r) => sum(r, 'answered') / r.replications,
      (r) => sum(r, 'abandoned') / r.replications,
      ignoreWithin,
      (r) => inTarget(r, 0),
      (r) => inTarget(r, 1),
      (r) => inTarget(r, 2),
    ],
  },
];
