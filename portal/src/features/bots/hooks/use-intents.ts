'use client';
import type { BotDefinition, IntentSettings } from '@tertulia/flow-engine';
import { tidied } from '../model/intent-settings.js';
import { useDraft } from './use-builder.js';

/** Changes the settings of intents of the draft, from its current definition. */
export function useIntents(): (next: (now: BotDefinition) => IntentSettings) => void {
  const draft = useDraft();
  return (next) => draft.edit({ kind: 'intents', intents: tidied(next(draft.store.getState().definition)) });
}
