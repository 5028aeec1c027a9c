import { Compass } from 'lucide-react';
import { createTranslator } from 'use-intl/core';
import { askedLocale } from '../i18n/asked-locale.js';
import { loadEntryMessages } from '../i18n/messages.js';
import { buttonClass } from '../ui/button-look.js';
import { EmptyState } from '../ui/empty-state.js';
import { PageTitle } from '../ui/page-title.js';

/** The page for an unknown address. Rendered on the server alone: every other page would load what it needs in the browser. */
export default async function NotFound() {
  const locale = await askedLocale();
  const messages = await loadEntryMessages(locale);
  const t = createTranslator({ locale, messages, namespace: 'frame.notFound' });
  return (
    <main className="grid min-h-dvh place-items-center">
      <PageTitle page={t('title')} />
      <h1 className="sr-only">{t('title')}</h1>
      <EmptyState
        icon={Compass}
        title={t('title')}
        text={t('text')}
        action={
          <a href="/" className={buttonClass()}>
            {t('home')}
          </a>
        }
      />
    </main>
  );
}
