import { NO_CURRENCY } from '../evaluate.ts';
import type { ExactValue } from '../exact-sum.ts';
import {
  type CaseRecord,
  eachRow,
  exactField,
  isRecord,
  numberField,
  refuse,
  textField,
  textOrAbsent,
} from '../golden-case-fields.ts';
import { addHandledByAgent, addOutboundOutput } from '../measures/add-agent-output.ts';
import { addChannelCost, type ChannelCost } from '../measures/add-channel-cost.ts';
import { addHandlingCost } from '../measures/add-handling-cost.ts';
import type { CaseReaders } from './case-reader.ts';

/** Cases about what agents do in an hour and what it costs. */
export const WORK_CASE_READERS: CaseReaders = {
  calls_handled_per_hour: ({ input }, sums) =>
    eachRow(input, 'agents', (row) => addHandledByAgent(sums, output(row))),
  interviews_per_hour: ({ input }, sums) =>
    eachRow(input, 'agents', (row) => {
      const { count: interviews, seconds } = output(row);
      addOutboundOutput(sums, { interviews, calls: null, seconds });
    }),
  outbound_calls_per_hour: ({ input }, sums) =>
    eachRow(input, 'agents', (row) => {
      const { count: calls, seconds } = output(row);
      addOutboundOutput(sums, { interviews: null, calls, seconds });
    }),
  handling_cost_by_type: ({ params, input }, sums) => {
    const given = { ...input, ...params };
    addHandlingCost(sums, {
      loadedCostPerPaidHour: exactField(given, 'loaded_cost_per_paid_hour'),
      utilisation: exactField(given, 'utilisation'),
      handleSeconds: exactField(given, 'aht_s'),
      handled: 1,
      paidHours: 1,
    });
  },
  cost_per_call: ({ params, input }, sums) => {
    const costs: ChannelCost[] = [];
    eachRow(input, 'costs', (row) => {
      costs.push({
        amount: String(exactField(row, 'amount')),
        currency: textField(row, 'currency', NO_CURRENCY),
        channel: textOrAbsent(row, 'channel') ?? null,
      });
    });
    addChannelCost(sums, textField(params, 'channel'), included(costs, params, input), {
      handleSeconds: byChannel(input, 'handle_s'),
      handled: byChannel(input, 'handled') ?? refuse('handled', 'numbers by channel', input.handled),
      seats: byChannel(input, 'seats'),
    });
  },
};

function output(row: CaseRecord): { readonly count: ExactValue; readonly seconds: ExactValue } {
  if (numberField(row, 'seconds') < 0) refuse('seconds', '0 or more', row.seconds);
  return { count: exactField(row, 'n'), seconds: exactField(row, 'seconds') };
}

/** Only the named categories of cost, where the case names some. */
function included(costs: ChannelCost[], { include }: CaseRecord, input: CaseRecord): ChannelCost[] {
  if (include === undefined) return costs;
  if (!Array.isArray(include)) return refuse('include', 'a list of categories', include);
  const rows = input.costs as CaseRecord[];
  return costs.filter((_, index) => include.includes(rows[index]?.category));
}

function byChannel(input: CaseRecord, field: string): Record<string, ExactValue> | null {
  const given = input[field];
  if (given === undefined || given === null) return null;
  if (!isRecord(given)) return refuse(field, 'numbers by channel', given);
  return Object.fromEntries(Object.keys(given).map((channel) => [channel, exactField(given, channel)]));
}
