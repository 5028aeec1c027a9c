import type { VariableValue } from '@tertulia/flow-engine';
import type { RecordedResult } from '@tertulia/pinned-conversations';
import { foldText } from '@tertulia/words';
import { looksPersonal } from './personal-text.js';
import { personNames } from './personal-words.js';

const email = /[^\s@<>(),;:"]{1,64}@[^\s@<>(),;:"]{1,190}/gu;
const digits = /\+?\d(?:[\s().,/-]{0,2}\d){5,20}/gu;
const word = /\p{L}+/gu;

/** The text with x for every letter and 0 for every digit: its length and its signs stay. */
export function blanked(text: string): string {
  return text.replaceAll(/\p{L}/gu, 'x').replaceAll(/\p{N}/gu, '0');
}

/** The text with other addresses, long numbers and names; what else it says stays. */
export function withoutDetails(text: string, details: { phone: string; email: string; name: string }): string {
  const [given = ''] = details.name.split(' ');
  return text
    .replaceAll(email, details.email)
    .replaceAll(digits, details.phone)
    .replaceAll(word, (one) => (personNames.has(foldText(one)) ? given : one));
}

/** Results of work outside without personal values, and answers of a model without the values that the visitor gave. */
export function maskedResults(results: readonly RecordedResult[], collected: readonly string[]): RecordedResult[] {
  return results.map(({ blockId, result }) => {
    if (result.kind === 'done') {
      const values = Object.entries(result.values).map(
        ([name, value]) => [name, maskedValue(value, collected)] as const,
      );
      return { blockId, result: { ...result, values: Object.fromEntries(values) } };
    }
    if (result.kind !== 'answered') return { blockId, result };
    return { blockId, result: { ...result, text: withoutValues(result.text, collected) } };
  });
}

function maskedValue(value: VariableValue, collected: readonly string[]): VariableValue {
  if (typeof value === 'string') return looksPersonal(value, collected) ? blanked(value) : value;
  if (Array.isArray(value)) return value.map((one) => maskedValue(one, collected));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, maskedValue(one, collected)]));
}

function withoutValues(text: string, collected: readonly string[]): string {
  return collected.reduce((rest, value) => (value === '' ? rest : rest.replaceAll(value, blanked(value))), text);
}
