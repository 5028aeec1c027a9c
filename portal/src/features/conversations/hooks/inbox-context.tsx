'use client';
import { createContext, useContext } from 'react';
import type { InboxFilters } from '../model/filters.js';
import type { InboxConversation } from '../model/inbox-list.js';

/** What the list and the open conversation share. */
export type InboxShared = {
  filters: InboxFilters;
  setFilters: (filters: InboxFilters) => void;
  conversations: readonly InboxConversation[];
  /** Applies at once what an action of this member answered, before its event arrives. */
  note: (conversation: InboxConversation) => void;
};

/** Filled by `Inbox`. */
export const InboxContext = createContext<InboxShared | null>(null);

/** The list around the open conversation. Only inside `Inbox`. */
export function useInboxShared(): InboxShared {
  const shared = useContext(InboxContext);
  if (shared === null) throw new Error('useInboxShared is used outside Inbox');
  return shared;
}
