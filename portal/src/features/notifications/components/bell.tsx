'use client';
import { Bell as BellIcon } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { BareIconButton, Popover, useWhenIdle } from '../../../ui/index.js';
import { useReadOnArrival } from '../hooks/use-read-on-arrival.js';
import { useFollowUnread, useUnread } from '../hooks/use-unread.js';

const shownMax = 99;
const loadPanel = () => import('./bell-panel.js');
const BellPanel = lazy(async () => ({ default: (await loadPanel()).BellPanel }));

/** The bell of the top bar: how many notifications are unread, and the newest of them. */
export function Bell() {
  const t = useTranslations('notifications');
  useFollowUnread();
  useReadOnArrival();
  const unread = useUnread() ?? 0;
  const [isOpen, setOpen] = useState(false);
  useWhenIdle(loadPanel);
  return (
    <span className="relative inline-grid">
      <Popover
        label={t('title')}
        align="end"
        className="w-96 p-0"
        isOpen={isOpen}
        onOpenChange={setOpen}
        trigger={<BareIconButton label={t('bell', { count: unread })} icon={BellIcon} />}
      >
        <Suspense>
          <BellPanel onLeave={() => setOpen(false)} />
        </Suspense>
      </Popover>
      {unread === 0 ? null : (
        <span
          aria-hidden
          className="pointer-events-none absolute top-0.5 right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 text-[10px] leading-none font-semibold text-accent-ink"
        >
          {unread > shownMax ? `${shownMax}+` : unread}
        </span>
      )}
    </span>
  );
}
