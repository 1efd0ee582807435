/** A piece of work done again and again, never twice at once. */
export interface Repeating {
  /** Does it now instead of at the next turn; if it is being done at this moment, once more right after. */
  kick(): void;
  /** Takes no further turn and resolves when the current one has ended. */
  stop(): Promise<void>;
}

/** Starts at once, then pauses `everyMs` between turns. A turn that fails is reported, and the next one taken. */
export function repeat(
  work: () => Promise<void>,
  everyMs: number,
  onError: (error: unknown) => void,
): Repeating {
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  function turn(): void {
    clearTimeout(timer);
    again = false;
    current = work()
      .catch(onError)
      .then(() => {
        current = undefined;
        if (stopped) return;
        if (again) turn();
        else timer = setTimeout(turn, everyMs);
      });
  }

  turn();
  return {
    kick() {
      again = true;
      if (current === undefined && !stopped) turn();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
