'use client';
import { useQuery } from '@apollo/client/react';
import { KeyRound, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { ApiKeysDocument } from '../../../gql/graphql.js';
import { Button, EmptyState, ErrorState, PageHeader, Skeleton, useNewParameter } from '../../../ui/index.js';
import { Requires } from '../../identity/index.js';
import { CreateKeyDialog } from './create-key-dialog.js';
import { KeyTable } from './key-table.js';

/** The keys with which programs reach this organization. */
export function KeysPage() {
  return (
    <Requires action="keys.manage">
      <KeysScreen />
    </Requires>
  );
}

function KeysScreen() {
  const t = useTranslations('api-keys');
  const [isCreating, setCreating] = useNewParameter();
  const create = (
    <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
      {t('create')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} action={create} />
      <KeyList />
      {isCreating ? <CreateKeyDialog onClose={() => setCreating(false)} /> : null}
    </>
  );
}

function KeyList() {
  const t = useTranslations('api-keys');
  const { data, error, refetch } = useQuery(ApiKeysDocument);
  const keys = data?.organization?.apiKeys;
  if (keys === undefined) {
    if (error !== undefined) {
      return <ErrorState failure={failureOf(error)} onRetry={() => void refetch().catch(() => undefined)} />;
    }
    return (
      <div role="status" aria-label={t('loading')} className="flex flex-col gap-px">
        {[0, 1, 2].map((row) => (
          <Skeleton key={row} className="h-13" />
        ))}
      </div>
    );
  }
  if (keys.length === 0) return <EmptyState icon={KeyRound} title={t('empty.title')} text={t('empty.text')} />;
  return <KeyTable keys={keys} />;
}
