import { dayText } from '../../calendar/index.ts';
import type { ServiceLevelPolicy } from '../../core/index.ts';
import type { QueueSetting } from '../../store/index.ts';
import type { Month } from './months.ts';

/** A policy of models only: nobody measures a caller who never abandons, so the default stands in. */
const MODEL_ONLY: ServiceLevelPolicy = 'virtual';

/**
 * The service-level policies of some queues in a month: those in force on its first day and those that come later in
 * it. Every day of the month is stored under each of them, so that the month is the sum of its days under any.
 *
 * @param settings of all queues, newest first within a queue.
 */
export function policiesInMonth(
  settings: readonly QueueSetting[],
  queueIds: readonly string[],
  month: Month,
): string[] {
  const policies = new Set<string>();
  const endDay = dayText(month.toDay);
  for (const queueId of queueIds) {
    for (const setting of settings) {
      if (setting.queueId !== queueId || setting.validFrom >= endDay) continue;
      const { serviceLevelPolicy } = setting;
      policies.add(serviceLevelPolicy === MODEL_ONLY ? 'offered' : serviceLevelPolicy);
      if (setting.validFrom <= month.first) break;
    }
  }
  return [...policies].toSorted();
}
