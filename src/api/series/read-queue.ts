import { AgnerError, nearestKey, type Queue, type Scope } from '../../core/index.ts';
import { listQueues, type Transaction } from '../../store/index.ts';

/** One queue of the scope. @throws AgnerError NOT_FOUND with the nearest id. */
export async function readQueue(transaction: Transaction, scope: Scope, id: string): Promise<Queue> {
  const queues = await listQueues(transaction, scope);
  const found = queues.find((queue) => queue.id === id);
  if (found !== undefined) return found;
  const near = nearestKey(
    id,
    queues.map((queue) => queue.id),
  );
  throw new AgnerError('NOT_FOUND', `There is no queue "${id}".`, {
    field: 'queueId',
    value: id,
    next: near === null ? 'GET /v1/queues lists them.' : `Did you mean "${near}"? GET /v1/queues lists them.`,
  });
}
