/** A result with this many values is large. */
const largeFrom = 1_000;
/** A text counts as one additional value per this many characters. */
const charactersPerValue = 200;

/** True for a result that takes milliseconds to process or serialize. Stops counting as soon as the limit is reached. */
export function isLarge(data: unknown): boolean {
  return leftAfter(data, largeFrom) <= 0;
}

/** What is left of a number of values after those of a result. */
function leftAfter(value: unknown, before: number): number {
  if (typeof value === 'string') return before - 1 - value.length / charactersPerValue;
  let left = before - 1;
  if (typeof value !== 'object' || value === null) return left;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length && left > 0; index += 1) left = leftAfter(value[index], left);
    return left;
  }
  // Without `Object.values`: it would make a list for every object of every result.
  for (const name in value) {
    if (left <= 0) return left;
    left = leftAfter((value as Record<string, unknown>)[name], left);
  }
  return left;
}
