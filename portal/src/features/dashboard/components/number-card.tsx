'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../i18n/index.js';
import { Link, Skeleton, Sparkline, Tooltip, cn } from '../../../ui/index.js';
import { usePermission } from '../../identity/index.js';
import type { Change } from '../model/change.js';

/** How much a number has changed, and whether that is better. */
export function Delta({ change, text }: { change: Change; text: string }) {
  const t = useTranslations('dashboard.number');
  if (change.isNone) return <span className="font-semibold">{t('same')} </span>;
  const sign = change.amount > 0 ? '+' : '−';
  return (
    <span className={cn('font-semibold', change.isBetter ? 'text-ok' : 'text-bad')}>
      {sign}
      {text}
      <span className="sr-only"> ({change.isBetter ? t('better') : t('worse')})</span>{' '}
    </span>
  );
}

type NumberCardProps = {
  title: string;
  /** Null if there is nothing to show. */
  value: string | null;
  definition: { es: string; en: string };
  /** A small line of the days; none while all are 0. */
  values?: readonly number[];
  /** The conversations that it counts; null if it counts none. */
  href: string | null;
  children?: ReactNode;
};

/** A metric that leads people who may read conversations to those that it counts. */
export function NumberCard({ title, value, definition, values = [], href, children }: NumberCardProps) {
  const { locale } = useLanguage();
  const mayRead = usePermission('conversations.read');
  const box = 'flex min-h-30 flex-col justify-between gap-1 rounded-panel border border-line bg-surface p-4 text-left';
  const content = (
    <>
      <span className="text-ink-2">{title}</span>
      <span className="flex items-end justify-between gap-2">
        <span className="font-display text-xl font-[620] tracking-tight">{value ?? <Nothing />}</span>
        <span className="max-md:hidden">
          <Sparkline values={values.some((one) => one > 0) ? values : []} />
        </span>
      </span>
      <span className="min-h-4 text-xs text-ink-2">{children}</span>
    </>
  );
  return (
    <Tooltip text={definition[locale]} side="bottom">
      {mayRead && href !== null ? (
        <Link href={href} className={cn(box, 'transition-colors duration-150 hover:border-line-strong')}>
          {content}
        </Link>
      ) : (
        <div tabIndex={0} className={box}>
          {content}
        </div>
      )}
    </Tooltip>
  );
}

function Nothing() {
  const t = useTranslations('dashboard.number');
  return (
    <>
      <span aria-hidden className="text-ink-2">
        –
      </span>
      <span className="sr-only">{t('none')}</span>
    </>
  );
}

/** Four cards, or as many as wanted, while their numbers load. */
export function NumbersSkeleton({ count = 4 }: { count?: number }) {
  return (
    <div className="grid grid-cols-2 gap-2.5 md:gap-4 xl:grid-cols-4">
      {Array.from({ length: count }, (_, card) => (
        <div
          key={card}
          className="flex min-h-30 flex-col justify-between rounded-panel border border-line bg-surface p-4"
        >
          <Skeleton className="h-4 w-24" />
          <Skeleton className="h-8 w-20" />
          <Skeleton className="h-4 w-32" />
        </div>
      ))}
    </div>
  );
}
