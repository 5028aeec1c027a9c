'use client';
import { Compass } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink, EmptyState, PageTitle } from '../ui/index.js';

/** The page for an unknown address. */
export default function NotFound() {
  const t = useTranslations('frame.notFound');
  return (
    <main className="grid min-h-dvh place-items-center">
      <PageTitle page={t('title')} />
      <h1 className="sr-only">{t('title')}</h1>
      <EmptyState
        icon={Compass}
        title={t('title')}
        text={t('text')}
        action={<ButtonLink href="/">{t('home')}</ButtonLink>}
      />
    </main>
  );
}
