'use client';
import { useQuery } from '@apollo/client/react';
import { useRouter } from 'next/navigation';
import { useEffect, useMemo, type ReactNode } from 'react';
import { failureOf } from '../../../apollo/failure.js';
import { ViewerDocument } from '../../../gql/graphql.js';
import { RegionProvider } from '../../../i18n/formats.js';
import { useLanguage } from '../../../i18n/language-provider.js';
import { localeCookie } from '../../../i18n/locale.js';
import { ErrorState } from '../../../ui/states.js';
import { ViewerContext, type Viewer } from '../hooks/use-viewer.js';

/** Shows its children to a signed-in person with an organization; redirects everybody else to where they get one. */
export function RequireViewer({ waiting, children }: { waiting: ReactNode; children: ReactNode }) {
  const router = useRouter();
  const { data, error, refetch } = useQuery(ViewerDocument);
  const viewer = data?.viewer;
  const failure = error === undefined ? null : failureOf(error);
  const isAnonymous = viewer?.kind === 'ANONYMOUS' || failure?.code === 'UNAUTHENTICATED';
  // A failed request for the organization does not mean that the person has none.
  const isHomeless = failure === null && viewer?.kind === 'USER' && viewer.organization === null;

  useEffect(() => {
    if (isAnonymous) {
      const here = `${location.pathname}${location.search}`;
      router.replace(here === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`);
    } else if (isHomeless) router.replace('/welcome');
  }, [isAnonymous, isHomeless, router]);

  const full = useMemo(() => fullViewer(viewer), [viewer]);
  useAccountLanguage(full?.user.locale);
  const organization = full?.organization;
  const region = useMemo(
    () =>
      organization === undefined
        ? null
        : { country: organization.country, timeZone: organization.timeZone, currency: organization.currency },
    [organization],
  );
  if (full === null || region === null) {
    if (failure !== null && !isAnonymous)
      return <ErrorState className="min-h-dvh justify-center" failure={failure} onRetry={() => void refetch()} />;
    return waiting;
  }
  return (
    <ViewerContext value={full}>
      <RegionProvider region={region}>{children}</RegionProvider>
    </ViewerContext>
  );
}

/** In a browser in which nobody has chosen a language, the portal speaks that of the account, as its mails do. */
function useAccountLanguage(wanted: string | undefined): void {
  const { locale, setLocale } = useLanguage();
  useEffect(() => {
    const hasChosen = document.cookie.includes(`${localeCookie}=`);
    if ((wanted === 'es' || wanted === 'en') && wanted !== locale && !hasChosen) void setLocale(wanted);
  }, [wanted, locale, setLocale]);
}

function fullViewer(viewer: Viewer | { user: unknown; organization: unknown } | undefined): Viewer | null {
  if (viewer === undefined || viewer.user === null || viewer.organization === null) return null;
  return viewer as Viewer;
}
