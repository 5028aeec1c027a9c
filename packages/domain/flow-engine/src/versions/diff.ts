import type { BotDefinition, Locale } from '../model.js';
import { businessChanges } from './diff-business.js';
import type { DefinitionChange } from './definition-change.js';
import { flowChanges } from './diff-flow.js';
import { entryChanges, fieldChanges, memberChanges } from './diff-members.js';
import { wordsOf } from './value-words.js';

/**
 * The changes from one definition to another: each changed field with both values. Positions on the canvas do not affect
 * visitors and are ignored. Language, tone and times are reported as an EDITED PROFILE.
 */
export function diffDefinitions(
  from: BotDefinition,
  to: BotDefinition,
  locale: Locale = to.locale,
): DefinitionChange[] {
  const context = { before: wordsOf(from, locale), after: wordsOf(to, locale) };
  return [
    ...flowChanges(from, to, locale),
    ...memberChanges('VARIABLE', [from.variables, to.variables], { id: (one) => one.name, title: (one) => one.name }),
    ...entryChanges('PROMPT', [from.prompts, to.prompts], { title: (one) => one.name, context }),
    ...entryChanges('KNOWLEDGE', [from.knowledge, to.knowledge], { title: (one) => one.question, context }),
    ...entryChanges('KNOWLEDGE', [from.documents ?? [], to.documents ?? []], { title: (one) => one.title, context }),
    ...businessChanges(from, to, context),
    ...fieldChanges('PROFILE', [settingsOf(from), settingsOf(to)], context),
    ...fieldChanges('THEME', [{ ...from.theme }, { ...to.theme }], context),
  ];
}

function settingsOf({ locale, locales, tone, settings }: BotDefinition): Record<string, unknown> {
  const { answerModel, intents, ...times } = settings;
  return { locale, locales, tone, ...times, ...answerModel, ...intents };
}
