'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { MailX } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { failureOf } from '../../../apollo/index.js';
import {
  MailLogDocument,
  ResendMailDocument,
  SendTestMailDocument,
  type LoggedMailFragment,
  type MailDelivery,
} from '../../../gql/graphql.js';
import {
  Button,
  Chip,
  EmptyState,
  ErrorState,
  Pagination,
  RelativeTime,
  Skeleton,
  showDone,
  Table,
} from '../../../ui/index.js';
import type { Column, Tone } from '../../../ui/index.js';
import { Requires } from '../../identity/index.js';
import { kinds } from '../model/routes.js';
import { NotificationsHeader } from './notifications-header.js';

const pageSize = 30;

/** The mails of the organization and what became of them. */
export function MailsPage() {
  return (
    <Requires action="members.manage">
      <MailsScreen />
    </Requires>
  );
}

function MailsScreen() {
  const t = useTranslations('notifications.mails');
  const loading = useTranslations('notifications')('loading');
  const { data, error, refetch, fetchMore } = useQuery(MailLogDocument, {
    variables: { first: pageSize },
    fetchPolicy: 'cache-and-network',
  });
  const [isLoadingMore, setLoadingMore] = useState(false);
  const log = data?.organization?.mailLog ?? null;
  const loadMore = (): void => {
    setLoadingMore(true);
    fetchMore({ variables: { after: log?.pageInfo.endCursor ?? null } })
      .catch(() => undefined)
      .finally(() => setLoadingMore(false));
  };
  return (
    <>
      <NotificationsHeader title={t('title')} text={t('text')} action={<TestMail />} />
      <DeliveryNote delivery={data?.mailDelivery ?? null} />
      {log === null && error !== undefined ? (
        <ErrorState failure={failureOf(error)} onRetry={() => void refetch().catch(() => undefined)} />
      ) : null}
      {log === null && error === undefined ? (
        <div role="status" aria-label={loading}>
          <Skeleton className="h-60" />
        </div>
      ) : null}
      {log === null ? null : <MailTable mails={log.edges.map(({ node }) => node)} />}
      {log?.pageInfo.hasNextPage === true ? (
        <Pagination
          shown={log.edges.length}
          total={log.totalCount}
          hasMore
          isLoading={isLoadingMore}
          onMore={loadMore}
        />
      ) : null}
    </>
  );
}

function DeliveryNote({ delivery }: { delivery: MailDelivery | null }) {
  const t = useTranslations('notifications.mails');
  if (delivery === null || delivery === 'SENT') return null;
  return (
    <p role="status" className="rounded-control bg-warn-soft px-3 py-2 text-pretty">
      {t(`delivery.${delivery}`)}{' '}
      {delivery === 'TRAY' ? (
        <a href="/mail" target="_blank" className="font-semibold text-accent underline underline-offset-2">
          {t('tray')}
        </a>
      ) : null}
    </p>
  );
}

function TestMail() {
  const t = useTranslations('notifications.mails');
  const [send] = useMutation(SendTestMailDocument, { refetchQueries: [MailLogDocument] });
  const [isBusy, setBusy] = useState(false);
  const press = async (): Promise<void> => {
    setBusy(true);
    const isSent = await attempt(async () => (await send()).data?.sendTestMail.userErrors, { failed: t('failed') });
    if (isSent) showDone(t('testSent'));
    setBusy(false);
  };
  return (
    <Button isLoading={isBusy} onClick={() => void press()}>
      {t('test')}
    </Button>
  );
}

const tones: Record<LoggedMailFragment['state'], Tone> = {
  ...({ PENDING: 'info', SENDING: 'info', SENT: 'ok' } as const),
  ...({ REFUSED: 'bad', EXPIRED: 'bad', CANCELLED: 'neutral' } as const),
};

function MailTable({ mails }: { mails: readonly LoggedMailFragment[] }) {
  const t = useTranslations('notifications.mails');
  const { busyId, resend } = useResend();
  if (mails.length === 0) return <EmptyState icon={MailX} title={t('empty.title')} text={t('empty.text')} />;
  const columns: Column<LoggedMailFragment>[] = [
    { key: 'to', header: t('to'), cell: ({ user }) => user?.name ?? t('noAccount') },
    { key: 'kind', header: t('kind'), className: 'max-sm:hidden', cell: ({ kind }) => nameOf(t, kind) },
    {
      key: 'state',
      header: t('state'),
      cell: ({ state, code }) => (
        <>
          <Chip tone={tones[state]} hasDot>
            {t(`states.${state}`)}
          </Chip>
          {code === null ? null : <p className="mt-0.5 text-xs text-ink-2">{code}</p>}
        </>
      ),
    },
    {
      key: 'created',
      header: t('created'),
      className: 'max-md:hidden text-ink-2',
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
    {
      key: 'actions',
      header: t('actions'),
      isHeaderHidden: true,
      className: 'text-right',
      cell: (mail) =>
        mail.state === 'REFUSED' || mail.state === 'EXPIRED' ? (
          <Button size="sm" isLoading={busyId === mail.id} onClick={() => void resend(mail.id)}>
            {t('resend')}
          </Button>
        ) : null,
    },
  ];
  return <Table label={t('title')} columns={columns} rows={mails} rowKey={({ id }) => id} />;
}

/** Mails that the words of this page name: others show their kind. */
const named = ['INVITATION', 'TEST', 'DIGEST', 'REPORT', 'OUTSIDE_REPORT', 'REPORT_CONFIRMATION', ...kinds] as const;

function nameOf(t: ReturnType<typeof useTranslations<'notifications.mails'>>, kind: string): string {
  const known = named.find((one) => one === kind);
  return known === undefined ? kind : t(`kinds.${known}`);
}

function useResend() {
  const t = useTranslations('notifications.mails');
  const [send] = useMutation(ResendMailDocument, { refetchQueries: [MailLogDocument] });
  const [busyId, setBusyId] = useState<string | null>(null);
  const resend = async (mailId: string): Promise<void> => {
    setBusyId(mailId);
    const input = { mailId };
    await attempt(async () => (await send({ variables: { input } })).data?.resendMail.userErrors, {
      failed: t('failed'),
    });
    setBusyId(null);
  };
  return { busyId, resend };
}
