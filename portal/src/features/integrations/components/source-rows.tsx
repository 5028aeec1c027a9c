'use client';
import { PhoneIncoming } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Chip, IconMark, Panel, RelativeTime, Link } from '../../../ui/index.js';
import { areCallsRefused } from '../model/incoming-calls.js';
import { ownScheme, sourceAddress, type ShownSource } from '../model/sources.js';

/** Sources one under the other, with how they are proved and when they were last called. */
export function SourceRows({ sources }: { sources: readonly ShownSource[] }) {
  const t = useTranslations('sources');
  return (
    <Panel className="p-0">
      <ul aria-label={t('title')} className="divide-y divide-line">
        {sources.map((source) => (
          <Row key={source.id} source={source} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ source }: { source: ShownSource }) {
  const t = useTranslations('sources');
  const scheme = ownScheme(source.scheme);
  return (
    <li className="grid gap-x-6 gap-y-2 p-4 md:grid-cols-[minmax(0,1fr)_auto] md:items-center">
      <div className="flex min-w-0 items-start gap-3">
        <IconMark icon={PhoneIncoming} className="size-9" />
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Link href={sourceAddress(source)} className="font-semibold wrap-anywhere hover:underline">
              {source.name}
            </Link>
            <SourceChip source={source} />
          </p>
          {scheme === null ? null : <p className="text-xs text-ink-2">{t(`schemes.${scheme}`)}</p>}
        </div>
      </div>
      <p className="text-xs text-ink-2 max-md:pl-12">
        <LastReceived source={source} />
      </p>
    </li>
  );
}

/** Whether calls arrive. */
export function SourceChip({ source }: { source: ShownSource }) {
  const t = useTranslations('sources.states');
  if (areCallsRefused(source)) {
    return (
      <Chip tone="warn" hasDot>
        {t('refused')}
      </Chip>
    );
  }
  return source.lastReceivedAt === null ? (
    <Chip>{t('waiting')}</Chip>
  ) : (
    <Chip tone="ok" hasDot>
      {t('receiving')}
    </Chip>
  );
}

/** When the last call came. */
export function LastReceived({ source: { lastReceivedAt } }: { source: ShownSource }) {
  const t = useTranslations('sources');
  if (lastReceivedAt === null) return t('never');
  return t.rich('received', { time: () => <RelativeTime key="time" at={lastReceivedAt} /> });
}
