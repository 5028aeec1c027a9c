import { answer, say } from '../flow-plan/blocks.js';
import { group, type GroupPlan } from '../flow-plan/plan.js';
import { alsoSaid, askText, choice, item } from '../flow-plan/questions.js';
import { both } from '../voice.js';
import { personItem } from './menu-items.js';
import { visitor } from './visitor.js';

const toPerson = alsoSaid(personItem, 'sí, sí por favor, claro, por favor', 'yes, yes please, sure, please');
const askedAside = { retryLimit: 0, failed: 'aside' };

/**
 * Handles input outside the main path: answers the visitor's question and repeats the open one; helps after invalid
 * replies; offers a person for unanswered questions.
 */
export function sideTalk(column: number): GroupPlan[] {
  return [
    group('aside', column, {
      title: both('Preguntas libres', 'Free questions'),
      blocks: [answer('aside-answer', { unknown: 'unsure' })],
    }),
    group('help', column, {
      title: both('No nos entendimos', 'We did not understand each other'),
      blocks: [
        say(
          'help-text',
          both('Parece que no nos estamos entendiendo. Perdón.', 'It seems we do not understand each other. Sorry.'),
        ),
        choice('help-choice', {
          ...askedAside,
          prompt: both('¿Cómo seguimos?', 'How shall we go on?'),
          items: [
            toPerson,
            alsoSaid(
              item('retry', both('Intentar de nuevo', 'Try again')),
              'otra vez, de nuevo, seguir, sigamos',
              'again, go on, continue',
            ),
          ],
        }),
      ],
    }),
    group('unsure', column + 1, {
      title: both('Pregunta sin respuesta', 'Unanswered question'),
      blocks: [
        say('unsure-text', both('Eso no lo sé responder.', 'I have no answer to that.')),
        choice('unsure-choice', {
          ...askedAside,
          prompt: both(
            '¿[Te|Le|Te] paso con una persona del equipo o seguimos aquí?',
            'Shall I connect you with a person of the team, or go on here?',
          ),
          items: [
            toPerson,
            alsoSaid(
              item('back', both('No, seguir aquí', 'No, go on here')),
              'seguir, sigamos, seguimos, continuar, así está bien',
              'go on, continue, never mind',
            ),
          ],
        }),
      ],
    }),
  ];
}

/** The menu's group for a free question. */
export function freeQuestion(column: number): GroupPlan[] {
  return [
    group('question', column, {
      title: both('Otra pregunta', 'Another question'),
      blocks: [
        askText('question-text', {
          prompt: both('Claro. ¿Qué [te|le|te] gustaría saber?', 'Sure. What would you like to know?'),
          into: visitor.question,
          maxLength: 500,
        }),
        answer('question-answer', { unknown: 'no-answer', next: 'more' }),
      ],
    }),
    group('no-answer', column + 1, {
      title: both('Sin respuesta', 'No answer'),
      blocks: [
        choice('no-answer-choice', {
          prompt: both(
            'Esa respuesta no la tengo. ¿Qué [prefieres|prefiere|preferís]?',
            'I do not have that answer. What would you like to do?',
          ),
          items: [
            toPerson,
            alsoSaid(
              item('again', both('Preguntar otra cosa', 'Ask something else'), 'question'),
              'otra pregunta, otra cosa, otra duda',
              'another question, something else',
            ),
            alsoSaid(
              item('menu', both('Ver las opciones', 'See the options'), 'welcome/menu'),
              'opciones, menú, volver, regresar',
              'options, menu, back',
            ),
          ],
        }),
      ],
    }),
  ];
}
