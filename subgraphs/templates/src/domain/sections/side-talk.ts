import { answer, say } from '../flow-plan/blocks.js';
import { group, type GroupPlan } from '../flow-plan/plan.js';
import { askText, choice, item } from '../flow-plan/questions.js';
import { both } from '../voice.js';
import { visitor } from './visitor.js';

const toPerson = item('person', both('Hablar con una persona', 'Talk to a person'), 'person');
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
          items: [toPerson, item('retry', both('Intentar de nuevo', 'Try again'))],
        }),
      ],
    }),
    group('unsure', column + 1, {
      title: both('Pregunta sin respuesta', 'Unanswered question'),
      blocks: [
        choice('unsure-choice', {
          ...askedAside,
          prompt: both(
            'No tengo esa información a la mano. ¿Qué [prefieres|prefiere|preferís]?',
            'I do not have that information at hand. What would you like to do?',
          ),
          items: [toPerson, item('back', both('Seguir aquí', 'Go on here'))],
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
            item('again', both('Preguntar otra cosa', 'Ask something else'), 'question'),
            item('menu', both('Ver las opciones', 'See the options'), 'welcome/menu'),
          ],
        }),
      ],
    }),
  ];
}
