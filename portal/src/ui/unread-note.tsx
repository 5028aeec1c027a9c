'use client';
import { CircleAlert, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './button.js';
import { cn } from './class-names.js';

/** A list that others choose from; its name is under `ui.unread.parts`. */
export type UnreadPart = 'bots' | 'views' | 'queues' | 'versions' | 'connectors';

/**
 * Says which lists could not be read, beside the fields that would show them as empty, and reads them again on request. Shows nothing while they
 * load and once they are there.
 */
export function UnreadNote({
  isFailed,
  lists,
  onRetry,
  className,
}: {
  isFailed: boolean;
  /** What was read of each; null or undefined if nothing was. */
  lists: Partial<Record<UnreadPart, unknown>>;
  onRetry: () => Promise<unknown>;
  className?: string;
}) {
  const t = useTranslations('ui.unread');
  const [isBusy, setBusy] = useState(false);
  const missing = (Object.keys(lists) as UnreadPart[]).filter((part) => lists[part] == null);
  if (!isFailed || missing.length === 0) return null;
  const retry = (): void => {
    setBusy(true);
    onRetry()
      .catch(() => undefined)
      .finally(() => setBusy(false));
  };
  return (
    <div
      role="alert"
      className={cn('flex flex-wrap items-center gap-2 rounded-control bg-bad-soft px-3 py-1.5 text-bad', className)}
    >
      <CircleAlert aria-hidden className="size-4 shrink-0" />
      <span>{t('text', { parts: missing.map((part) => t(`parts.${part}`)).join(', ') })}</span>
      <Button size="sm" icon={RotateCw} isLoading={isBusy} onClick={retry}>
        {t('retry')}
      </Button>
    </div>
  );
}
