import type { Locale } from '@tertulia/flow-engine';
import type { MessageAuthor } from './conversation.js';
import type { MessageDraft } from './message.js';

const authors: Readonly<Record<MessageAuthor, Readonly<Record<Locale, string>>>> = {
  VISITOR: { es: 'Visitante', en: 'Visitor' },
  BOT: { es: 'Bot', en: 'Bot' },
  MEMBER: { es: 'Equipo', en: 'Team' },
  SYSTEM: { es: 'Sistema', en: 'System' },
};

/** Messages as text, a line for each. */
export function transcriptLines(messages: readonly Pick<MessageDraft, 'author' | 'text'>[], locale: Locale): string {
  return messages.map(({ author, text }) => `${authors[author][locale]}: ${text}`).join('\n');
}
