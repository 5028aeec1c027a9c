/** `FULL=true` runs every suite at its full length; the short form is for every change. */
export const isFull = process.env['FULL'] === 'true';

/** `VERBOSE=true` prints every step. */
export const isVerbose = process.env['VERBOSE'] === 'true';

/** Returns the first number in the short form and the second in the full one. */
export const sized = (short: number, full: number): number => (isFull ? full : short);

/** Prints one line with measurements of a suite. */
export function report(what: string, measurements: Readonly<Record<string, unknown>>): void {
  const text = Object.entries(measurements).map(([name, value]) => `${name} ${String(value)}`);
  process.stdout.write(`  ${what}: ${text.join(', ')}\n`);
}

/** Median and maximum of several measurements, rounded. */
export function spread(values: readonly number[]): string {
  const sorted = values.toSorted((left, right) => left - right);
  return `p50 ${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)} max ${Math.round(sorted.at(-1) ?? 0)}`;
}

/**
 * How long to wait for what only a defect keeps away: much longer than a slow and busy machine needs. A wait ends as soon as what it waits
 * for is there.
 */
export const patienceMs = 120_000;

/** The limit of a test that has one: only what hangs takes as long. */
export const testLimitMs = 600_000;

/** Waits; only for the length of a fault, never for something to happen. */
export const forMs = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * The `skip` option of a suite: false when its requirements are met, else the reason, which is shown. With `REQUIRE_SERVERS` unmet
 * requirements are an error.
 */
export function requireOrSkip(isThere: boolean, what: string | null): string | false {
  if (isThere) return false;
  if (process.env['REQUIRE_SERVERS'] === 'true') throw new Error(`needs ${what}`);
  return `needs ${what}`;
}
