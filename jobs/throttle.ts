/**
 * Writes the latest of a stream of values, one write at a time and at most one per `everyMs`: the first at once, the
 * last always (by `flush`), those between only if there is time. A failed write is reported and the next one tried.
 */
export interface Throttle<T> {
  push(value: T): void;
  /** Resolves when the latest value is written; nothing is written after that. */
  flush(): Promise<void>;
}

export function throttle<T>(
  write: (value: T) => Promise<unknown>,
  everyMs: number,
  onError: (error: unknown) => void,
): Throttle<T> {
  let latest: { readonly value: T } | undefined;
  let writing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const writeLatest = (): Promise<void> => {
    if (latest === undefined) return Promise.resolve();
    const { value } = latest;
    latest = undefined;
    return write(value).then(() => undefined, onError);
  };
  const start = (): void => {
    writing = writeLatest().then(() => {
      writing = undefined;
      if (closed) return;
      timer = setTimeout(() => {
        timer = undefined;
        if (latest !== undefined) start();
      }, everyMs);
    });
  };

  return {
    push(value) {
      if (closed) return;
      latest = { value };
      if (writing === undefined && timer === undefined) start();
    },
    async flush() {
      closed = true;
      clearTimeout(timer);
      await writing;
      await writeLatest();
    },
  };
}
