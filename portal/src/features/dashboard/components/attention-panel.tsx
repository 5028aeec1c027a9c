'use client';
import { CircleCheck, RotateCw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink, IconMark, Panel, Skeleton, cn } from '../../../ui/index.js';
import {
  useFailedPublications,
  useNearLimits,
  useUnansweredQuestions,
  useWaitingPeople,
  type Attention,
  type AttentionItem,
} from '../hooks/use-attention.js';

type Range = { from: string; to: string };

/** What needs a person, each with its one action. Not shown to a role that can do none of it. */
export function AttentionPanel({
  range,
  botsRange,
  className,
}: {
  range: Range;
  botsRange: Range;
  className?: string;
}) {
  const t = useTranslations('dashboard.attention');
  const all = [useWaitingPeople(), useFailedPublications(botsRange), useUnansweredQuestions(range), useNearLimits()];
  const parts = all.filter((part): part is Attention => part !== null);
  const items = parts.flatMap((part) => part.items);
  const failed = parts.filter((part) => part.state === 'failed');
  const isLoading = items.length === 0 && parts.some((part) => part.state === 'loading');
  if (parts.length === 0) return null;
  return (
    <Panel aria-labelledby="attention-title" className={cn('min-w-0 xl:min-h-67', className)}>
      <h2 id="attention-title" className="mb-1">
        {t('title')}
      </h2>
      {isLoading ? <Skeleton className="mt-3 h-24" /> : null}
      {!isLoading && items.length === 0 && failed.length === 0 ? (
        <p className="flex items-center gap-3 py-4 text-ink-2">
          <IconMark icon={CircleCheck} tone="ok" />
          {t('nothing')}
        </p>
      ) : null}
      <ul>
        {items.map((item) => (
          <Line key={item.key} item={item} />
        ))}
      </ul>
      {failed.length === 0 ? null : (
        <p role="alert" className="flex items-center justify-between gap-3 py-3 text-ink-2">
          {t('unknown')}
          <Button size="sm" icon={RotateCw} onClick={() => failed.forEach((part) => part.retry())}>
            {t('retry')}
          </Button>
        </p>
      )}
    </Panel>
  );
}

function Line({ item }: { item: AttentionItem }) {
  return (
    <li className="flex items-center gap-3 border-b border-line py-2.5 last:border-b-0">
      <IconMark icon={item.icon} tone={item.tone} />
      <div className="min-w-0 flex-1">
        <p className="font-semibold wrap-anywhere">{item.title}</p>
        <p className="line-clamp-2 text-xs text-ink-2">{item.detail}</p>
      </div>
      <ButtonLink href={item.href} size="sm">
        {item.action}
      </ButtonLink>
    </li>
  );
}
