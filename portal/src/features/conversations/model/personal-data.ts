const shownAtEnd = 4;
const shownAtStart = 3;

/** Hides the middle of a phone number, an e-mail or another personal value; what is left is enough to recognise it. */
export function masked(value: string): string {
  const at = value.lastIndexOf('@');
  if (at > 0) return `${[...value].slice(0, 1).join('')}•••${value.slice(at)}`;
  const characters = [...value];
  if (characters.length <= shownAtEnd) return '•'.repeat(Math.max(3, characters.length));
  const start = characters.length > shownAtStart + shownAtEnd + 2 ? characters.slice(0, shownAtStart).join('') : '';
  return `${start} •••• ${characters.slice(-shownAtEnd).join('')}`.trim();
}

/** A value of a variable in words. Lists are joined, objects stay as JSON; null where nothing was kept. */
export function valueText(value: unknown, words: { yes: string; no: string }): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value))
    return value.length === 0 ? null : value.map((one) => valueText(one, words) ?? '–').join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
