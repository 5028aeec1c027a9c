import { branch, end, say, showPlace, then } from '../flow-plan/blocks.js';
import { group, type BlockPlan, type GroupPlan } from '../flow-plan/plan.js';
import { alsoSaid, askStars, choice, item } from '../flow-plan/questions.js';
import type { BusinessFacts } from '../template.js';
import { both, type Bilingual } from '../voice.js';
import { visitor } from './visitor.js';

/** Anything else? If not, a rating and a goodbye. */
export function closing(column: number, goodbye: Bilingual): GroupPlan[] {
  return [
    group('more', column, {
      title: both('¿Algo más?', 'Anything else?'),
      blocks: [
        choice('more-choice', {
          prompt: both('¿[Te|Le|Te] ayudo con algo más?', 'Can I help you with anything else?'),
          items: [
            alsoSaid(
              item('yes', both('Sí, otra cosa', 'Yes, something else'), 'welcome/menu'),
              'otra cosa, algo más, otra pregunta, ver las opciones, menú',
              'something else, one more thing, another question, options, menu',
            ),
            alsoSaid(
              item('no', both('No, gracias', 'No, thanks'), 'rating'),
              'nada más, es todo, eso es todo, sería todo, eso sería todo, todo bien, listo, así está bien',
              'nothing else, that is all, that is it, all good, i am fine',
            ),
          ],
        }),
      ],
    }),
    group('rating', column + 1, {
      title: both('Calificación', 'Rating'),
      blocks: [
        askStars('stars', {
          prompt: both('¿Qué [te|le|te] pareció esta atención?', 'How was this conversation for you?'),
          isOptional: true,
          retryLimit: 1,
          failed: 'rating/goodbye',
          whenLow: both(
            'Lamento que no fuera mejor. ¿Qué podemos mejorar?',
            'I am sorry that it was not better. What can we improve?',
          ),
          comment: visitor.comment,
        }),
        end('goodbye', goodbye),
      ],
    }),
  ];
}

/** Says the address as soon as the owner has written one. */
const addressLater: readonly BlockPlan[] = [
  branch('place-has-address', { left: 'business.address', operator: 'IS_NOT_EMPTY' }, { otherwise: 'more' }),
  then(
    say('place-address', both('Estamos en {{ business.address }}.', 'You find us at {{ business.address }}.')),
    'more',
  ),
];

/** Opening hours, and where the business is. */
export function placeSection(column: number, { address }: Pick<BusinessFacts, 'address'>): GroupPlan {
  return group('place', column, {
    title: both('Horario y ubicación', 'Hours and location'),
    blocks: [
      say(
        'place-hours',
        both(
          'Este es nuestro horario:\n\n{{ business.openingHoursText }}\n\nHoy: {{ business.hoursToday }}.',
          'These are our hours:\n\n{{ business.openingHoursText }}\n\nToday: {{ business.hoursToday }}.',
        ),
      ),
      ...(address === null ? addressLater : [then(showPlace('place-map'), 'more')]),
    ],
  });
}
