'use client';
import { createContext, useContext } from 'react';
import type { InboxFilters } from '../model/filters.js';
import type { InboxConversation } from '../model/inbox-list.js';

/** The state shared by the list and the open conversation. */
export type InboxShared = {
  filters: InboxFilters;
  setFilters: (filters: InboxFilters) => void;
  conversations: readonly InboxConversation[];
  /** Applies the result of this member's action at once, before its event arrives. */
  note: (conversation: InboxConversation) => void;
};

/** Provided by `Inbox`. */
export const InboxContext = createContext<InboxShared | null>(null);

/** The shared state; only inside `Inbox`. */
export function useInboxShared(): InboxShared {
  const shared = useContext(InboxContext);
  if (shared === null) throw new Error('useInboxShared is used outside Inbox');
  return shared;
}
