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

/** Lucide's, drawn here: its own component is one for the browser. */
function Compass({ className }: { className: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
    >
      <circle cx="12" cy="12" r="10" />
      <path d="m16.24 7.76-1.804 5.411a2 2 0 0 1-1.265 1.265L7.76 16.24l1.804-5.411a2 2 0 0 1 1.265-1.265z" />
    </svg>
  );
}
