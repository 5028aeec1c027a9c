'use client';
import { toast } from 'sonner';
import { Toaster as SonnerToaster } from 'sonner';
import { useTranslations } from 'use-intl';
import { useScheme } from './theme.js';

/** How long a toast with an undo button stays. */
const undoMs = 8000;

/** Must be mounted once. */
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

/** Shows that something was done, with an undo button for eight seconds if there is one. */
export function showDone(text: string, undo?: { label: string; onUndo: () => void }): void {
  toast(text, undo === undefined ? {} : { duration: undoMs, action: { label: undo.label, onClick: undo.onUndo } });
}

/** Shows that something failed; stays until dismissed if it can be retried. */
export function showFailure(text: string, retry?: { label: string; onRetry: () => void }): void {
  toast.error(
    text,
    retry === undefined
      ? { duration: 6000 }
      : { duration: Infinity, closeButton: true, action: { label: retry.label, onClick: retry.onRetry } },
  );
}
