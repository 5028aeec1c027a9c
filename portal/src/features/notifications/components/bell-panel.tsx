'use client';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink, ErrorState, Skeleton } from '../../../ui/index.js';
import { useFeed } from '../hooks/use-feed.js';
import { FeedList } from './feed-list.js';

/** Several may be one line. */
const newest = 24;
const lines = 8;

/** The newest notifications, with a way to all of them. */
export function BellPanel({ onLeave }: { onLeave: () => void }) {
  const t = useTranslations('notifications');
  const { items, failure, renew, markRead } = useFeed(newest);
  const hasUnread = items?.some(({ readAt }) => readAt === null) ?? false;
  return (
    <>
      <header className="flex items-center justify-between gap-2 border-b border-line px-4 py-2">
        <h2>{t('title')}</h2>
        {hasUnread ? (
          <Button size="sm" variant="quiet" onClick={() => void markRead(null)}>
            {t('markAll')}
          </Button>
        ) : null}
      </header>
      {failure === null ? null : <ErrorState failure={failure} onRetry={renew} />}
      {items === null && failure === null ? (
        <div role="status" aria-label={t('loading')} className="flex flex-col gap-px p-4">
          <Skeleton className="h-12" />
          <Skeleton className="h-12" />
        </div>
      ) : null}
      {items?.length === 0 ? <p className="px-4 py-8 text-center text-ink-2">{t('empty.text')}</p> : null}
      {items === null ? null : (
        <FeedList
          items={items}
          lines={lines}
          onOpen={({ id }) => {
            void markRead([id]);
            onLeave();
          }}
        />
      )}
      <footer className="border-t border-line p-2">
        <ButtonLink href="/notifications" variant="quiet" className="w-full" onClick={onLeave}>
          {t('all')}
        </ButtonLink>
      </footer>
    </>
  );
}
