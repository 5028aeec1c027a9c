import type { ReactNode } from 'react';
import { askedLocale } from '../../i18n/asked-locale.js';
import { loadMessages } from '../../i18n/messages.js';
import { askedTheme } from '../../ui/asked-theme.js';
import { SignedInProviders } from './signed-in-providers.js';

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const locale = await askedLocale();
  return (
    <SignedInProviders locale={locale} messages={await loadMessages(locale)} theme={(await askedTheme()) ?? 'system'}>
      {children}
    </SignedInProviders>
  );
}
