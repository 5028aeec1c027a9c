import { refuseInput, UserInputErrors, type UserInputError } from '@tertulia/errors';
import type { Problem } from '@tertulia/flow-engine';
import { answerLimits, hasAnswerForm, isNeedKey, type Answers, type NeedKey } from '../domain/needs.js';

/** An answer in the input. */
export interface GivenAnswer {
  readonly key: string;
  readonly value: string;
}

const answersMax = 20;
const answersField = ['input', 'answers'];
const unknownKey = {
  es: 'esta pregunta no existe o ya se respondió',
  en: 'there is no such question, or it is answered already',
};
const wrongForm = (key: NeedKey) => ({ es: `no tiene la forma de «${key}»`, en: `it has not the form of “${key}”` });

/**
 * The answers, trimmed, without empty ones.
 * @throws UserInputErrors for unknown or repeated keys and for invalid values, each with its index in the list
 */
export function readAnswers(given: readonly GivenAnswer[]): Answers {
  if (given.length > answersMax) {
    throw new UserInputErrors([{ field: answersField, code: 'TOO_LONG', params: { max: answersMax } }]);
  }
  const answers: Partial<Record<NeedKey, string>> = {};
  const wrong: UserInputError[] = [];
  for (const [at, { key, value }] of given.entries()) {
    const field = [...answersField, String(at)];
    if (!isNeedKey(key) || answers[key] !== undefined) {
      wrong.push({ field: [...field, 'key'], code: 'INVALID_VALUE', params: { reason: unknownKey } });
      continue;
    }
    const text = value.trim();
    if (text === '') continue;
    const written = key === 'country' || key === 'currency' ? text.toUpperCase() : text;
    wrong.push(...answerErrors(key, written, [...field, 'value']));
    answers[key] = written;
  }
  refuseInput(wrong);
  return answers;
}

/** Converts problems of the business profile to problems of the answers from which it was made. */
export function refuseProfileProblems(problems: readonly Problem[], given: readonly GivenAnswer[]): void {
  refuseInput(
    problems
      .filter((problem) => problem.code === 'BAD_PROFILE')
      .map((problem) => {
        const at = given.findIndex((answer) => problem.field === `profile.${answer.key}`);
        return { field: at < 0 ? null : [...answersField, String(at), 'value'], code: 'INVALID_VALUE' };
      }),
  );
}

function answerErrors(key: NeedKey, value: string, field: readonly string[]): UserInputError[] {
  const max = answerLimits[key];
  if (value.length > max) return [{ field, code: 'TOO_LONG', params: { max } }];
  return hasAnswerForm(key, value) ? [] : [{ field, code: 'INVALID_VALUE', params: { reason: wrongForm(key) } }];
}
