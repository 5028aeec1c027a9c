'use client';
import { useTranslations } from 'use-intl';
import { cn, Link, RelativeTime, StatusDot } from '../../../ui/index.js';
import type { Tone } from '../../../ui/index.js';
import type { FeedItem } from '../hooks/use-feed.js';

const tones: Record<FeedItem['severity'], Tone> = { URGENT: 'bad', WARNING: 'warn', INFO: 'info' };

/** Notifications, each a link to what it is about. Opening one marks it as read. */
export function FeedList({ items, onOpen }: { items: readonly FeedItem[]; onOpen: (item: FeedItem) => void }) {
  const t = useTranslations('notifications');
  return (
    <ul aria-label={t('title')} className="flex flex-col">
      {items.map((item) => (
        <li key={item.id} className="border-b border-line last:border-b-0">
          <Link
            href={item.url}
            onClick={() => onOpen(item)}
            className="flex items-start gap-3 px-4 py-3 hover:bg-sunken focus-visible:-outline-offset-2"
          >
            <StatusDot
              tone={item.readAt === null ? tones[item.severity] : 'neutral'}
              label={t(item.readAt === null ? `severity.${item.severity}` : 'read')}
              className="mt-1.5"
            />
            <span className="min-w-0 flex-1">
              <span className={cn('block text-pretty', item.readAt === null && 'font-semibold')}>{item.title}</span>
              <span className="block text-pretty text-ink-2">{item.body}</span>
              <span className="mt-0.5 flex flex-wrap gap-x-2 text-xs text-ink-2">
                {item.bot === null ? null : <span className="wrap-anywhere">{item.bot.name}</span>}
                <RelativeTime at={item.occurredAt} />
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
