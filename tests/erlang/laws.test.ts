import {
  blend,
  chat,
  chatSlots,
  erlangA,
  erlangB,
  erlangC,
  erlangK,
  erlangKA,
  erlangX,
} from '../../src/erlang/index.ts';
import { describeQueueModel } from '../support/describe-queue-model.ts';
import { linesTargets, lossTargets, patientTargets, waitingTargets } from '../support/queue-targets.ts';

describeQueueModel('Erlang B', { model: erlangB, targets: lossTargets, loses: true });
describeQueueModel('Erlang C', { model: erlangC, targets: waitingTargets, loses: false });
describeQueueModel('Erlang A, 2 minutes of patience', {
  model: erlangA(120),
  targets: patientTargets,
  loses: true,
});
describeQueueModel('Erlang A, callers who leave almost at once', {
  model: erlangA(0.5),
  targets: patientTargets,
  loses: true,
});
describeQueueModel('Erlang A, very patient callers', {
  model: erlangA(1e6),
  targets: patientTargets,
  loses: true,
});
const MANY_LINES = 150_000;
describeQueueModel('Erlang K', {
  model: erlangK(MANY_LINES),
  targets: linesTargets,
  loses: true,
  mostAgents: MANY_LINES,
});
describeQueueModel('Erlang K and A', {
  model: erlangKA(MANY_LINES, 120),
  targets: linesTargets,
  loses: true,
  mostAgents: MANY_LINES,
});
describeQueueModel('Erlang X, half call again', {
  model: erlangX(120, 0.5),
  targets: patientTargets,
  loses: true,
});
describeQueueModel('Chat slots, three at once', {
  model: chatSlots(3),
  targets: waitingTargets,
  loses: false,
});
describeQueueModel('Chat, three at once', {
  model: chat({ ahtByConcurrency: [300, 360, 450] }),
  targets: waitingTargets,
  loses: false,
  variableHandleTime: true,
});
describeQueueModel('Chat with patience', {
  model: chat({ ahtByConcurrency: [240, 260, 420], patienceSeconds: 90 }),
  targets: waitingTargets,
  loses: true,
  variableHandleTime: true,
});
describeQueueModel('Blending, three kept free', {
  model: blend(3),
  targets: waitingTargets.map(({ maxOccupancy: _, ...targets }) => targets),
  loses: false,
});
