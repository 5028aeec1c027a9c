import type { ReactNode } from 'react';
import { askedLocale } from '../../i18n/asked-locale.js';
import { loadEntryMessages } from '../../i18n/messages.js';
import { EntryProviders } from './entry-providers.js';

export default async function EntryLayout({ children }: { children: ReactNode }) {
  const locale = await askedLocale();
  return (
    <EntryProviders locale={locale} messages={await loadEntryMessages(locale)}>
      {children}
    </EntryProviders>
  );
}
