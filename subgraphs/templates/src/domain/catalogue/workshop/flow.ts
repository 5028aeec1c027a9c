import { branch, goal, handOff, say, then } from '../../flow-plan/blocks.js';
import { group, personal, variable, type FlowPlan, type GroupPlan } from '../../flow-plan/plan.js';
import { askMoment, askText, choice, hourItems, item, itemAs } from '../../flow-plan/questions.js';
import { closing, placeSection } from '../../sections/closing.js';
import { confirmation } from '../../sections/confirmation.js';
import { personItem, placeItem, questionItem } from '../../sections/menu-items.js';
import { personSection } from '../../sections/person.js';
import { freeQuestion, sideTalk } from '../../sections/side-talk.js';
import { askName, askTelephone, visitor } from '../../sections/visitor.js';
import { both } from '../../voice.js';
import { workshopSynonyms } from './synonyms.js';

const car = variable(both('auto', 'car'));
const plate = personal(both('placa', 'plate'));
const problem = variable(both('falla', 'problem'));
const drives = variable(both('circula', 'drives'));
const spot = personal(both('lugar', 'spot'));

/** The car and its problem, a tow if it does not drive, an appointment, the status of a repair. */
export function workshopFlow(): FlowPlan {
  return {
    synonyms: workshopSynonyms,
    groups: [
      welcome,
      ...sideTalk(0),
      ...intake,
      ...tow,
      status,
      services,
      placeSection(1),
      ...freeQuestion(1),
      ...confirmation({
        id: 'drop-off',
        column: 4,
        title: both('Revisar la cita', 'Check the appointment'),
        summary: both(
          '**{{ auto }}**, {{ falla }}. Lo recibimos el {{ dia }}, {{ hora }}, a nombre de {{ nombre }}, celular {{ telefono }}.',
          '**{{ car }}**, {{ problem }}. We receive it on {{ day }}, {{ time }}, for {{ name }}, mobile {{ phone }}.',
        ),
        goal: both('Cita de taller', 'Workshop appointment'),
        done: both(
          'Listo, {{ nombre }}. [Trae|Traé] los documentos del auto. Antes de reparar te damos el diagnóstico y el presupuesto para que autorices.',
          'Done, {{ name }}. Bring the registration. Before we repair anything you get the diagnosis and the estimate to approve.',
        ),
        redo: 'intake',
      }),
      ...personSection({ column: 3 }),
      ...closing(
        6,
        both(
          'Gracias por escribir a {{ business.name }}. ¡Buen camino!',
          'Thank you for writing to {{ business.name }}. Drive safely!',
        ),
      ),
    ],
  };
}

const welcome = group('welcome', 0, {
  title: both('Bienvenida', 'Welcome'),
  blocks: [
    say(
      'greeting',
      both(
        '¡Hola! Soy el asistente automático de {{ business.name }}. Agendo citas, pido grúa y paso recados al taller.',
        'Hi! I am the automated assistant of {{ business.name }}. I make appointments, call a tow truck and pass messages to the workshop.',
      ),
    ),
    choice('menu', {
      prompt: both('¿En qué te ayudamos?', 'How can we help you?'),
      items: [
        item('repair', both('Mi auto tiene una falla', 'My car has a problem'), 'intake'),
        item('service', both('Mantenimiento y precios', 'Maintenance and prices'), 'services'),
        item('status', both('¿Ya está mi auto?', 'Is my car ready?'), 'status'),
        item('tow', both('Necesito una grúa', 'I need a tow truck'), 'tow'),
        placeItem,
        questionItem,
        personItem,
      ],
    }),
  ],
});

