'use client';
import { useParams, useRouter } from 'next/navigation';
import { useCallback, useMemo, type ReactNode } from 'react';
import { cn } from '../../../ui/index.js';
import { Requires } from '../../identity/index.js';
import { InboxContext } from '../hooks/inbox-context.js';
import { useFilters } from '../hooks/use-filters.js';
import { useInbox } from '../hooks/use-inbox.js';
import { useNeighbourKeys } from '../hooks/use-neighbour-keys.js';
import { useTitleCount } from '../hooks/use-title-count.js';
import { filtersQuery } from '../model/filters.js';
import { countUnread, neighbour } from '../model/inbox-list.js';
import { ConversationList } from './conversation-list.js';

/** The list of conversations with the open one beside it; phones show one of them at a time. */
export function Inbox({ children }: { children: ReactNode }) {
  return (
    <Requires action="conversations.read">
      <Panes>{children}</Panes>
    </Requires>
  );
}

/** The id of the conversation in the address; null on the list alone. */
export function useOpenId(): string | null {
  const { conversationId } = useParams<{ conversationId?: string }>();
  return conversationId === undefined ? null : decodeURIComponent(conversationId);
}

function Panes({ children }: { children: ReactNode }) {
  const router = useRouter();
  const openId = useOpenId();
  const [filters, setFilters] = useFilters();
  const inbox = useInbox(filters);
  const { conversations, note } = inbox;
  useTitleCount(countUnread(conversations));
  const query = filtersQuery(filters);
  useNeighbourKeys(
    useCallback(
      (step) => {
        const next = neighbour(conversations, openId, step);
        if (next !== null) router.push(`/conversations/${encodeURIComponent(next.id)}${query}`);
      },
      [conversations, openId, query, router],
    ),
  );
  const shared = useMemo(
    () => ({ filters, setFilters, conversations, note }),
    [filters, setFilters, conversations, note],
  );
  return (
    <InboxContext value={shared}>
      <div className="flex h-full min-h-0">
        <div
          className={cn(
            'min-w-0 flex-1 border-line lg:w-80 lg:flex-none lg:border-r',
            openId !== null && 'max-lg:hidden',
          )}
        >
          <ConversationList inbox={inbox} openId={openId} />
        </div>
        <div className={cn('min-w-0 flex-1', openId === null && 'max-lg:hidden')}>{children}</div>
      </div>
    </InboxContext>
  );
}
