'use client';
import { useApolloClient } from '@apollo/client/react';
import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { SaveLocaleDocument } from '../../../gql/graphql.js';
import { useLanguage } from '../../../i18n/language-provider.js';
import { locales, type Locale } from '../../../i18n/locale.js';
import { Menu } from '../../../ui/menu.js';

/** Changes the language of the portal and, for signed-in people, saves it in the profile. */
export function useSwitchLanguage(isSignedIn: boolean): (locale: Locale) => void {
  const client = useApolloClient();
  const { setLocale } = useLanguage();
  return (locale) => {
    void setLocale(locale);
    // The cookie already stores the choice for this browser; the profile is for other browsers, so a failure is not
    // shown.
    if (isSignedIn)
      client.mutate({ mutation: SaveLocaleDocument, variables: { input: { locale } } }).catch(() => undefined);
  };
}

/** ES | EN, each language named in itself. */
export function LanguageMenu({ isSignedIn = false }: { isSignedIn?: boolean }) {
  const t = useTranslations('identity.language');
  const { locale } = useLanguage();
  const switchTo = useSwitchLanguage(isSignedIn);
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('choose', { current: t(locale) })}
          className="flex h-9 items-center gap-1.5 rounded-control px-2 font-semibold text-ink-2 uppercase hover:bg-sunken hover:text-ink pointer-coarse:h-11"
        >
          {locale}
          <ChevronDown aria-hidden className="size-4" />
        </button>
      }
      groups={[locales.map((own) => ({ label: t(own), isChecked: own === locale, onSelect: () => switchTo(own) }))]}
    />
  );
}
