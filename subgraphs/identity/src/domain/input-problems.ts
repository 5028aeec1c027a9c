import { refuseInput } from '@tertulia/errors';
import type { Bilingual, MessageParams, UserErrorCode, UserInputError } from '@tertulia/errors';

/** Longest name of a person, an organization or a key. */
const nameMaxLength = 100;

const controlCharacters = /\p{Cc}/u;

/** Gathers everything wrong with one input, so that a form hears of all of it at once. */
export class InputProblems {
  private readonly items: UserInputError[] = [];

  /** Notes a problem with a field of `input`. */
  add(field: string | readonly string[], code: UserErrorCode, params?: MessageParams): void {
    const path = ['input', ...(typeof field === 'string' ? [field] : field)];
    this.items.push(params === undefined ? { field: path, code } : { field: path, code, params });
  }

  /** The text without outer blanks; notes an empty, overlong or unprintable one. */
  name(field: string | readonly string[], text: string): string {
    const name = text.trim();
    if (name === '') this.add(field, 'REQUIRED');
    else if (Array.from(name).length > nameMaxLength) this.add(field, 'TOO_LONG', { max: nameMaxLength });
    else if (controlCharacters.test(name)) this.add(field, 'INVALID_FORMAT');
    return name;
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
