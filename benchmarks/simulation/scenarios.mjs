// The centres that the speed is measured on: ten hours in half hours, handle times of 3 minutes.
const INTERVALS = 20;
const HANDLE_SECONDS = 180;

/** @param {number} value */
const all = (value) => new Float64Array(INTERVALS).fill(value);
/** Contacts of a half hour for so many erlangs. @param {number} erlangs */
const contacts = (erlangs) => all((erlangs * 1800) / HANDLE_SECONDS);

/** M/M/100+M at a load of 95 erlangs, mean patience 3 minutes. */
export const oneQueue = {
  intervalSeconds: 1800,
  queues: [
    {
      contacts: contacts(95),
      handleSeconds: all(HANDLE_SECONDS),
      patienceSeconds: all(180),
      withinSeconds: 20,
    },
  ],
  groups: [{ staff: all(100) }],
};

/** The same with lognormal handle times, and a gamma factor on the day. */
export const oneLognormalQueue = {
  ...oneQueue,
  queues: [
    { ...oneQueue.queues[0], handleShape: /** @type {const} */ ({ kind: 'lognormal', cv: 0.8 }), dayCv: 0.1 },
  ],
};

/** Six types, 90 agents in six groups of 15 who serve two types each, the first one before the second. */
export const sixTypes = {
  intervalSeconds: 1800,
  queues: [10, 12, 14, 16, 17, 18].map((erlangs) => ({
    contacts: contacts(erlangs),
    handleSeconds: all(HANDLE_SECONDS),
    patienceSeconds: all(300),
    withinSeconds: 20,
  })),
  groups: [0, 1, 2, 3, 4, 5].map((first) => ({
    staff: all(15),
    serves: [
      { queue: first, priority: 1 },
      { queue: (first + 1) % 6, priority: 2 },
    ],
  })),
};

/** Chats, up to three per agent, who slow each other down. */
export const chats = {
  intervalSeconds: 1800,
  queues: [
    {
      contacts: contacts(60),
      handleSeconds: all(HANDLE_SECONDS),
      patienceSeconds: all(180),
      withinSeconds: 30,
    },
  ],
  groups: [{ staff: all(34), concurrency: 3, slowdown: [1, 1.2, 1.5] }],
};

/** A day for plan repair: 48 half hours, about 2,000 calls, staff that follows them. */
export const repairDay = (() => {
  const shape = Float64Array.from({ length: 48 }, (_, k) => Math.max(0, Math.sin(((k - 12) / 30) * Math.PI)));
  const sum = shape.reduce((total, value) => total + value, 0);
  const contactsOf = shape.map((value) => (2000 * value) / sum);
  return {
    intervalSeconds: 1800,
    queues: [
      {
        contacts: contactsOf,
        handleSeconds: new Float64Array(48).fill(240),
        handleShape: /** @type {const} */ ({ kind: 'lognormal', cv: 0.8 }),
        patienceSeconds: new Float64Array(48).fill(150),
        withinSeconds: 20,
        dayCv: 0.08,
      },
    ],
    groups: [
      {
        staff: Int32Array.from(contactsOf, (n) => {
          const erlangs = (n * 240) / 1800;
          return n === 0 ? 0 : Math.ceil(erlangs + 0.7 * Math.sqrt(erlangs));
        }),
      },
    ],
  };
})();
