import type { Effect, EffectResult, OutsideEffect, ReadingEffect } from '../model.js';

/** Whether the flow waits for the effect: its result is passed to a step. The opening of a one-time URL is awaited even in the background. */
export function isAwaited(effect: Effect): boolean {
  return effect.kind === 'answer' || effect.kind === 'reading' || effect.kind === 'await' || !effect.isBackground;
}

/** The result of an effect that is not performed, such as in a preview: done, without values except for the URL that it would open; no model reads. */
export function pretendedResult(effect: OutsideEffect | ReadingEffect): EffectResult {
  if (effect.kind === 'reading') return { kind: 'unread' };
  const isOpening = effect.kind === 'await' && effect.openedBy === null;
  return { kind: 'done', values: isOpening ? { url: 'https://example.com/one-time-url' } : {}, status: null };
}
