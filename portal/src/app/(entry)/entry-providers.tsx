'use client';
import { Suspense, lazy, type ReactNode } from 'react';
import { DeliveryNote } from '../../delivery/delivery-note.js';
import { LanguageProvider } from '../../i18n/language-provider.js';
import type { Locale } from '../../i18n/locale.js';
import { loadEntryMessages, type EntryMessages } from '../../i18n/messages.js';
import { useWhenIdle } from '../../ui/use-when-idle.js';
import { BrokenScreenContext, type Broken } from '../broken-screen-context.js';

const LazyScreen = lazy(async () => ({ default: (await import('../broken-screen.js')).BrokenScreen }));
const FocusKeeper = lazy(async () => ({ default: (await import('../../ui/focus-keeper.js')).FocusKeeper }));
const loadScreen = () => import('../broken-screen.js');

/** What the pages before signing in need, and no more: the people who open them wait for the page behind. */
export function EntryProviders({
  locale,
  messages,
  children,
}: {
  locale: Locale;
  messages: EntryMessages;
  children: ReactNode;
}) {
  useWhenIdle(loadScreen);
  return (
    <LanguageProvider initialLocale={locale} initialMessages={messages} load={loadEntryMessages}>
      <BrokenScreenContext value={BrokenScreen}>{children}</BrokenScreenContext>
      <DeliveryNote />
      <Suspense>
        <FocusKeeper />
      </Suspense>
    </LanguageProvider>
  );
}

function BrokenScreen(broken: Broken) {
  return (
    <Suspense>
      <LazyScreen {...broken} />
    </Suspense>
  );
}
