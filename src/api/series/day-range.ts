import { dayNumberOf, dayText } from '../../calendar/index.ts';
import { AgnerError, type LocalDay } from '../../core/index.ts';

/** More than two years of history and a horizon. Longer spans are asked for in parts. */
const MOST_DAYS = 800;

/**
 * Checks a span of local days, both included, and gives the day after its end.
 *
 * @throws AgnerError LOCAL_DAY_INVALID; VALUE_INVALID when it ends before it begins, or is longer than 800 days.
 */
export function dayAfterRange(from: LocalDay, to: LocalDay): LocalDay {
  const length = dayNumberOf(to) - dayNumberOf(from) + 1;
  if (length < 1 || length > MOST_DAYS) {
    const why = length < 1 ? 'ends before it begins' : `has ${length} days, more than ${MOST_DAYS}`;
    throw new AgnerError('VALUE_INVALID', `The span ${from} to ${to} ${why}.`, {
      field: length < 1 ? 'to' : 'from',
      value: `${from} to ${to}`,
      next: `Give from and to as local days, to included, at most ${MOST_DAYS} days apart.`,
    });
  }
  return dayText(dayNumberOf(to) + 1);
}
