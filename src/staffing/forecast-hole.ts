import { AgnerError, type Fault, fault, instantText } from '../core/index.ts';

/** The fault of an interval whose contacts or handle time is missing, negative or zero where it cannot be. */
export function forecastHole(queueId: string, startMs: number, offered: number, ahtSeconds: number): Fault {
  const [column, value] =
    offered >= 0 ? (['ahtSeconds', ahtSeconds] as const) : (['offered', offered] as const);
  const at = instantText(startMs);
  if (Number.isNaN(value)) {
    return fault(
      'FORECAST_HOLE',
      `The queue "${queueId}" has no ${column} at ${at}, so its staff cannot be planned.`,
      {
        column,
      },
    );
  }
  const place = { column, value: String(value) };
  if (column === 'offered') {
    return fault(
      'FORECAST_HOLE',
      `The queue "${queueId}" has offered ${value} at ${at}; contacts are 0 or more.`,
      {
        ...place,
        next: 'Correct the number, or write 0 for no contacts.',
      },
    );
  }
  return fault(
    'FORECAST_HOLE',
    `The queue "${queueId}" has ${offered} contacts at ${at} with ahtSeconds ${value}; a handle time is above 0 where there are contacts.`,
    {
      ...place,
      next: "Correct ahtSeconds in the forecast (seconds per contact), or leave it out and give ahtSeconds in the queue's targets.",
    },
  );
}

/** The fault of one interval that the queue model refuses, with its start, its queue and the field it is about. */
export function intervalRefused(queueId: string, startMs: number, offered: number, refusal: Fault): Fault {
  const { field } = refusal;
  const place =
    field === 'erlangs'
      ? { column: 'offered', value: String(offered) }
      : { field: `queues.${queueId}${field === undefined ? '' : `.${field}`}`, ...quotedValue(refusal) };
  return fault(
    refusal.code,
    `The queue "${queueId}" cannot be planned at ${instantText(startMs)} with offered ${offered}: ${refusal.message}`,
    { ...place, next: refusal.next },
  );
}

function quotedValue({ value }: Fault): { readonly value?: string } {
  return value === undefined ? {} : { value };
}

/**
 * Refuses a forecast that has contacts but no handle time at all: one fault for the queue, not one for each interval.
 *
 * @throws AgnerError FORECAST_AHT_MISSING
 */
export function checkHandleTime(queueId: string, offered: Float64Array, ahtSeconds: Float64Array): void {
  let busy = false;
  for (let i = 0; i < offered.length; i++) {
    if (!((offered[i] as number) > 0)) continue;
    if ((ahtSeconds[i] as number) > 0) return;
    busy = true;
  }
  if (!busy) return;
  throw new AgnerError(
    'FORECAST_AHT_MISSING',
    `The forecast of "${queueId}" has no handle time, and its targets give none.`,
    { field: `queues.${queueId}.ahtSeconds` },
  );
}
