/** `FULL=true` takes every suite at its full length; the short form is for every change. */
export const isFull = process.env['FULL'] === 'true';

/** `VERBOSE=true` tells of every step. */
export const isVerbose = process.env['VERBOSE'] === 'true';

/** A number for the short form and one for the full. */
export const sized = (short: number, full: number): number => (isFull ? full : short);

/** One line with what a suite measured. */
export function tell(what: string, figures: Readonly<Record<string, unknown>>): void {
  const text = Object.entries(figures).map(([name, value]) => `${name} ${String(value)}`);
  process.stdout.write(`  ${what}: ${text.join(', ')}\n`);
}

/** The middle and the worst of several measurements, rounded. */
export function spread(values: readonly number[]): string {
  const sorted = values.toSorted((left, right) => left - right);
  return `p50 ${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)} max ${Math.round(sorted.at(-1) ?? 0)}`;
}

/** Waits; for the length of a fault, never for something to happen. */
export const forMs = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * What `skip` of a suite takes: false when what it needs is there, else the reason, which is shown. Where `REQUIRE_SERVERS` is
 * set everything must be there.
 */
export function requireOrSkip(isThere: boolean, what: string | null): string | false {
  if (isThere) return false;
  if (process.env['REQUIRE_SERVERS'] === 'true') throw new Error(`needs ${what}`);
  return `needs ${what}`;
}
