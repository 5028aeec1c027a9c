/** An answer with so many values is large. */
const largeFrom = 1_000;
/** A text counts as one more value per so many characters. */
const charactersAValue = 200;

/** True for an answer that takes milliseconds to shape, weigh or serialize. Stops looking as soon as that is certain. */
export function isLarge(data: unknown): boolean {
  let left = largeFrom;
  const open: unknown[] = [data];
  while (open.length > 0 && left > 0) {
    const value = open.pop();
    left -= typeof value === 'string' ? 1 + value.length / charactersAValue : 1;
    if (typeof value === 'object' && value !== null) open.push(...firstValues(value, left));
  }
  return left <= 0;
}

function firstValues(value: object, most: number): unknown[] {
  const values: unknown[] = Array.isArray(value) ? value : Object.values(value);
  return values.slice(0, Math.ceil(most));
}
