'use client';
import type { ReactNode } from 'react';
import { DeliveryNote } from '../delivery/delivery-note.js';
import { GraphProvider } from '../apollo/provider.js';
import { LanguageProvider } from '../i18n/language-provider.js';
import type { Locale } from '../i18n/locale.js';
import type { Messages } from '../i18n/messages.js';
import { FocusKeeper } from '../ui/focus-keeper.js';
import { ThemeProvider, type Theme } from '../ui/theme.js';
import { Toaster } from '../ui/toast.js';
import { TooltipProvider } from '../ui/tooltip.js';

/** The context providers of all screens. */
export function Providers({
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
    <LanguageProvider initialLocale={locale} initialMessages={messages}>
      <ThemeProvider initial={theme}>
        <GraphProvider>
          <TooltipProvider>
            {children}
            <DeliveryNote />
            <Toaster />
            <FocusKeeper />
          </TooltipProvider>
        </GraphProvider>
      </ThemeProvider>
    </LanguageProvider>
  );
}
