'use client';
import type { ReactNode } from 'react';
import { GraphProvider } from '../../apollo/provider.js';
import { DeliveryNote } from '../../delivery/delivery-note.js';
import { LanguageProvider } from '../../i18n/language-provider.js';
import type { Locale } from '../../i18n/locale.js';
import { loadMessages, type Messages } from '../../i18n/messages.js';
import { FocusKeeper } from '../../ui/focus-keeper.js';
import { Toaster } from '../../ui/toast.js';
import { TooltipProvider } from '../../ui/tooltip.js';
import { BrokenScreenContext } from '../broken-screen-context.js';
import { BrokenScreen } from '../broken-screen.js';

/** What every screen for signed-in people needs. */
export function SignedInProviders({
  locale,
  messages,
  children,
}: {
  locale: Locale;
  messages: Messages;
  children: ReactNode;
}) {
  return (
    <LanguageProvider initialLocale={locale} initialMessages={messages} load={loadMessages}>
      <GraphProvider>
        <TooltipProvider>
          <BrokenScreenContext value={BrokenScreen}>{children}</BrokenScreenContext>
          <DeliveryNote />
          <Toaster />
          <FocusKeeper />
        </TooltipProvider>
      </GraphProvider>
    </LanguageProvider>
  );
}
