import { AgnerError } from '../core/index.ts';

/** @throws AgnerError QUEUE_INPUT_INVALID when the number of lines is not whole or below 1. */
export function checkLines(lines: number): void {
  if (Number.isSafeInteger(lines) && lines >= 1) return;
  throw new AgnerError('QUEUE_INPUT_INVALID', `lines is ${lines}; it has to be a whole number, at least 1.`, {
    field: 'lines',
    value: String(lines),
    next: 'For a line without limit use erlang-c or erlang-a.',
  });
}

/** @throws AgnerError QUEUE_INPUT_INVALID when agents are not whole, or more than the contacts there can be. */
export function checkAgentsWithinLines(agents: number, lines: number): void {
  if (!Number.isInteger(agents)) {
    throw new AgnerError(
      'QUEUE_INPUT_INVALID',
      `agents is ${agents}; with a limited number of lines it has to be a whole number.`,
      { field: 'agents', value: String(agents) },
    );
  }
  if (agents > lines) {
    throw new AgnerError(
      'QUEUE_INPUT_INVALID',
      `agents is ${agents}, more than the ${lines} lines that contacts can come in on.`,
      { field: 'agents', value: String(agents), next: 'Give more lines, or at most as many agents.' },
    );
  }
}
