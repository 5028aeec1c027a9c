'use client';
import { Toaster as SonnerToaster } from 'sonner';
import { useTranslations } from 'use-intl';
import { useScheme } from './scheme.js';

export { toast } from 'sonner';

/** The toasts of `toast.tsx`, which loads it. */
export function Toaster() {
  const t = useTranslations('ui');
  const scheme = useScheme();
  return (
    <SonnerToaster
      theme={scheme}
      position="bottom-center"
      offset={{ bottom: 24 }}
      mobileOffset={{ bottom: 80 }}
      containerAriaLabel={t('notifications')}
      toastOptions={{
        className: 'text-sm!',
        style: { background: 'var(--ink)', color: 'var(--canvas)', border: 'none', fontFamily: 'var(--font-sans)' },
        actionButtonStyle: { background: 'var(--canvas)', color: 'var(--ink)', fontWeight: 600 },
      }}
    />
  );
}
