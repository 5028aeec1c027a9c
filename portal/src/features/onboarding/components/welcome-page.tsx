'use client';
import { useQuery } from '@apollo/client/react';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import {
  WelcomeIndustriesDocument,
  WelcomeViewerDocument,
  type WelcomeIndustriesQuery,
  type WelcomeViewerQuery,
} from '../../../gql/graphql.js';
import { ErrorState, PageTitle, Skeleton } from '../../../ui/index.js';
import { Refusal } from '../../identity/index.js';
import { WelcomeQuestions } from './welcome-questions.js';

/** Kinds of business that have a template. */
export type Industry = NonNullable<WelcomeIndustriesQuery['industries']>[number];
export type WelcomeViewer = WelcomeViewerQuery['viewer'];

/** Three questions, and a preview of a bot that talks. */
export function WelcomePage() {
  const router = useRouter();
  const viewer = useQuery(WelcomeViewerDocument, { fetchPolicy: 'network-only' });
  const industries = useQuery(WelcomeIndustriesDocument);
  const kind = viewer.data?.viewer.kind;
  const trades = industries.data?.industries;
  const failure = viewer.error ?? industries.error;
  useEffect(() => {
    if (kind === 'ANONYMOUS') router.replace('/sign-in?next=/welcome');
  }, [kind, router]);
  if (viewer.data === undefined || trades == null || kind !== 'USER') {
    if (failure === undefined) return <WelcomeSkeleton />;
    const retry = (): void => {
      void viewer.refetch();
      void industries.refetch();
    };
    return <ErrorState className="min-h-dvh justify-center" failure={failureOf(failure)} onRetry={retry} />;
  }
  const { organization, permissions } = viewer.data.viewer;
  if (organization !== null && !permissions.includes('bots.create')) return <Refused />;
  const usable = trades.filter((industry) => industry.templates.length > 0);
  return <WelcomeQuestions viewer={viewer.data.viewer} industries={usable} />;
}

/** For a member of an organization whose role creates no bots: the three answers would be refused at the end. */
function Refused() {
  const t = useTranslations('identity.forbidden');
  return (
    <main className="flex min-h-dvh flex-col justify-center">
      <PageTitle page={t('title')} />
      <Refusal />
    </main>
  );
}

function WelcomeSkeleton() {
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] max-lg:grid-rows-[1fr_auto] lg:grid-cols-[minmax(0,1fr)_minmax(0,460px)]">
      <div className="flex flex-col justify-center gap-4 px-4 sm:px-20">
        <Skeleton className="h-11 w-2/3" />
        <Skeleton className="h-56" />
      </div>
      <div className="hidden bg-sunken lg:block" />
    </div>
  );
}
