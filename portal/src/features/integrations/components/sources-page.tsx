'use client';
import { PhoneIncoming, Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, EmptyState, ErrorState, useNewParameter, Link } from '../../../ui/index.js';
import { Requires, usePermission } from '../../identity/index.js';
import type { MadeSource } from '../hooks/use-source-form.js';
import { useSources } from '../hooks/use-sources.js';
import { sourceAddress } from '../model/sources.js';
import { RowsSkeleton } from './connections-page.js';
import { CurlExample } from './curl-example.js';
import { IntegrationsHeader } from './integrations-header.js';
import { NewSecretDialog } from './new-secret-dialog.js';
import { NewSourceDialog } from './new-source-dialog.js';
import { SourceRows } from './source-rows.js';

/** The addresses that other systems call. */
export function SourcesPage() {
  return (
    <Requires action="webhooks.read">
      <SourcesScreen />
    </Requires>
  );
}

function SourcesScreen() {
  const t = useTranslations('sources');
  const canManage = usePermission('webhooks.manage');
  const router = useRouter();
  const [isCreating, setCreating] = useNewParameter();
  const [made, setMade] = useState<MadeSource | null>(null);
  const create = (
    <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
      {t('create')}
    </Button>
  );
  const created = (one: MadeSource): void => {
    if (one.secret === null) router.push(sourceAddress(one.source));
    else setMade(one);
  };
  return (
    <>
      <IntegrationsHeader title={t('title')} text={t('text')} {...(canManage ? { action: create } : {})} />
      <UseNote />
      <SourceList onCreate={canManage ? () => setCreating(true) : null} />
      {isCreating && canManage && made === null ? (
        <NewSourceDialog onMade={created} onClose={() => setCreating(false)} />
      ) : null}
      {made?.secret == null ? null : (
        <NewSecretDialog
          secret={made.secret}
          title={t('secret.created')}
          hint={t('secret.hint')}
          onClose={() => router.push(sourceAddress(made.source))}
        >
          <CurlExample source={made.source} secret={made.secret} />
        </NewSecretDialog>
      )}
    </>
  );
}

/** What becomes of calls, and where that is set. */
function UseNote() {
  const t = useTranslations('sources');
  return (
    <p className="max-w-180 text-pretty text-ink-2">
      {t.rich('use', {
        webhooks: (text) => (
          <Link
            key="webhooks"
            href="/integrations/webhooks"
            className="font-medium text-accent underline underline-offset-2"
          >
            {text}
          </Link>
        ),
      })}
    </p>
  );
}

function SourceList({ onCreate }: { onCreate: (() => void) | null }) {
  const t = useTranslations('sources');
  const { sources, failure, retry } = useSources();
  if (sources === null) {
    return failure === null ? <RowsSkeleton label={t('loading')} /> : <ErrorState failure={failure} onRetry={retry} />;
  }
  if (sources.length > 0) return <SourceRows sources={sources} />;
  return (
    <EmptyState
      icon={PhoneIncoming}
      title={t('empty.title')}
      text={t('empty.text')}
      {...(onCreate === null ? {} : { action: <Button onClick={onCreate}>{t('create')}</Button> })}
    />
  );
}
