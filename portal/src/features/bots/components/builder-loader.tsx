'use client';
import { useQuery } from '@apollo/client/react';
import { Bot } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { BuilderBotDocument } from '../../../gql/graphql.js';
import { ButtonLink, EmptyState, ErrorState, Skeleton } from '../../../ui/index.js';
import { BuilderProvider } from '../hooks/use-builder.js';

/** Fetches a bot with its draft and opens the builder on it. */
export function BuilderLoader({ botId, children }: { botId: string; children: ReactNode }) {
  const t = useTranslations('bots');
  const { data, error, loading, refetch } = useQuery(BuilderBotDocument, {
    variables: { botId },
    fetchPolicy: 'network-only',
    // Later changes of the cache come from saves and subscriptions; fetching again would only repeat them.
    nextFetchPolicy: 'cache-only',
  });
  const bot = data?.bot;
  if (bot !== null && bot !== undefined) return <BuilderProvider bot={bot}>{children}</BuilderProvider>;
  if (loading) return <BuilderSkeleton />;
  const failure = error === undefined ? null : failureOf(error);
  return (
    <main id="main" className="grid min-h-dvh place-items-center">
      {failure === null || failure.code === 'NOT_FOUND' ? (
        <EmptyState
          icon={Bot}
          title={t('builder.missing')}
          text={t('builder.missingText')}
          action={<ButtonLink href="/bots">{t('builder.toList')}</ButtonLink>}
        />
      ) : (
        <ErrorState title={t('builder.loadFailed')} failure={failure} onRetry={() => void refetch()} />
      )}
    </main>
  );
}

function BuilderSkeleton() {
  return (
    <div aria-busy className="flex h-dvh flex-col">
      <div className="flex h-[52px] items-center gap-4 border-b border-line bg-surface px-4">
        <Skeleton className="h-5 w-40" />
        <Skeleton className="mx-auto h-5 w-80 max-md:hidden" />
        <Skeleton className="h-9 w-28" />
      </div>
      <div className="grow bg-sunken" />
    </div>
  );
}
