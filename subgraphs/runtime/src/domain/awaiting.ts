import type { Awaiting, SessionState } from '@tertulia/flow-engine';
import type { Conversation } from './conversation.js';

/** The input that the visitor is asked for now: the engine's question, free text while a person replies, nothing after the end. */
export function awaitingOf(conversation: Pick<Conversation, 'state'>, state: SessionState): Awaiting | null {
  switch (conversation.state) {
    case 'BOT':
      return state.awaiting;
    case 'WAITING_HUMAN':
    case 'HUMAN':
      return forPerson(state.position?.blockId ?? '');
    case 'ENDED':
      return null;
  }
}

function forPerson(blockId: string): Awaiting {
  return {
    blockId,
    kind: 'HUMAN',
    placeholder: '',
    isLong: true,
    isMultiple: false,
    isSearchable: false,
    choices: [],
    min: null,
    max: null,
    scale: null,
  };
}
