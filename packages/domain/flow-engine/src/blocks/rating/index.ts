import { z } from 'zod';
import { ratingRange, readRating } from '../../answers/rating.js';
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
    const value = answer.kind === 'rating' ? answer.value : answer.kind === 'text' ? readRating(answer.text) : null;
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
