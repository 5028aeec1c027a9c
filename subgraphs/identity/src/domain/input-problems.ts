import { refuseInput } from '@tertulia/errors';
import type { Bilingual, MessageParams, UserErrorCode, UserInputError } from '@tertulia/errors';
import { readName } from '@tertulia/plain-names';

/** Longest name of a person, an organization or a key. */
const nameMaxLength = 100;

/** Gathers everything wrong with one input, so that a form hears of all of it at once. */
export class InputProblems {
  private readonly items: UserInputError[] = [];

  /** Notes a problem with a field of `input`. */
  add(field: string | readonly string[], code: UserErrorCode, params?: MessageParams): void {
    const path = ['input', ...(typeof field === 'string' ? [field] : field)];
    this.items.push(params === undefined ? { field: path, code } : { field: path, code, params });
  }

  /** The name in the text, as it is stored; notes one that is empty, overlong or holds what nobody sees. */
  name(field: string | readonly string[], text: string): string {
    const read = readName(text, nameMaxLength);
    if (read.problem === null) return read.name;
    this.add(field, read.problem, read.problem === 'TOO_LONG' ? { max: nameMaxLength } : undefined);
    return '';
  }

  /** Notes a value that its test refuses, with what would be right. */
  value(field: string | readonly string[], isValid: boolean, reason: Bilingual): void {
    if (!isValid) this.add(field, 'INVALID_VALUE', { reason });
  }

  /**
   * Refuses the input when anything was noted.
   * @throws UserInputErrors
   */
  refuse(): void {
    refuseInput(this.items);
  }
}
