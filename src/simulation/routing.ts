import type { Scenario } from './scenario.ts';

/** Who serves whom, in the order in which they are asked. */
export interface Routing {
  /** Of each queue: the groups that an arriving caller is offered to, by priority, then by their place. */
  readonly groupsOfQueue: readonly Int32Array[];
  /** Of each group: the queues that a free agent looks into, by priority. */
  readonly queuesOfGroup: readonly Int32Array[];
  /** Of each group: the priority of each of those queues. */
  readonly prioritiesOfGroup: readonly Float64Array[];
}

export function routingOf({ queues, groups }: Scenario): Routing {
  const everyQueue = queues.map((_, queue) => ({ queue, priority: 1 }));
  const skills = groups.map(({ serves = everyQueue }) =>
    [...serves].sort((a, b) => a.priority - b.priority || a.queue - b.queue),
  );
  return {
    groupsOfQueue: queues.map((_, queue) => {
      const offers = skills.flatMap((served, group) =>
        served.filter((skill) => skill.queue === queue).map(({ priority }) => ({ group, priority })),
      );
      offers.sort((a, b) => a.priority - b.priority || a.group - b.group);
      return Int32Array.from(offers, ({ group }) => group);
    }),
    queuesOfGroup: skills.map((served) => Int32Array.from(served, ({ queue }) => queue)),
    prioritiesOfGroup: skills.map((served) => Float64Array.from(served, ({ priority }) => priority)),
  };
}
