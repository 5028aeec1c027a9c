'use client';
import { useQuery } from '@apollo/client/react';
import { FileX } from 'lucide-react';
import { useParams } from 'next/navigation';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { ReceivedFileDocument } from '../../../gql/graphql.js';
import { EmptyState, PageHeader, PageTitle, Skeleton } from '../../../ui/index.js';
import { Requires } from '../../identity/index.js';
import { pathOf } from '../../../ui/sent-file.js';

/** Opens a file that a visitor has sent, for members who are signed in: what bots write into mails and tables leads here. */
export function ReceivedFilePage() {
  return (
    <Requires action="conversations.read">
      <ReceivedFileScreen />
    </Requires>
  );
}

function ReceivedFileScreen() {
  const t = useTranslations('conversations.file');
  const { fileId } = useParams<{ fileId: string }>();
  const { data, loading } = useQuery(ReceivedFileDocument, { variables: { id: fileId }, fetchPolicy: 'network-only' });
  const file = data?.receivedFile ?? null;
  const path = file?.link == null ? null : pathOf(file.link);
  useEffect(() => {
    if (path !== null) window.location.replace(path);
  }, [path]);
  return (
    <>
      <PageTitle page={file?.name ?? t('title')} />
      <PageHeader title={file?.name ?? t('title')} />
      {loading ? (
        <div role="status" aria-label={t('loading')}>
          <Skeleton className="h-16" />
        </div>
      ) : path === null ? (
        <EmptyState icon={FileX} title={t('gone.title')} text={t('gone.text')} />
      ) : (
        <p>
          {t('opening')}{' '}
          <a href={path} className="font-semibold text-accent underline">
            {t('open')}
          </a>
        </p>
      )}
    </>
  );
}
