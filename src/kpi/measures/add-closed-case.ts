import { addMeasures, type MeasureSums } from './measure-sums.ts';

/** What was written in a closed case; automatic replies and internal notes are not in the counts. */
export interface ClosedCase {
  /** A chat session counts once for each side. */
  readonly agentReplies: number;
  readonly customerMessages: number;
  readonly reopens: number;
  /** A duplicate that was merged into another case is not counted. */
  readonly merged?: boolean;
}

export function addClosedCase(sums: MeasureSums, whole: ClosedCase): void {
  if (whole.merged === true) return;
  const { agentReplies, customerMessages, reopens } = whole;
  addMeasures(sums, {
    casesClosed: 1,
    exchanges: agentReplies + customerMessages,
    onceAndDone: agentReplies <= 1 && customerMessages === 1 && reopens === 0 ? 1 : 0,
    oneTouchCases: agentReplies === 1 && reopens === 0 ? 1 : 0,
  });
}
