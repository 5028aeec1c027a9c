'use client';
import { useTranslations } from 'use-intl';
import { ErrorState } from '../ui/states.js';
import type { Broken } from './broken-screen-context.js';

/** Shown instead of a screen that broke: input on other screens is kept, and the screen can be rendered again. */
export function BrokenScreen({ error, reset }: Broken) {
  const t = useTranslations('frame.broken');
  return (
    <ErrorState
      className="min-h-[60dvh] justify-center"
      title={t('title')}
      text={t('text')}
      failure={{ code: 'BROKEN_SCREEN', message: null, reference: error.digest ?? null }}
      onRetry={reset}
    />
  );
}
