'use client';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRegion } from '../../../i18n/formats.js';
import { cn, Link, RelativeTime, StatusDot } from '../../../ui/index.js';
import type { Tone } from '../../../ui/index.js';
import type { FeedItem } from '../hooks/use-feed.js';
import { groupFeed } from '../model/group-feed.js';

const tones: Record<FeedItem['severity'], Tone> = { URGENT: 'bad', WARNING: 'warn', INFO: 'info' };
const lineClass = 'flex w-full items-start gap-3 px-4 py-3 text-left hover:bg-sunken focus-visible:-outline-offset-2';

type Open = (item: FeedItem) => void;

/**
 * Notifications, each a link to what it is about. Opening one marks it as read. Those of one kind, bot and day are one line that opens; at most
 * `lines` of all are shown.
 */
export function FeedList({ items, lines, onOpen }: { items: readonly FeedItem[]; lines?: number; onOpen: Open }) {
  const t = useTranslations('notifications');
  const { timeZone } = useRegion();
  return (
    <ul aria-label={t('title')} className="flex flex-col">
      {groupFeed(items, timeZone)
        .slice(0, lines)
        .map(({ first, others }) => (
          <li key={(others.at(-1) ?? first).id} className="border-b border-line last:border-b-0">
            {others.length === 0 ? (
              <Line item={first} onOpen={onOpen} />
            ) : (
              <Group items={[first, ...others]} onOpen={onOpen} />
            )}
          </li>
        ))}
    </ul>
  );
}

function Group({ items, onOpen }: { items: readonly FeedItem[]; onOpen: Open }) {
  const t = useTranslations('notifications');
  const [isOpen, setOpen] = useState(false);
  const [newest] = items;
  if (newest === undefined) return null;
  const unread = items.filter(({ readAt }) => readAt === null).length;
  return (
    <>
      <button type="button" aria-expanded={isOpen} className={lineClass} onClick={() => setOpen(!isOpen)}>
        <Dot item={newest} isRead={unread === 0} />
        <span className="min-w-0 flex-1">
          <span className={cn('block text-pretty', unread > 0 && 'font-semibold')}>
            {t('group.title', { name: t(`kind.${newest.kind}.name`), count: items.length })}
          </span>
          <span className="block text-pretty text-ink-2">{t('group.unread', { count: unread })}</span>
          <Place item={newest} />
        </span>
        <ChevronDown aria-hidden className={cn('mt-0.5 size-4 shrink-0 text-ink-2', isOpen && 'rotate-180')} />
      </button>
      {isOpen ? (
        <ul aria-label={t(`kind.${newest.kind}.name`)} className="border-t border-line pl-5">
          {items.map((item) => (
            <li key={item.id} className="border-b border-line last:border-b-0">
              <Line item={item} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Line({ item, onOpen }: { item: FeedItem; onOpen: Open }) {
  return (
    <Link href={item.url} onClick={() => onOpen(item)} className={lineClass}>
      <Dot item={item} isRead={item.readAt !== null} />
      <span className="min-w-0 flex-1">
        <span className={cn('block text-pretty', item.readAt === null && 'font-semibold')}>{item.title}</span>
        <span className="block text-pretty text-ink-2">{item.body}</span>
        <Place item={item} />
      </span>
    </Link>
  );
}

function Dot({ item: { severity }, isRead }: { item: FeedItem; isRead: boolean }) {
  const t = useTranslations('notifications');
  return (
    <StatusDot
      tone={isRead ? 'neutral' : tones[severity]}
      label={t(isRead ? 'read' : `severity.${severity}`)}
      className="mt-1.5"
    />
  );
}

/** Of which bot, and when. */
function Place({ item: { bot, occurredAt } }: { item: FeedItem }) {
  return (
    <span className="mt-0.5 flex flex-wrap gap-x-2 text-xs text-ink-2">
      {bot === null ? null : <span className="wrap-anywhere">{bot.name}</span>}
      <RelativeTime at={occurredAt} />
    </span>
  );
}
