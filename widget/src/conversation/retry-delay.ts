const firstMs = 500;
const longestMs = 30_000;

/**
 * The delay before attempt `attempt + 1` in milliseconds: exponential backoff from half a second to thirty seconds. `chance` (0 to 1)
 * varies the upper half, so that many pages do not reconnect at the same moment.
 */
export function retryDelayMs(attempt: number, chance: number): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 16));
  return ceiling / 2 + (ceiling / 2) * chance;
}
