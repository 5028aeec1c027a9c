const firstMs = 500;
const longestMs = 30_000;

/**
 * How long to wait before attempt `attempt + 1`, in milliseconds: doubles from half a second to thirty seconds, of
 * which `chance` (0 to 1) decides the upper half, so that many pages do not come back at the same moment.
 */
export function retryDelayMs(attempt: number, chance: number): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 16));
  return ceiling / 2 + (ceiling / 2) * chance;
}
