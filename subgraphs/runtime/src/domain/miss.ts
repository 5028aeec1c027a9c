import { createHash } from 'node:crypto';
import type { BotDefinition, Locale, StepOutput } from '@tertulia/flow-engine';
import { foldedPhrase } from '@tertulia/words';
import { indexOf } from './definition-index.js';
import { asksForPerson } from './first-words.js';
import { looksPersonal } from './personal-text.js';

/** How a text was missed: the knowledge had no answer, or the open question did not understand it. */
export type MissKind = 'UNANSWERED' | 'NOT_UNDERSTOOD';

/** A visitor's text that the bot could do nothing with. */
export interface Miss {
  readonly kind: MissKind;
  /** The question that was open; without one, the block that looked for an answer. */
  readonly blockId: string;
  readonly text: string;
  /** The same for texts that differ only in case, accents and punctuation. */
  readonly textId: string;
  readonly locale: Locale;
  readonly at: Date;
}

/** The step in which a text was missed. */
export interface MissContext {
  readonly definition: BotDefinition;
  readonly locale: Locale;
  readonly now: Date;
  /** Personal values collected so far. */
  readonly collected: readonly string[];
  /** The visitor typed, and what the question did not understand is asked of nobody else. A picked choice has only its id. */
  readonly isDecided: boolean;
  /** The question behind a detour, to which the flow returns. */
  readonly openBlockId: string | null;
}

const idLength = 32;

/** The miss that an output tells of. Null for texts that may be personal, or have no words: they are never stored as misses. */
export function missOf(
  output: Extract<StepOutput, { kind: 'unanswered' | 'notUnderstood' }>,
  { definition, locale, now, collected, isDecided, openBlockId }: MissContext,
): Miss | null {
  const isQuestion = output.kind === 'unanswered';
  const isWho = asksForPerson(definition, output) || asksForContact(definition, output.blockId);
  const isKept = isQuestion || (isDecided && !isWho);
  const text = (isQuestion ? output.question : output.text).replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
  const phrase = foldedPhrase(text);
  if (!isKept || phrase === '' || looksPersonal(text, collected)) return null;
  const textId = createHash('sha256').update(phrase).digest('hex').slice(0, idLength);
  const kind = isQuestion ? 'UNANSWERED' : 'NOT_UNDERSTOOD';
  return { kind, blockId: openBlockId ?? output.blockId, text, textId, locale, at: now };
}

/** E-mail and phone are personal even if they are stored nowhere. */
function asksForContact(definition: BotDefinition, blockId: string): boolean {
  const kind = indexOf(definition).blocks.get(blockId)?.block.kind;
  return kind === 'emailInput' || kind === 'phoneInput';
}
