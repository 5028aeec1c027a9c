import type { Locale } from '../conversation/model.js';

interface UnreadTexts {
  readonly newMessage: string;
  readonly person: string;
  readonly dismiss: string;
}

/** The texts that are needed before the chat is loaded. */
export const unreadTexts: Record<Locale, UnreadTexts> = {
  es: { newMessage: 'Nuevo mensaje', person: 'Persona del equipo', dismiss: 'Quitar aviso' },
  en: { newMessage: 'New message', person: 'Team member', dismiss: 'Dismiss' },
};
