'use client';
import type { ReactNode } from 'react';
import { DeliveryNote } from '../../delivery/delivery-note.js';
import { LanguageProvider } from '../../i18n/language-provider.js';
import type { Locale } from '../../i18n/locale.js';
import { loadEntryMessages, type EntryMessages } from '../../i18n/messages.js';
import { FocusKeeper } from '../../ui/focus-keeper.js';
import { BrokenScreenContext } from '../broken-screen-context.js';
import { BrokenScreen } from '../broken-screen.js';

/** What the pages before signing in need, and no more: most people who open them wait for the page behind. */
export function EntryProviders({
  locale,
  messages,
  children,
}: {
  locale: Locale;
  messages: EntryMessages;
  children: ReactNode;
}) {
  return (
    <LanguageProvider initialLocale={locale} initialMessages={messages} load={loadEntryMessages}>
      <BrokenScreenContext value={BrokenScreen}>{children}</BrokenScreenContext>
      <DeliveryNote />
      <FocusKeeper />
    </LanguageProvider>
  );
}
