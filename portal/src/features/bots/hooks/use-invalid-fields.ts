'use client';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useStore } from 'zustand';
import type { InvalidField } from '../model/invalid-field.js';
import { useDraft } from './use-builder.js';

/** Every field whose typed value is not saved, including text that cannot be parsed. */
export function useInvalidFields(): readonly InvalidField[] {
  const { store } = useDraft();
  const invalid = useStore(store, (state) => state.invalid);
  const texts = useStore(store, (state) => state.texts);
  return useMemo(
    () => [...invalid, ...Object.keys(texts).map((path): InvalidField => ({ path, reason: 'badNumber' }))],
    [invalid, texts],
  );
}

/** Why the field at a path is not saved, as a message; null if it is saved. */
export function useInvalidMessage(path: string): string | null {
  const t = useTranslations('bots.held');
  const { store } = useDraft();
  const reason = useStore(store, (state) =>
    state.texts[path] === undefined
      ? (state.invalid.find((field) => field.path === path)?.reason ?? null)
      : 'badNumber',
  );
  return reason === null ? null : t(reason);
}

/** Typed text of a field that cannot be parsed, and the function that stores or clears it. */
export function useTypedText(path: string): { text: string | null; keep: (text: string | null) => void } {
  const draft = useDraft();
  const text = useStore(draft.store, (state) => state.texts[path] ?? null);
  return { text, keep: (typed) => draft.setText(path, typed) };
}
