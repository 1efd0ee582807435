/** Waits for the work, but no longer than this. */
export async function within(longestMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, longestMs);
  });
  await Promise.race([work, enough]).finally(() => clearTimeout(timer));
}
