const stepMs = 20;

/**
 * How long work takes, in milliseconds, not counting the time in which this process got no processor: however long a busy machine holds it
 * up, that counts as one step of a timer. What the process computes itself counts.
 */
export async function ownMsOf(work: () => Promise<unknown>): Promise<number> {
  let steps = 1;
  const timer = setInterval(() => (steps += 1), stepMs);
  const before = process.cpuUsage();
  try {
    await work();
    const { user, system } = process.cpuUsage(before);
    return Math.max(steps * stepMs, (user + system) / 1_000);
  } finally {
    clearInterval(timer);
  }
}
