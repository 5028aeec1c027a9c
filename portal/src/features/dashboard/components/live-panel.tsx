'use client';
import { useTranslations } from 'use-intl';
import { useConnection } from '../../../apollo/index.js';
import { useFloor } from '../../../frame/index.js';
import { useFormats } from '../../../i18n/index.js';
import { conversationsBehind } from '../../conversations/index.js';
import { usePermission } from '../../identity/index.js';
import { Panel, Skeleton, cn, useNow, Link } from '../../../ui/index.js';

/** The conversations of this moment. The dot pulses once with every change. */
export function LivePanel() {
  const t = useTranslations('dashboard.live');
  const floor = useFloor();
  const { duration } = useFormats();
  const now = useNow();
  const isLive = useConnection().state === 'live' && floor?.staleSince === null;
  const wait = floor?.longestWaitSeconds ?? null;
  const waitedMs = floor === null || wait === null ? null : wait * 1000 + Math.max(0, now - Date.parse(floor.at));
  return (
    <Panel
      aria-labelledby="live-title"
      className="grid grid-cols-3 items-start gap-x-3 gap-y-2 md:flex md:flex-wrap md:items-center md:gap-x-10 md:px-6 md:py-5"
    >
      <h2 id="live-title" className="col-span-3 flex items-center gap-2">
        <span
          key={floor?.at ?? 'none'}
          aria-hidden
          className={cn('size-2 rounded-full', isLive ? 'animate-pulse-once bg-ok' : 'bg-line-strong')}
        />
        {t('title')}
      </h2>
      <LiveCount
        value={floor?.active ?? null}
        text={t('active')}
        className="text-accent"
        href={conversationsBehind({ isActive: true })}
      />
      <LiveCount
        value={floor?.waiting ?? null}
        text={t('waiting', { count: floor?.waiting ?? 0 })}
        className="text-warn"
        href={conversationsBehind({ state: 'WAITING_HUMAN' })}
      />
      <LiveCount
        value={floor?.withHuman ?? null}
        text={t('withHuman')}
        className="text-ink"
        href={conversationsBehind({ state: 'HUMAN' })}
      />
      <p className="col-span-3 ml-auto min-h-4 text-right text-xs text-ink-2">
        {waitedMs === null || floor?.waiting === 0
          ? null
          : t.rich('longestWait', {
              time: duration(Math.max(waitedMs, 1000)),
              strong: (chunks) => <strong className="font-semibold text-warn">{chunks}</strong>,
            })}
      </p>
    </Panel>
  );
}

function LiveCount({
  value,
  text,
  className,
  href,
}: {
  value: number | null;
  text: string;
  className: string;
  href: string;
}) {
  const { number } = useFormats();
  const mayRead = usePermission('conversations.read');
  const content = (
    <>
      <span className={cn('font-display text-2xl font-[640] tracking-tight', value === 0 ? 'text-ink-2' : className)}>
        {value === null ? <Skeleton className="h-9 w-8" /> : number(value)}
      </span>
      <span className="max-w-24 leading-[19px] text-ink-2">{text}</span>
    </>
  );
  const box = 'flex min-w-0 flex-col items-start rounded-control md:flex-row md:items-center md:gap-3.5';
  if (!mayRead) return <span className={box}>{content}</span>;
  return (
    <Link href={href} className={cn(box, 'hover:underline hover:decoration-line-strong hover:underline-offset-4')}>
      {content}
    </Link>
  );
}
