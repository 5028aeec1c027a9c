import { z } from 'zod';
import { readRating } from '@tertulia/readers';
import { flowText, questionShape, variableReference } from '../../definition/parts.js';
import type { Turn } from '../../engine/turn.js';
import type { BlockOf, StepOutput } from '../../model.js';
import type { Reading } from '../definition.js';
import { defineQuestion, questionDefaults } from '../question.js';
import { commentPrompt, ratedBefore, readComment } from './comment.js';

type RatingBlock = BlockOf<'rating'>;

/** Asks for a rating: stars or numbers from 1 to 5, or NPS from 0 to 10; then, if wanted, for a comment. */
export const rating = defineQuestion<'rating'>({
  awaits: 'RATING',
  name: { es: 'Calificación', en: 'Rating' },
  options: z.object({
    ...questionShape,
    ...{ scale: z.enum(['STARS', 'NUMBERS', 'NPS']), isSatisfaction: z.boolean() },
    comment: z
      .object({ low: flowText, middle: flowText, high: flowText, variable: variableReference.nullable() })
      .optional(),
  }),
  defaults: (locale) => ({
    ...questionDefaults(locale, { es: '¿Cómo fue tu experiencia?', en: 'How was your experience?' }),
    scale: 'STARS',
    isSatisfaction: true,
  }),
  texts: ({ options: { comment } }) =>
    (['low', 'middle', 'high'] as const).flatMap((band) =>
      comment === undefined ? [] : [{ field: `comment.${band}`, text: comment[band], isExpected: false }],
    ),
  variables: ({ options: { comment } }) =>
    comment?.variable == null ? [] : [{ field: 'comment.variable', path: comment.variable, isWritten: true }],
  awaiting: (block, turn) => {
    if (ratedBefore(block, turn) !== null) return { kind: 'TEXT', isLong: true };
    const { min, max } = ratingRange(block.options.scale);
    return { min: String(min), max: String(max), scale: block.options.scale };
  },
  part: (block, turn) => {
    const value = ratedBefore(block, turn);
    return value === null ? null : commentPrompt(block, value, turn);
  },
  read: (block, answer, turn) => {
    const before = ratedBefore(block, turn);
    if (before !== null && answer.kind === 'text')
      return readComment(block, { value: before, text: answer.text }, turn);
    const { scale } = block.options;
    const { min, max } = ratingRange(scale);
    const value = answer.kind === 'rating' ? answer.value : answer.kind === 'text' ? ratingOf(answer.text) : null;
    if (value === null || !Number.isInteger(value) || value < min || value > max)
      return { isUnderstood: false, reason: 'notRating', limit: `${min} ${turn.locale === 'es' ? 'al' : 'to'} ${max}` };
    return understood(block, value, turn);
  },
});

/** The rating counts at once, also when no comment follows. */
function understood(block: RatingBlock, value: number, turn: Turn): Reading {
  const { scale, isSatisfaction, variable } = block.options;
  const rated: StepOutput = { kind: 'rated', blockId: block.id, scale, value, isSatisfaction };
  const text = String(value);
  const prompt = commentPrompt(block, value, turn);
  if (prompt === '') return { isUnderstood: true, value, text, outputs: [rated] };
  const take = (): boolean => {
    turn.outputs.push(rated);
    if (variable !== null) turn.setVariable(block.id, variable, value);
    turn.state.given = { blockId: block.id, isOneByOne: true, parts: [{ id: 'rating', value, text }] };
    if (turn.state.awaiting !== null)
      turn.state.awaiting = { ...turn.state.awaiting, kind: 'TEXT', isLong: true, min: null, max: null, scale: null };
    turn.reply(block.id, prompt);
    return true;
  };
  return { isUnderstood: true, value, text, take };
}

/** Lowest and highest value of a rating scale: stars and numbers 1 to 5, NPS 0 to 10. */
function ratingRange(scale: 'STARS' | 'NUMBERS' | 'NPS'): { min: number; max: number } {
  return scale === 'NPS' ? { min: 0, max: 10 } : { min: 1, max: 5 };
}

function ratingOf(text: string): number | null {
  const found = readRating(text);
  return found.kind === 'read' ? found.value : null;
}
