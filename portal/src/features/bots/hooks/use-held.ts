'use client';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useStore } from 'zustand';
import type { HeldField } from '../model/held-field.js';
import { useDraft } from './use-builder.js';

/** Every field whose typed value is not saved, also those that hold what cannot be read. */
export function useHeldFields(): readonly HeldField[] {
  const { store } = useDraft();
  const held = useStore(store, (state) => state.held);
  const texts = useStore(store, (state) => state.texts);
  return useMemo(
    () => [...held, ...Object.keys(texts).map((path): HeldField => ({ path, reason: 'badNumber' }))],
    [held, texts],
  );
}

/** Why the field at a place is not saved, in words; null where it is. */
export function useHeldMessage(path: string): string | null {
  const t = useTranslations('bots.held');
  const { store } = useDraft();
  const reason = useStore(store, (state) =>
    state.texts[path] === undefined ? (state.held.find((field) => field.path === path)?.reason ?? null) : 'badNumber',
  );
  return reason === null ? null : t(reason);
}

/** What was typed into a field and cannot be read, and how to keep or to drop it. */
export function useTypedText(path: string): { text: string | null; keep: (text: string | null) => void } {
  const draft = useDraft();
  const text = useStore(draft.store, (state) => state.texts[path] ?? null);
  return { text, keep: (typed) => draft.setText(path, typed) };
}
