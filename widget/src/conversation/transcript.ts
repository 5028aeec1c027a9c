import type { Texts } from '../texts/index.js';
import { visibleMessages } from './messages.js';
import type { ChatState, Message } from './model.js';

/** Display name of a message's author; empty for the system. */
export function senderName(message: Pick<Message, 'author' | 'senderName'>, state: ChatState, texts: Texts): string {
  switch (message.author) {
    case 'BOT':
      return state.bot?.name ?? texts.assistant;
    case 'MEMBER':
      return message.senderName ?? state.takenOverBy ?? texts.person;
    case 'VISITOR':
      return texts.you;
    case 'SYSTEM':
      return '';
  }
}

/** States which person replies, by name if it is known. */
export function attendedBy({ takenOverBy }: Pick<ChatState, 'takenOverBy'>, texts: Texts): string {
  return takenOverBy === null ? texts.attendedByPerson : texts.attendedBy(takenOverBy);
}

/** The conversation as plain text, one paragraph per message. `when` formats an ISO instant. */
export function transcriptOf(state: ChatState, texts: Texts, when: (at: string) => string): string {
  const paragraphs = visibleMessages(state).map((message) => {
    const sender = senderName(message, state, texts);
    return `[${when(message.at)}] ${sender === '' ? '' : `${sender}: `}${message.text}`;
  });
  return [state.bot?.name ?? '', ...paragraphs, ''].join('\n\n').trimStart();
}
