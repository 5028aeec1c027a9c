import type { EffectResult } from '../model.js';
import type { Turn } from '../engine/turn.js';
import type { Outcome } from './definition.js';

const longestText = 2_000;

/** The text that a block reads: its template, or the visitor's last message. */
export function textToRead(template: string, turn: Turn): string {
  const text = template.trim() === '' ? turn.state.lastMessage : turn.template(template);
  return text.trim().slice(0, longestText);
}

/** Lets the bot's model read the text and waits for it; null for a bot without one, whose texts the engine reads. */
export function askModel(blockId: string, text: string, turn: Turn): Outcome | null {
  const { answerModel } = turn.definition.settings;
  if (answerModel === undefined || text === '') return null;
  const deadlineMs = answerModel.deadlineSeconds * 1_000;
  turn.await({ kind: 'reading', id: turn.nextEffectId(blockId), blockId, text, locale: turn.locale, deadlineMs });
  return { kind: 'wait' };
}

/** What the model read; null where it read nothing that can be used, so that the engine reads. A failure is recorded. */
export function readByModel(blockId: string, result: EffectResult, turn: Turn): readonly string[] | null {
  turn.state.openEffect = null;
  if (result.kind === 'read') return result.values;
  if (result.kind === 'failed') turn.fault(blockId, result.code);
  if (result.kind === 'timeout') turn.fault(blockId, 'EFFECT_TIMEOUT');
  return null;
}

/** The text of the open effect, which may no longer be the visitor's last message. */
export function openText(turn: Turn): string {
  const { openEffect } = turn.state;
  return openEffect?.kind === 'reading' ? openEffect.text : '';
}
