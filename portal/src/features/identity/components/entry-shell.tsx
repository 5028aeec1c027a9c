'use client';
import { Suspense, lazy, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../i18n/language-provider.js';
import { Logo, PageTitle } from '../../../ui/index.js';
import { LanguageMenu } from './language-menu.js';

/** Rendered by the server, and only seen: the page can be used before its script is loaded. */
const Sample = lazy(async () => ({ default: (await import('./entry-sample.js')).EntrySample }));

/**
 * The layout of the pages before signing in: logo, language, the form, and a sample of the product at the right. Links between
 * these pages load the whole page: the router's would be more bytes than the pages themselves.
 */
export function EntryShell({
  title,
  text,
  children,
  footer,
}: {
  title: string;
  text?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
}) {
  const t = useTranslations('identity.entry');
  const { setLocale } = useLanguage();
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] max-lg:grid-rows-[1fr_auto] lg:grid-cols-[minmax(0,1fr)_minmax(0,460px)]">
      <PageTitle page={title} />
      <div className="flex flex-col px-4 py-6 sm:px-12 lg:px-20 lg:py-10">
        <header className="flex items-center justify-between">
          <a href="/sign-in" aria-label={t('home')} className="rounded-control">
            <Logo hasName />
          </a>
          <LanguageMenu onChoose={(locale) => void setLocale(locale)} />
        </header>
        <main className="flex flex-1 flex-col justify-center py-10">
          <div className="w-full max-w-96">
            <h1 tabIndex={-1}>{title}</h1>
            {text === undefined ? null : <p className="mt-2 text-base text-pretty text-ink-2">{text}</p>}
            <div className="mt-6">{children}</div>
            {footer === undefined ? null : <div className="mt-6 text-ink-2">{footer}</div>}
          </div>
        </main>
        <footer className="text-xs text-ink-2">{t('footer')}</footer>
      </div>
      <aside
        aria-hidden
        className="hidden flex-col items-center justify-center border-l border-line bg-sunken p-12 lg:flex"
      >
        <Suspense>
          <Sample />
        </Suspense>
      </aside>
    </div>
  );
}
