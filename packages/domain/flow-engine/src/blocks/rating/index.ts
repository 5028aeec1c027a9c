import { z } from 'zod';
import { readRating } from '@tertulia/readers';
import { questionShape } from '../../definition/parts.js';
import { defineQuestion, questionDefaults } from '../question.js';

/** Asks for a rating: stars or numbers from 1 to 5, or NPS from 0 to 10. */
export const rating = defineQuestion<'rating'>({
  awaits: 'RATING',
  name: { es: 'Calificación', en: 'Rating' },
  options: z.object({ ...questionShape, scale: z.enum(['STARS', 'NUMBERS', 'NPS']), isSatisfaction: z.boolean() }),
  defaults: (locale) => ({
    ...questionDefaults(locale, { es: '¿Cómo fue tu experiencia?', en: 'How was your experience?' }),
    scale: 'STARS',
    isSatisfaction: true,
  }),
  awaiting: (block) => {
    const { min, max } = ratingRange(block.options.scale);
    return { min: String(min), max: String(max), scale: block.options.scale };
  },
  read: (block, answer, turn) => {
    const { scale, isSatisfaction } = block.options;
    const { min, max } = ratingRange(scale);
    const value = answer.kind === 'rating' ? answer.value : answer.kind === 'text' ? ratingOf(answer.text) : null;
    if (value === null || !Number.isInteger(value) || value < min || value > max)
      return { isUnderstood: false, reason: 'notRating', limit: `${min} ${turn.locale === 'es' ? 'al' : 'to'} ${max}` };
    return {
      isUnderstood: true,
      value,
      text: String(value),
      outputs: [{ kind: 'rated', blockId: block.id, scale, value, isSatisfaction }],
    };
  },
});

/** Lowest and highest value of a rating scale: stars and numbers 1 to 5, NPS 0 to 10. */
function ratingRange(scale: 'STARS' | 'NUMBERS' | 'NPS'): { min: number; max: number } {
  return scale === 'NPS' ? { min: 0, max: 10 } : { min: 1, max: 5 };
}

function ratingOf(text: string): number | null {
  const found = readRating(text);
  return found.kind === 'read' ? found.value : null;
}
