'use client';
import dynamic from 'next/dynamic';
import type { toast as Toast } from 'sonner';

/** How long a toast with an undo button stays. */
const undoMs = 8000;

const loadToaster = () => import('./toaster.js');

/** Must be mounted once. Loaded after the page, which nothing can report to anybody before. */
export const Toaster = dynamic(async () => (await loadToaster()).Toaster, { ssr: false });

/** Shows that something was done, with an undo button for eight seconds if there is one. */
export function showDone(text: string, undo?: { label: string; onUndo: () => void }): void {
  const options = undo === undefined ? {} : { duration: undoMs, action: { label: undo.label, onClick: undo.onUndo } };
  void show((toast) => toast(text, options));
}

/** Shows that something failed; stays until dismissed if it can be retried. */
export function showFailure(text: string, retry?: { label: string; onRetry: () => void }): void {
  const options =
    retry === undefined
      ? { duration: 6000 }
      : { duration: Infinity, closeButton: true, action: { label: retry.label, onClick: retry.onRetry } };
  void show((toast) => toast.error(text, options));
}

async function show(act: (toast: typeof Toast) => void): Promise<void> {
  act((await loadToaster()).toast);
}
