'use client';
import dynamic from 'next/dynamic';

/** How long a toast with an undo button stays. */
const undoMs = 8000;

const loadToaster = () => import('./toaster.js');

/** Must be mounted once. Loaded after the page, which nothing can report to anybody before. */
export const Toaster = dynamic(async () => (await loadToaster()).Toaster, { ssr: false });

/** Shows that something was done, with an undo button for eight seconds if there is one. */
export function showDone(text: string, undo?: { label: string; onUndo: () => void }): void {
  void loadToaster().then(({ toast }) => {
    toast(text, undo === undefined ? {} : { duration: undoMs, action: { label: undo.label, onClick: undo.onUndo } });
  });
}

/** Shows that something failed; stays until dismissed if it can be retried. */
export function showFailure(text: string, retry?: { label: string; onRetry: () => void }): void {
  const options =
    retry === undefined
      ? { duration: 6000 }
      : { duration: Infinity, closeButton: true, action: { label: retry.label, onClick: retry.onRetry } };
  void loadToaster().then(({ toast }) => {
    toast.error(text, options);
  });
}
