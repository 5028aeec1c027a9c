import { foldedPhrase } from '@tertulia/words';

/** A command as it is compared: without its slash, case and accents. */
export function commandWord(text: string): string {
  return foldedPhrase(text.replace(/^\s*\//, ''));
}
