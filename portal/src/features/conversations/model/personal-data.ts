const shownAtEnd = 4;
const shownAtStart = 3;

/**
 * Masks a personal value. Of a number the ends stay readable, of an e-mail the provider: just enough to recognise it.
 */
export function masked(value: string): string {
  const at = value.lastIndexOf('@');
  if (at > 0) return `${[...value].slice(0, 1).join('')}•••${value.slice(at)}`;
  const isNumber = /^[\d\s+().-]+$/u.test(value);
  if (!isNumber || value.length <= shownAtEnd) return '••••••';
  const start = value.length > shownAtStart + shownAtEnd + 2 ? value.slice(0, shownAtStart) : '';
  return `${start} •••• ${value.slice(-shownAtEnd)}`.trim();
}

/** The text of a variable's value. Lists are joined, objects stay JSON; null if there is no value. */
export function valueText(value: unknown, words: { yes: string; no: string }): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value))
    return value.length === 0 ? null : value.map((one) => valueText(one, words) ?? '–').join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
