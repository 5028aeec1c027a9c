'use client';
import { useTranslations } from 'use-intl';
import { ErrorState } from '../ui/index.js';

/** Error boundary of a screen: input on other screens is kept, and the screen can be rendered again. */
export default function BrokenScreen({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
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
