/** A result with this many values is large. */
const largeFrom = 1_000;
/** A text counts as one additional value per this many characters. */
const charactersPerValue = 200;

/** True for a result that takes milliseconds to process or serialize. Stops counting as soon as the limit is reached. */
export function isLarge(data: unknown): boolean {
  let left = largeFrom;
  const open: unknown[] = [data];
  while (open.length > 0 && left > 0) {
    const value = open.pop();
    left -= typeof value === 'string' ? 1 + value.length / charactersPerValue : 1;
    if (typeof value === 'object' && value !== null) open.push(...firstValues(value, left));
  }
  return left <= 0;
}

function firstValues(value: object, most: number): unknown[] {
  const values: unknown[] = Array.isArray(value) ? value : Object.values(value);
  return values.slice(0, Math.ceil(most));
}
