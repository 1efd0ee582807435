import { addMeasures, type MeasureSums } from './measure-sums.ts';

/** One handled contact: who called, about what. An unknown customer (null) cannot be recognised again. */
export interface IssueContact {
  readonly customerId: string | null;
  readonly reason: string;
  readonly atMs: number;
}

export interface RepeatWindow {
  /** The period counted, half-open; contacts outside it are looked back and ahead to. */
  readonly fromMs: number;
  readonly toMs: number;
  /** A contact this long after another of the same customer and reason is still a repeat: the edge is inside. */
  readonly windowMs: number;
  /** What happened later is not known: contacts younger than the window are not judged resolved. */
  readonly asOfMs: number;
}

/**
 * Adds contacts with look-back and look-ahead. All contacts of a customer must be in the same call, those of the days
 * before the period too.
 */
export function addIssueContacts(
  sums: MeasureSums,
  contacts: readonly IssueContact[],
  window: RepeatWindow,
): void {
  const known = contacts.filter(({ atMs }) => atMs <= window.asOfMs);
  const counted = ({ atMs }: IssueContact): boolean => atMs >= window.fromMs && atMs < window.toMs;
  for (const contact of known) if (contact.customerId === null && counted(contact)) addUnknown(sums);
  for (const issue of byIssue(known)) {
    for (const [index, contact] of issue.entries()) {
      if (!counted(contact)) continue;
      const before = issue[index - 1];
      const after = issue[index + 1];
      const repeat = before !== undefined && contact.atMs - before.atMs <= window.windowMs;
      const repeated = after !== undefined && after.atMs - contact.atMs <= window.windowMs;
      const mature = contact.atMs + window.windowMs <= window.asOfMs;
      addMeasures(sums, {
        contactsOfCustomers: 1,
        repeatContacts: repeat ? 1 : 0,
        matureContacts: mature ? 1 : 0,
        firstContacts: mature && !repeat ? 1 : 0,
        firstContactsResolved: mature && !repeat && !repeated ? 1 : 0,
      });
    }
  }
}

/** Left out of numerator and denominator, which flags the value. */
function addUnknown(sums: MeasureSums): void {
  addMeasures(sums, {
    contactsOfCustomers: null,
    repeatContacts: null,
    matureContacts: null,
    firstContacts: null,
    firstContactsResolved: null,
  });
}

function byIssue(contacts: readonly IssueContact[]): IssueContact[][] {
  const issues = new Map<string, IssueContact[]>();
  for (const contact of contacts) {
    if (contact.customerId === null) continue;
    const key = JSON.stringify([contact.customerId, contact.reason]);
    const issue = issues.get(key);
    if (issue === undefined) issues.set(key, [contact]);
    else issue.push(contact);
  }
  return [...issues.values()].map((issue) => issue.sort((a, b) => a.atMs - b.atMs));
}