const intake: GroupPlan[] = [
  group('intake', 1, {
    title: both('El auto y la falla', 'The car and its problem'),
    blocks: [
      askText('intake-car', {
        prompt: both('¿Qué auto es? Marca, modelo y año.', 'Which car is it? Make, model and year.'),
        into: car,
        hint: both('Nissan Versa 2019', 'Nissan Versa 2019'),
        minLength: 3,
        maxLength: 80,
      }),
      choice('intake-problem', {
        prompt: both('¿Qué le pasa?', 'What is wrong?'),
        into: problem,
        items: [
          itemAs('brakes', both('Frenos', 'Brakes'), both('frenos', 'brakes')),
          itemAs(
            'engine',
            both('Motor o se calienta', 'Engine or overheating'),
            both('motor o temperatura', 'engine or overheating'),
          ),
          itemAs('light', both('Luz en el tablero', 'Dashboard light'), both('luz en el tablero', 'dashboard light')),
          itemAs('battery', both('No arranca', 'It does not start'), both('no arranca', 'does not start')),
          itemAs(
            'tyres',
            both('Llantas o dirección', 'Tyres or steering'),
            both('llantas o dirección', 'tyres or steering'),
          ),
          item('other', both('Otra cosa', 'Something else'), 'intake-other'),
        ],
        next: 'intake-drives',
      }),
    ],
  }),
  group('intake-other', 2, {
    title: both('Otra falla', 'Another problem'),
    blocks: [
      askText('intake-other-text', {
        prompt: both('[Cuéntame|Contame] qué hace y desde cuándo.', 'Tell me what it does, and since when.'),
        into: problem,
        isLong: true,
        maxLength: 600,
        next: 'intake-drives',
      }),
    ],
  }),
  group('intake-drives', 2, {
    title: both('¿Circula?', 'Does it drive?'),
    blocks: [
      choice('intake-drives-choice', {
        prompt: both('¿El auto puede circular con seguridad?', 'Can the car be driven safely?'),
        into: drives,
        items: [
          itemAs('yes', both('Sí', 'Yes'), both('sí', 'yes')),
          { ...itemAs('no', both('No', 'No'), both('no', 'no')), to: 'tow' },
          {
            ...itemAs('unsure', both('No estoy seguro', 'I am not sure'), both('no sabe', 'not sure')),
            to: 'tow-advice',
          },
        ],
        next: 'drop-off',
      }),
    ],
  }),
  group('drop-off', 3, {
    title: both('Cita', 'Appointment'),
    blocks: [
      ...askMoment({
        day: 'drop-off-day',
        hour: 'drop-off-time',
        group: 'drop-off',
        into: { day: visitor.day, hour: visitor.time },
        prompts: {
          day: both('¿Qué día y a qué hora lo [traes|traés]?', 'Which day and time will you bring it?'),
          hour: both('¿A qué hora lo [dejas|dejás]?', 'At what time will you leave it?'),
        },
        hint: both('Mañana a las 9, el lunes…', 'Tomorrow at 9, Monday…'),
        hours: hourItems('09:00', '10:00', '11:00', '12:00', '16:00'),
        next: 'drop-off/drop-off-name',
      }),
      askName('drop-off-name'),
      askTelephone('drop-off-phone', { next: 'drop-off-check' }),
    ],
  }),
];

const tow: GroupPlan[] = [
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

const status = group('status', 1, {
  title: both('Estado de la reparación', 'State of the repair'),
  blocks: [
    askText('status-plate', {
      prompt: both('¿Cuál es la placa?', 'What is the number plate?'),
      into: plate,
      hint: both('ABC-123', 'ABC-123'),
      pattern: '[A-Za-z0-9][A-Za-z0-9 -]{3,9}',
      failed: 'person',
    }),
    handOff('status-handoff', {
      reason: both('Pregunta por el auto con placa {{ placa }}', 'Asks about the car with plate {{ plate }}'),
      message: both(
        'Pregunto en el taller por la placa {{ placa }}.',
        'I am asking in the workshop about plate {{ plate }}.',
      ),
    }),
  ],
});

const services = group('services', 1, {
  title: both('Mantenimiento y precios', 'Maintenance and prices'),
  blocks: [
    say(
      'services-list',
      both(
        'Precios de referencia, con mano de obra; los repuestos dependen del auto:\n\n{{ business.servicesText }}',
        'Reference prices with labour; parts depend on the car:\n\n{{ business.servicesText }}',
      ),
    ),
    choice('services-pick', {
      prompt: both('¿Agendamos alguno?', 'Shall we book one?'),
      into: problem,
      hasServices: true,
      items: [item('more', both('No por ahora', 'No, not now'), 'more')],
    }),
    then(
      askText('services-car', {
        prompt: both('¿Para qué auto? Marca, modelo y año.', 'For which car? Make, model and year.'),
        into: car,
        maxLength: 80,
      }),
      'drop-off',
    ),
  ],
});
