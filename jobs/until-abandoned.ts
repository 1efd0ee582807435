/**
 * The handler's result, unless its signal is aborted and it does not end soon after: then the reason of the abort. The
 * handler that is left behind can write nothing, because its attempt no longer holds the job.
 */
export function untilAbandoned<T>(work: Promise<T>, signal: AbortSignal, abandonAfterMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const onAbort = (): void => {
      timer = setTimeout(() => reject(signal.reason), abandonAfterMs);
    };
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort);
    work.then(resolve, reject).finally(settle);
  });
}
