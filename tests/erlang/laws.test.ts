import { chatSlots, erlangB, erlangC } from '../../src/erlang/index.ts';
import { describeQueueModel } from '../support/describe-queue-model.ts';
import { lossTargets, waitingTargets } from '../support/queue-targets.ts';

describeQueueModel('Erlang B', { model: erlangB, targets: lossTargets, loses: true });
describeQueueModel('Erlang C', { model: erlangC, targets: waitingTargets, loses: false });
describeQueueModel('Chat slots, three at once', {
  model: chatSlots(3),
  targets: waitingTargets,
  loses: false,
});
