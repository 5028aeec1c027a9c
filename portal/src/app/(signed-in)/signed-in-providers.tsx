'use client';
import type { ReactNode } from 'react';
import { GraphProvider } from '../../apollo/provider.js';
import { DeliveryNote } from '../../delivery/delivery-note.js';
import { LanguageProvider } from '../../i18n/language-provider.js';
import type { Locale } from '../../i18n/locale.js';
import { loadMessages, type Messages } from '../../i18n/messages.js';
import { FocusKeeper } from '../../ui/focus-keeper.js';
import { ThemeProvider, type Theme } from '../../ui/theme.js';
import { Toaster } from '../../ui/toast.js';
import { TooltipProvider } from '../../ui/tooltip.js';
import { BrokenScreenContext } from '../broken-screen-context.js';
import { BrokenScreen } from '../broken-screen.js';

/** What every screen for signed-in people needs. */
export function SignedInProviders({
  locale,
  messages,
  theme,
  children,
}: {
  locale: Locale;
  messages: Messages;
  theme: Theme;
  children: ReactNode;
}) {
  return (
    <LanguageProvider initialLocale={locale} initialMessages={messages} load={loadMessages}>
      <ThemeProvider initial={theme}>
        <GraphProvider>
          <TooltipProvider>
            <BrokenScreenContext value={BrokenScreen}>{children}</BrokenScreenContext>
            <DeliveryNote />
            <Toaster />
            <FocusKeeper />
          </TooltipProvider>
        </GraphProvider>
      </ThemeProvider>
    </LanguageProvider>
  );
}
