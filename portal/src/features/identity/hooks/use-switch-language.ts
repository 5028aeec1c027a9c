'use client';
import { useApolloClient } from '@apollo/client/react';
import { SaveLocaleDocument } from '../../../gql/graphql.js';
import { useLanguage } from '../../../i18n/language-provider.js';
import type { Locale } from '../../../i18n/locale.js';

/** Changes the language of the portal and saves it in the profile of the signed-in person. */
export function useSwitchLanguage(): (locale: Locale) => void {
  const client = useApolloClient();
  const { setLocale } = useLanguage();
  return (locale) => {
    void setLocale(locale);
    // The cookie already stores the choice for this browser; the profile is for other browsers, so a failure is not
    // shown.
    client.mutate({ mutation: SaveLocaleDocument, variables: { input: { locale } } }).catch(() => undefined);
  };
}
