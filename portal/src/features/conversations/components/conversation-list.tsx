'use client';
import { Inbox as InboxIcon, SearchX } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/formats.js';
import { Button, ButtonLink, EmptyState, ErrorState, LinkTabs, Pagination, Skeleton, cn } from '../../../ui/index.js';
import { useInboxShared } from '../hooks/inbox-context.js';
import type { InboxState } from '../hooks/use-inbox.js';
import { countFilters, filtersQuery, initialFilters, type InboxTab } from '../model/filters.js';
import { ConversationRow } from './conversation-row.js';
import { FilterChips } from './filter-chips.js';
import { ListFilters } from './list-filters.js';

const tabs: readonly InboxTab[] = ['waiting', 'mine', 'all'];

/** The left pane: tabs, search and filters, and the conversations. */
export function ConversationList({ inbox, openId }: { inbox: InboxState; openId: string | null }) {
  const t = useTranslations('conversations');
  const Heading = openId === null ? 'h1' : 'h2';
  return (
    <section aria-labelledby="conversations-title" className="flex h-full min-h-0 flex-col">
      <Heading id="conversations-title" tabIndex={-1} className="sr-only">
        {t('title')}
      </Heading>
      <div className="flex flex-col gap-2 border-b border-line p-3">
        <Tabs inbox={inbox} />
        <ListFilters />
        <FilterChips />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Rows inbox={inbox} openId={openId} />
      </div>
    </section>
  );
}

function Tabs({ inbox }: { inbox: InboxState }) {
  const t = useTranslations('conversations.tabs');
  const { number } = useFormats();
  const { filters } = useInboxShared();
  const pathname = usePathname();
  const counts: Record<InboxTab, number | null> = {
    waiting: inbox.counts?.waiting ?? null,
    mine: inbox.counts?.mine ?? null,
    all: filters.tab === 'all' ? inbox.total : null,
  };
  return (
    <LinkTabs
      label={t('label')}
      look="segments"
      className="w-full [&>a]:flex-1"
      tabs={tabs.map((tab) => ({
        href: pathname + filtersQuery({ ...filters, tab }),
        isCurrent: tab === filters.tab,
        label: (
          <span>
            {t(tab)}
            {counts[tab] === null ? null : <span className="ml-1.5 font-normal">{number(counts[tab])}</span>}
          </span>
        ),
      }))}
    />
  );
}

function Rows({ inbox, openId }: { inbox: InboxState; openId: string | null }) {
  const t = useTranslations('conversations');
  const { filters } = useInboxShared();
  const { conversations, total, failure } = inbox;
  if (total === null) {
    return failure === null ? <RowSkeletons /> : <ErrorState failure={failure} onRetry={inbox.retry} />;
  }
  if (conversations.length === 0) return <NoRows />;
  return (
    <>
      {failure === null ? null : (
        <p role="alert" className="flex items-center justify-between gap-2 bg-bad-soft px-3 py-2 text-xs text-bad">
          {t('listFailed')}
          <Button size="sm" onClick={inbox.retry}>
            {t('retry')}
          </Button>
        </p>
      )}
      <ul className={cn(inbox.isStale && 'opacity-60')} aria-busy={inbox.isStale || undefined}>
        {conversations.map((conversation) => (
          <li key={conversation.id} className="border-b border-line">
            <ConversationRow
              conversation={conversation}
              isOpen={conversation.id === openId}
              href={`/conversations/${encodeURIComponent(conversation.id)}${filtersQuery(filters)}`}
            />
          </li>
        ))}
      </ul>
      <div className="px-3">
        <Pagination
          shown={conversations.length}
          total={total}
          hasMore={inbox.hasMore}
          isLoading={inbox.isLoadingMore}
          onMore={inbox.loadMore}
        />
      </div>
    </>
  );
}

function NoRows() {
  const t = useTranslations('conversations.empty');
  const { filters, setFilters } = useInboxShared();
  const pathname = usePathname();
  if (countFilters(filters) > 0) {
    return (
      <EmptyState
        icon={SearchX}
        title={t('filtered.title')}
        text={t('filtered.text')}
        action={
          <Button onClick={() => setFilters({ ...initialFilters, tab: filters.tab })}>{t('filtered.action')}</Button>
        }
      />
    );
  }
  const isAll = filters.tab === 'all';
  return (
    <EmptyState
      icon={InboxIcon}
      title={t(`${filters.tab}.title`)}
      text={t(`${filters.tab}.text`)}
      action={
        <ButtonLink href={isAll ? '/bots' : pathname + filtersQuery({ ...initialFilters, tab: 'all' })}>
          {t(isAll ? 'all.action' : 'seeAll')}
        </ButtonLink>
      }
    />
  );
}

function RowSkeletons() {
  const t = useTranslations('conversations');
  return (
    <div role="status" aria-label={t('loading')}>
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <div key={row} className="flex gap-2.5 border-b border-line p-3">
          <Skeleton className="size-8 rounded-full" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-4 w-2/5" />
            <Skeleton className="h-4" />
            <Skeleton className="h-5 w-28 rounded-full" />
          </div>
        </div>
      ))}
    </div>
  );
}
