import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ConversationClient } from '../conversation/conversation-client.js';
import type { ChatState } from '../conversation/model.js';
import type { WidgetSettings } from '../embedding.js';
import type { Texts } from '../texts/index.js';

/** What every part of the panel may need. */
export interface ChatScope {
  readonly client: ConversationClient;
  readonly settings: WidgetSettings;
  readonly state: ChatState;
  readonly texts: Texts;
  /** Closes the panel; null where the chat is part of the page. */
  readonly close: (() => void) | null;
}

/** Hands the scope down the tree. */
export const ChatScopeContext = createContext<ChatScope | null>(null);

/** The scope of the panel around; throws outside of one. */
export function useChat(): ChatScope {
  const scope = useContext(ChatScopeContext);
  if (scope === null) throw new Error('no chat around');
  return scope;
}
