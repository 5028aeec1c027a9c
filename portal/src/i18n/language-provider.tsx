'use client';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import { writeCookie } from './cookies.js';
import { localeCookie, type Locale } from './locale.js';
import type { EntryMessages, Messages } from './messages.js';

type LanguageContext = { locale: Locale; setLocale: (locale: Locale) => Promise<void> };

const Context = createContext<LanguageContext>({ locale: 'es', setLocale: () => Promise.resolve() });

/** Provides the texts. A switch replaces them in place: the page, its address and half-filled forms stay. */
export function LanguageProvider<Texts extends Messages | EntryMessages>({
  initialLocale,
  initialMessages,
  load,
  children,
}: {
  initialLocale: Locale;
  initialMessages: Texts;
  load: (locale: Locale) => Promise<Texts>;
  children: ReactNode;
}) {
  const [current, setCurrent] = useState({ locale: initialLocale, messages: initialMessages });
  const setLocale = useCallback(
    async (locale: Locale) => {
      const messages = await load(locale);
      writeCookie(localeCookie, locale);
      document.documentElement.lang = locale;
      setCurrent({ locale, messages });
    },
    [load],
  );
  const value = useMemo(() => ({ locale: current.locale, setLocale }), [current.locale, setLocale]);
  return (
    <Context value={value}>
      <IntlProvider locale={current.locale} messages={current.messages} timeZone="UTC">
        {children}
      </IntlProvider>
    </Context>
  );
}

/** The language of the portal and how to change it. */
export function useLanguage(): LanguageContext {
  return useContext(Context);
}
