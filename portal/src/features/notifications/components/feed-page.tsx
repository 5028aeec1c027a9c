'use client';
import { Bell } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, EmptyState, ErrorState, Pagination, SegmentedControl, Skeleton } from '../../../ui/index.js';
import { useFeed } from '../hooks/use-feed.js';
import { useUnread } from '../hooks/use-unread.js';
import { FeedList } from './feed-list.js';
import { NotificationsHeader } from './notifications-header.js';

const pageSize = 30;

/** Everything that the person was told in this organization. */
export function FeedPage() {
  const t = useTranslations('notifications');
  const [shown, setShown] = useState<'all' | 'unread'>('all');
  const feed = useFeed(pageSize, shown === 'unread');
  const unread = useUnread() ?? 0;
  useRenewWhenChanged(unread, feed.renew);
  return (
    <>
      <NotificationsHeader
        title={t('title')}
        text={t('text')}
        {...(unread > 0 ? { action: <Button onClick={() => void feed.markRead(null)}>{t('markAll')}</Button> } : {})}
      />
      <SegmentedControl
        label={t('show.label')}
        className="self-start"
        value={shown}
        onValueChange={setShown}
        options={[
          { value: 'all', label: t('show.all') },
          { value: 'unread', label: t('show.unread', { count: unread }) },
        ]}
      />
      {feed.items === null ? <Waiting feed={feed} /> : <Items feed={feed} />}
    </>
  );
}

/** A new notification changes the number of unread ones; one that was read is changed in its place. */
function useRenewWhenChanged(unread: number, renew: () => void): void {
  const known = useRef(unread);
  useEffect(() => {
    if (known.current !== unread) renew();
    known.current = unread;
  }, [unread, renew]);
}

function Waiting({ feed: { failure, renew } }: { feed: ReturnType<typeof useFeed> }) {
  const t = useTranslations('notifications');
  if (failure !== null) return <ErrorState failure={failure} onRetry={renew} />;
  return (
    <div role="status" aria-label={t('loading')} className="flex flex-col gap-px">
      {[0, 1, 2].map((row) => (
        <Skeleton key={row} className="h-16" />
      ))}
    </div>
  );
}

function Items({ feed }: { feed: ReturnType<typeof useFeed> }) {
  const t = useTranslations('notifications');
  const items = feed.items ?? [];
  if (items.length === 0) return <EmptyState icon={Bell} title={t('empty.title')} text={t('empty.text')} />;
  return (
    <>
      <div className="overflow-hidden rounded-panel border border-line bg-surface">
        <FeedList items={items} onOpen={({ id }) => void feed.markRead([id])} />
      </div>
      {feed.hasMore ? (
        <Pagination
          shown={items.length}
          total={feed.total}
          hasMore={feed.hasMore}
          isLoading={feed.isLoadingMore}
          onMore={feed.loadMore}
        />
      ) : null}
    </>
  );
}
