import type { BotDefinition, Locale } from '../model.js';
import { businessChanges } from './diff-business.js';
import { flowChanges } from './diff-flow.js';
import { entryChanges, fieldChanges, memberChanges } from './diff-members.js';
import { wordsOf } from './value-words.js';

/** One difference between two definitions, by the identity of what changed, in words for people. */
export interface DefinitionChange {
  kind: 'ADDED' | 'REMOVED' | 'EDITED' | 'MOVED' | 'REWIRED';
  subject: 'GROUP' | 'BLOCK' | 'EDGE' | 'VARIABLE' | 'PROMPT' | 'KNOWLEDGE' | 'PROFILE' | 'SERVICE' | 'HOURS' | 'THEME';
  id: string;
  /** A title for people: of the group, block, service, day, prompt or question; the name of a field that stands alone. */
  title: string;
  /** Which field of it changed; null where it is about the whole. */
  field: string | null;
  /** What stood there, and what stands there now; null where nothing does, or where no words tell it. */
  before: string | null;
  after: string | null;
}

/**
 * What changed from one definition to another: each field that differs, with both values. Where groups stand on the canvas
 * changes nothing for a visitor and is no difference. Language, tone and times are an EDITED PROFILE.
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
    ...businessChanges(from, to, context),
    ...fieldChanges('PROFILE', [settingsOf(from), settingsOf(to)], context),
    ...fieldChanges('THEME', [{ ...from.theme }, { ...to.theme }], context),
  ];
}

function settingsOf({ locale, locales, tone, settings }: BotDefinition): Record<string, unknown> {
  return { locale, locales, tone, ...settings };
}
