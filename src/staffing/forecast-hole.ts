import { AgnerError, type Fault, fault, instantText } from '../core/index.ts';

/** The fault of an interval whose contacts or handle time is missing, negative or zero where it cannot be. */
export function forecastHole(queueId: string, startMs: number, offered: number, ahtSeconds: number): Fault {
  const [column, value] =
    offered >= 0 ? (['ahtSeconds', ahtSeconds] as const) : (['offered', offered] as const);
  const missing = Number.isNaN(value);
  return fault(
    'FORECAST_HOLE',
    `The queue "${queueId}" has ${missing ? 'no ' : ''}${column}${missing ? '' : ` ${value}`} at ${instantText(startMs)}, so its staff cannot be planned.`,
    { column, ...(missing ? {} : { value: String(value) }) },
  );
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
