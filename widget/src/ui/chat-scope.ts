import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ConversationClient } from '../conversation/conversation-client.js';
import type { ChatState } from '../conversation/model.js';
import type { WidgetSettings } from '../embedding.js';
import type { Texts } from '../texts/index.js';

/** Shared context of the panel's components. */
export interface ChatScope {
  readonly client: ConversationClient;
  readonly settings: WidgetSettings;
  readonly state: ChatState;
  readonly texts: Texts;
  /** Closes the panel; null when the chat is part of the page. */
  readonly close: (() => void) | null;
}

/** Provides the scope to the component tree. */
export const ChatScopeContext = createContext<ChatScope | null>(null);

/** The scope of the enclosing panel; throws outside a panel. */
export function useChat(): ChatScope {
  const scope = useContext(ChatScopeContext);
  if (scope === null) throw new Error('useChat must be called inside a chat panel');
  return scope;
}
