import {
  booleanField,
  type CaseRecord,
  eachRow,
  instantField,
  type KpiCase,
  numberField,
  refuse,
  textField,
  textOrAbsent,
} from '../golden-case-fields.ts';
import { addClosedCase } from '../measures/add-closed-case.ts';
import {
  addContactTransfers,
  DEFAULT_TARGETS,
  type TransferTargets,
} from '../measures/add-contact-transfers.ts';
import { addIssueContacts, type IssueContact } from '../measures/add-issue-contacts.ts';
import { addYesNoAnswer, type YesNoQuestion } from '../measures/add-survey-answers.ts';
import type { MeasureSums } from '../measures/measure-sums.ts';
import { ALWAYS, type CaseReaders, CLOSED_STATUSES } from './case-reader.ts';

const MS_PER_DAY = 86_400_000;
const DEFAULT_WINDOW_DAYS = 7;

/** Cases about contacts passed on, contacts that come again, and requests that are done. */
export const CONTACT_CASE_READERS: CaseReaders = {
  transfer_rate: (whole, sums) =>
    addLegs(whole, sums, { ...DEFAULT_TARGETS, transfer: targetsOf(whole, 'transfer') }),
  escalation_rate: (whole, sums) =>
    addLegs(whole, sums, { ...DEFAULT_TARGETS, escalation: targetsOf(whole, 'escalation') }),
  repeat_rate: addIssues,
  fcr_ops: (whole, sums) => ('cases' in whole.input ? addRequests(whole, sums) : addIssues(whole, sums)),
  fcr_survey: (whole, sums) => addAnswers(whole, sums, 'fcr'),
  resolution_rate: (whole, sums) => addAnswers(whole, sums, 'resolution'),
  exchanges_per_closed: addRequests,
  once_and_done_rate: addRequests,
};

function targetsOf({ params }: KpiCase, kind: keyof TransferTargets): readonly string[] {
  const to = params.to ?? DEFAULT_TARGETS[kind];
  if (Array.isArray(to) && to.every((one) => typeof one === 'string')) return to;
  return refuse('to', 'a list of targets', to);
}

function addLegs({ input }: KpiCase, sums: MeasureSums, targets: TransferTargets): void {
  eachRow(input, 'legs', (row) => {
    const chainId =
      textOrAbsent(row, 'chain_id') ?? refuse('chain_id', 'the id of the contact', row.chain_id);
    if (textField(row, 'outcome', 'answered') !== 'answered') return;
    const excluded = booleanField(row, 'excluded', false);
    addContactTransfers(
      sums,
      { chainId, transferredTo: textOrAbsent(row, 'transferred_to') ?? null, excluded },
      targets,
    );
  });
}

function addIssues({ params, input }: KpiCase, sums: MeasureSums): void {
  const contacts: IssueContact[] = [];
  eachRow(input, 'contacts', (row) => {
    if (booleanField(row, 'excluded', false)) return;
    contacts.push({
      customerId: textOrAbsent(row, 'customer_id') ?? null,
      reason: textOrAbsent(row, 'reason') ?? '',
      atMs: instantField(row, 'at'),
    });
  });
  addIssueContacts(sums, contacts, {
    fromMs: instantField(params, 'from', ALWAYS.fromMs),
    toMs: instantField(params, 'to', ALWAYS.toMs),
    windowMs: numberField(params, 'window_days', DEFAULT_WINDOW_DAYS) * MS_PER_DAY,
    asOfMs: instantField(params, 'as_of', ALWAYS.toMs),
  });
}

function addAnswers({ input }: KpiCase, sums: MeasureSums, question: YesNoQuestion): void {
  eachRow(input, 'responses', (row) => {
    const { answer } = row;
    const text =
      typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : (textOrAbsent(row, 'answer') ?? null);
    addYesNoAnswer(sums, question, text);
  });
}

/** Requests are closed or not; what was written is given as counts, or as the messages themselves. */
function addRequests({ kpi, input }: KpiCase, sums: MeasureSums): void {
  eachRow(input, 'cases', (row) => {
    if (!CLOSED_STATUSES.includes(textField(row, 'status'))) return;
    const written = row.messages === undefined ? countsOf(row, kpi) : messagesOf(row);
    addClosedCase(sums, {
      ...written,
      reopens: numberField(row, 'reopens', 0),
      merged: booleanField(row, 'merged', false),
    });
  });
}

/** The number of replies is always needed, that of the customer's messages where both sides are counted. */
function countsOf(row: CaseRecord, kpi: string) {
  return {
    agentReplies: numberField(row, 'agent_public_replies' in row ? 'agent_public_replies' : 'agent_replies'),
    customerMessages:
      kpi === 'fcr_ops' ? numberField(row, 'customer_messages', 0) : numberField(row, 'customer_messages'),
  };
}

/** Public messages by people; those of one chat session count once for each side. */
function messagesOf(row: CaseRecord) {
  const sides = { agent: new Set<string>(), customer: new Set<string>() };
  eachRow(row, 'messages', (message, index) => {
    const by = textField(message, 'by');
    if (booleanField(message, 'auto', false) || !booleanField(message, 'public', true)) return;
    const session = textOrAbsent(message, 'session_id');
    if (by === 'agent' || by === 'customer') sides[by].add(session ?? `#${index}`);
  });
  return { agentReplies: sides.agent.size, customerMessages: sides.customer.size };
}
