import { UserInputErrors, type UserInputError } from '@tertulia/errors';
import { parseDefinition, type BotDefinition } from '@tertulia/flow-engine';
import { botNameMaxLength } from '../domain/bot.js';

export function botNameErrors(name: string, field: readonly string[]): UserInputError[] {
  return textErrors(name, field, { max: botNameMaxLength, isRequired: true });
}

export function textErrors(
  text: string,
  field: readonly string[],
  rule: { max: number; isRequired: boolean },
): UserInputError[] {
  if (rule.isRequired && text.trim() === '') return [{ field, code: 'REQUIRED' }];
  if (text.length > rule.max) return [{ field, code: 'TOO_LONG', params: { max: rule.max } }];
  return [];
}

/** Most findings told at once: a form can show no more. */
const issuesMax = 20;

/** The definition, checked and stripped of unknown keys; UserInputErrors with the path of each finding otherwise. */
export function readDefinition(json: unknown, prefix: readonly string[]): BotDefinition {
  const parsed = parseDefinition(json);
  if (parsed.ok) return parsed.definition;
  throw new UserInputErrors(
    parsed.issues.slice(0, issuesMax).map((issue) => ({
      field: [...prefix, ...issue.path],
      code: 'INVALID_VALUE' as const,
      params: { reason: issue.message },
    })),
  );
}
