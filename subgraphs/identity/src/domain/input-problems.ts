import { refuseInput } from '@tertulia/errors';
import type { Bilingual, MessageParams, UserErrorCode, UserInputError } from '@tertulia/errors';
import { readName } from '@tertulia/plain-names';

/** The maximum length of the name of a person, an organization or a key. */
const nameMaxLength = 100;

/** Collects all problems of an input, so that a form can show them at once. */
export class InputProblems {
  private readonly items: UserInputError[] = [];

  /** Adds a problem with a field of `input`. */
  add(field: string | readonly string[], code: UserErrorCode, params?: MessageParams): void {
    const path = ['input', ...(typeof field === 'string' ? [field] : field)];
    this.items.push(params === undefined ? { field: path, code } : { field: path, code, params });
  }

  /** Returns the name as it is stored; adds a problem if it is empty, too long or contains invisible characters. */
  name(field: string | readonly string[], text: string): string {
    const read = readName(text, nameMaxLength);
    if (read.problem === null) return read.name;
    this.add(field, read.problem, read.problem === 'TOO_LONG' ? { max: nameMaxLength } : undefined);
    return '';
  }

  /** Returns the value; adds a problem, with what is expected, if its test fails. */
  value(field: string | readonly string[], isValid: boolean, reason: Bilingual): void {
    if (!isValid) this.add(field, 'INVALID_VALUE', { reason });
  }

  /**
   * Throws if there are problems.
   * @throws UserInputErrors
   */
  refuse(): void {
    refuseInput(this.items);
  }
}
