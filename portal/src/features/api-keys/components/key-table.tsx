'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { RevokeApiKeyDocument } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import {
  Button,
  Chip,
  ConfirmDialog,
  RelativeTime,
  Table,
  showDone,
  useNow,
  type Column,
  type Tone,
} from '../../../ui/index.js';
import { keyState, sortedKeys, type KeyState, type ListedKey } from '../model/key-state.js';

const tones: Record<KeyState, Tone> = { active: 'ok', expiring: 'warn', expired: 'bad', revoked: 'neutral' };

/** The keys with their scopes, last use and state. */
export function KeyTable({ keys }: { keys: readonly ListedKey[] }) {
  const t = useTranslations('api-keys');
  const now = useNow();
  const [revoked, setRevoked] = useState<ListedKey | null>(null);
  const columns = useColumns(setRevoked);
  return (
    <>
      <Table label={t('title')} columns={columns} rows={sortedKeys(keys, now)} rowKey={({ id }) => id} />
      {revoked === null ? null : <RevokeDialog apiKey={revoked} onClose={() => setRevoked(null)} />}
    </>
  );
}

function useColumns(onRevoke: (key: ListedKey) => void): Column<ListedKey>[] {
  const t = useTranslations('api-keys');
  return [
    { key: 'name', header: t('columns.name'), cell: (key) => <NameCell apiKey={key} /> },
    {
      key: 'scopes',
      header: t('columns.scopes'),
      className: 'max-lg:hidden max-w-90',
      cell: (key) => <ScopesCell apiKey={key} />,
    },
    {
      key: 'used',
      header: t('columns.lastUsed'),
      className: 'max-md:hidden text-ink-2 whitespace-nowrap',
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? t('neverUsed') : <RelativeTime at={lastUsedAt} />),
    },
    { key: 'state', header: t('columns.state'), cell: (key) => <StateCell apiKey={key} /> },
    {
      key: 'actions',
      header: t('columns.actions'),
      isHeaderHidden: true,
      className: 'text-right',
      cell: (key) =>
        key.revokedAt === null ? (
          <Button
            size="sm"
            variant="quiet"
            aria-label={t('revoke.named', { name: key.name })}
            onClick={() => onRevoke(key)}
          >
            {t('revoke.open')}
          </Button>
        ) : null,
    },
  ];
}

function NameCell({ apiKey }: { apiKey: ListedKey }) {
  const t = useTranslations('api-keys.modes');
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 font-semibold wrap-anywhere">
        {apiKey.name}
        {apiKey.mode === 'TEST' ? <Chip className="h-5 px-2 text-[11px]">{t('TEST')}</Chip> : null}
      </p>
      <code className="text-xs text-ink-2">{apiKey.prefix}…</code>
    </>
  );
}

function ScopesCell({ apiKey }: { apiKey: ListedKey }) {
  const t = useTranslations('api-keys.scopes');
  const { list } = useFormats();
  return <span className="text-ink-2">{list(apiKey.scopes.map((scope) => t(`${scope}.short`)))}</span>;
}

function StateCell({ apiKey }: { apiKey: ListedKey }) {
  const t = useTranslations('api-keys');
  const { date } = useFormats();
  const state = keyState(apiKey, useNow());
  const end = apiKey.revokedAt ?? apiKey.expiresAt;
  return (
    <div className="flex flex-col items-start gap-0.5">
      <Chip tone={tones[state]} hasDot className="h-5 px-2 text-[11px]">
        {t(`states.${state}`)}
      </Chip>
      <span className="text-xs text-ink-2">{end === null ? t('noEnd') : t(`ends.${state}`, { date: date(end) })}</span>
    </div>
  );
}

function RevokeDialog({ apiKey, onClose }: { apiKey: ListedKey; onClose: () => void }) {
  const t = useTranslations('api-keys');
  const [revoke] = useMutation(RevokeApiKeyDocument);
  const confirm = async (): Promise<void> => {
    const input = { apiKeyId: apiKey.id };
    const send = async () => (await revoke({ variables: { input } })).data?.revokeApiKey.userErrors;
    if (await attempt(send, { failed: t('failed') })) showDone(t('revoke.done', { name: apiKey.name }));
  };
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      title={t('revoke.title', { name: apiKey.name })}
      description={t('revoke.text')}
      confirmLabel={t('revoke.action')}
      onConfirm={confirm}
    />
  );
}
