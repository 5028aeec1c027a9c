import { handOff, say, then } from '../../flow-plan/blocks.js';
import { askPicture } from '../../flow-plan/answers-in-parts.js';
import { group, personal, variable, type FlowPlan, type GroupPlan, type VariablePlan } from '../../flow-plan/plan.js';
import { askMoment, askText, choice, hourItems, item, itemAs } from '../../flow-plan/questions.js';
import { closing, placeSection } from '../../sections/closing.js';
import { confirmation } from '../../sections/confirmation.js';
import { personItem, placeItem, questionItem } from '../../sections/menu-items.js';
import { personSection } from '../../sections/person.js';
import { freeQuestion, sideTalk } from '../../sections/side-talk.js';
import { askName, askTelephone, visitor } from '../../sections/visitor.js';
import type { BusinessFacts } from '../../template.js';
import { both } from '../../voice.js';
import { car, tow } from './tow.js';
import { workshopSynonyms } from './synonyms.js';

const plate = personal(both('placa', 'plate'));
const problem = variable(both('falla', 'problem'));
const drives = variable(both('circula', 'drives'));
const photo: VariablePlan = { name: both('foto', 'photo'), type: 'JSON', isPersonalData: true };

/** The car and its problem, a tow if it does not drive, an appointment, the status of a repair. */
export function workshopFlow(facts: BusinessFacts): FlowPlan {
  return {
    synonyms: workshopSynonyms,
    groups: [
      welcome,
      ...sideTalk(0),
      ...intake,
      ...tow,
      status,
      services,
      placeSection(1, facts),
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
        next: 'intake-photo',
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
        next: 'intake-photo',
      }),
    ],
  }),
  group('intake-photo', 2, {
    title: both('Foto', 'Picture'),
    blocks: [
      askPicture('intake-photo-file', {
        prompt: both(
          '¿Nos [mandas|mandás] una foto? Del tablero, de la llanta o de lo que se ve: ayuda a preparar el diagnóstico.',
          'Could you send us a picture? Of the dashboard, the tyre or what can be seen: it helps to prepare the diagnosis.',
        ),
        into: photo,
        skip: both('Seguir sin foto', 'Continue without a picture'),
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
