import { branch, goal, handOff, say, then } from '../../flow-plan/blocks.js';
import { group, personal, variable, type GroupPlan } from '../../flow-plan/plan.js';
import { askText, choice, item } from '../../flow-plan/questions.js';
import { askName, askTelephone } from '../../sections/visitor.js';
import { both } from '../../voice.js';

/** Make, model and year. */
export const car = variable(both('auto', 'car'));
const spot = personal(both('lugar', 'spot'));

/** A tow truck, also where a car should not be driven. */
export const tow: GroupPlan[] = [
  group('tow-advice', 3, {
    title: both('Por seguridad', 'For safety'),
    blocks: [
      say(
        'tow-advice-text',
        both(
          'Si el freno está blando, huele a quemado o sube la temperatura, no lo muevas: es más barato traerlo en grúa.',
          'If the brake is soft, it smells burnt or the temperature rises, do not move it: a tow is cheaper.',
        ),
      ),
      choice('tow-advice-choice', {
        prompt: both('¿Cómo lo traemos?', 'How do we bring it?'),
        items: [
          item('tow', both('En grúa', 'By tow truck'), 'tow'),
          item('drive', both('Lo llevo yo', 'I drive it'), 'drop-off'),
        ],
      }),
    ],
  }),
  group('tow', 2, {
    title: both('Grúa', 'Tow truck'),
    blocks: [
      askText('tow-spot', {
        prompt: both(
          '¿Dónde está el auto? Calle, cruce o un punto conocido.',
          'Where is the car? Street, crossing or a landmark.',
        ),
        into: spot,
        minLength: 4,
        maxLength: 200,
      }),
      branch('tow-has-car', { left: car, operator: 'IS_NOT_EMPTY' }, { yes: 'tow-who' }),
      askText('tow-car', {
        prompt: both('¿Qué auto es?', 'Which car is it?'),
        into: car,
        maxLength: 80,
        next: 'tow-who',
      }),
    ],
  }),
  group('tow-who', 3, {
    title: both('Contacto para la grúa', 'Contact for the tow truck'),
    blocks: [
      askName('tow-name', {
        prompt: both(
          '¿Cómo se llama quien espera junto al auto?',
          'What is the name of the person who waits with the car?',
        ),
      }),
      askTelephone('tow-phone', {
        prompt: both('¿A qué celular llama la grúa?', 'Which mobile number should the driver call?'),
      }),
      goal('tow-goal', both('Grúa solicitada', 'Tow requested')),
      handOff('tow-handoff', {
        reason: both(
          'Grúa para {{ auto }} en {{ lugar }} ({{ nombre }}, {{ telefono }})',
          'Tow for {{ car }} at {{ spot }} ({{ name }}, {{ phone }})',
        ),
        message: both(
          'Paso tu ubicación al taller. [Pon|Poné] las intermitentes y [espera|esperá] en un lugar seguro.',
          'I pass your location to the workshop. Put the hazard lights on and wait in a safe place.',
        ),
        closed: 'tow-closed',
      }),
    ],
  }),
  group('tow-closed', 4, {
    title: both('Taller cerrado', 'Workshop closed'),
    blocks: [
      then(
        say(
          'tow-closed-text',
          both(
            'El taller está cerrado ahora; te llamamos al abrir. Si no [puedes|podés] esperar, [pide|pedí] la grúa de tu seguro y que deje el auto en {{ business.name }}:\n\n{{ business.openingHoursText }}',
            'The workshop is closed now; we call you when we open. If you cannot wait, ask your insurer for a tow and have the car left at {{ business.name }}:\n\n{{ business.openingHoursText }}',
          ),
        ),
        'more',
      ),
    ],
  }),
];
