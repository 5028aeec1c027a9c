import { withoutInvisible } from './plain.js';
import { none, read, type Reading } from './reading.js';

const opening =
  /^(?:(?:mi|la) (?:direcci[oó]n|domicilio)(?: es)?|vivo en|estoy en|es en|direcci[oó]n|domicilio|(?:my|the) address is|i live (?:at|in|on)|address)\s*[:,]?\s+/iu;

/** Reads an address as one line; lines and references are joined by commas. None without a letter. */
export function readAddress(answer: string): Reading<string> {
  const lines = withoutInvisible(answer.slice(0, 500))
    .normalize('NFC')
    .split(/\s*\n\s*/);
  const line = lines
    .map((part) => part.trim().replace(/[,;]+$/, ''))
    .filter((part) => part !== '')
    .join(', ')
    .replace(/\s+/g, ' ');
  const address = line
    .replace(opening, '')
    .replace(/[.,;\s]+$/, '')
    .replace(/,? (?:por favor|porfa|gracias|please|thanks)$/i, '');
  return /\p{L}/u.test(address) && !/[?¿]/.test(address) ? read(address) : none('NOTHING');
}
