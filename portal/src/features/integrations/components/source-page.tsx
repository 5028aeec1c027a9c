'use client';
import { PhoneIncoming, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { CopyField, PageHeader, Panel, RelativeTime } from '../../../ui/index.js';
import { Requires, usePermission } from '../../identity/index.js';
import { useSource, type LoadedSource } from '../hooks/use-sources.js';
import { areCallsRefused } from '../model/incoming-calls.js';
import { ownScheme, type ShownSource } from '../model/sources.js';
import { CurlExample } from './curl-example.js';
import { DetailsFrame } from './details-frame.js';
import { Fact } from './fact.js';
import { ReceivedList } from './received-list.js';
import { LastReceived, SourceChip } from './source-rows.js';
import { SourceSettings } from './source-settings.js';

/** One source: its address, how it is called, what arrived, settings. */
export function SourcePage({ id }: { id: string }) {
  return (
    <Requires action="webhooks.read">
      <SourceScreen id={id} />
    </Requires>
  );
}

function SourceScreen({ id }: { id: string }) {
  const t = useTranslations('sources');
  const texts = {
    ...{ list: t('title'), back: t('page.back'), loading: t('page.loading') },
    ...{ missing: t('page.missing'), missingText: t('page.missingText') },
  };
  return (
    <DetailsFrame listPath="/integrations/incoming" icon={PhoneIncoming} texts={texts} view={useSource(id)}>
      {(view) => <LoadedPage view={view} />}
    </DetailsFrame>
  );
}

function LoadedPage({ view: { source, more } }: { view: LoadedSource }) {
  const t = useTranslations('sources');
  const canManage = usePermission('webhooks.manage');
  return (
    <>
      <PageHeader title={source.name} text={<SourceChip source={source} />} />
      {areCallsRefused(source) ? (
        <p role="status" className="flex items-start gap-2 rounded-control bg-warn-soft px-3 py-2 text-warn">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t('refusedNote')}
        </p>
      ) : null}
      <div className="grid gap-4 lg:grid-cols-2">
        <Panel aria-labelledby="facts-title" className="flex min-w-0 flex-col gap-3">
          <h2 id="facts-title">{t('facts.title')}</h2>
          <CopyField label={t('facts.url')} value={source.url} hint={t('facts.urlHint')} />
          <SourceFacts source={source} />
        </Panel>
        <Panel aria-labelledby="example-title" className="flex min-w-0 flex-col gap-3">
          <h2 id="example-title">{t('example.heading')}</h2>
          <CurlExample source={source} secret={null} />
        </Panel>
      </div>
      <ReceivedList sourceId={source.id} calls={source.events?.nodes ?? []} more={more} />
      {canManage ? <SourceSettings source={source} /> : null}
    </>
  );
}

function SourceFacts({ source }: { source: ShownSource }) {
  const t = useTranslations('sources');
  const scheme = ownScheme(source.scheme);
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2">
      {scheme === null ? null : <Fact name={t('facts.scheme')}>{t(`schemes.${scheme}`)}</Fact>}
      {source.header === null ? null : (
        <Fact name={t('form.header')}>
          <code>{source.header}</code>
        </Fact>
      )}
      <Fact name={t('facts.secret')}>
        {source.secrets.map(({ lastFour, createdAt, expiresAt }) => (
          <p key={createdAt}>
            <code>••••{lastFour}</code>
            {expiresAt === null ? null : (
              <span className="text-xs text-ink-2">
                {' '}
                {t('facts.until')} <RelativeTime at={expiresAt} />
              </span>
            )}
          </p>
        ))}
      </Fact>
      <Fact name={t('facts.last')}>
        <LastReceived source={source} />
      </Fact>
      <Fact name={t('facts.created')}>
        <RelativeTime at={source.createdAt} />
      </Fact>
    </dl>
  );
}
