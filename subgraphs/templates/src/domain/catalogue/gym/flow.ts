import { goal, handOff, say, then } from '../../flow-plan/blocks.js';
import { group, variable, type FlowPlan, type GroupPlan } from '../../flow-plan/plan.js';
import { askMoment, askText, choice, hourItems, item, itemAs } from '../../flow-plan/questions.js';
import { askForm } from '../../flow-plan/answers-in-parts.js';
import { closing, placeSection } from '../../sections/closing.js';
import { confirmation } from '../../sections/confirmation.js';
import { personItem, placeItem, questionItem } from '../../sections/menu-items.js';
import { personSection } from '../../sections/person.js';
import { freeQuestion, sideTalk } from '../../sections/side-talk.js';
import { askName, askTelephone, visitor } from '../../sections/visitor.js';
import type { BusinessFacts } from '../../template.js';
import { both } from '../../voice.js';
import { gymSynonyms } from './synonyms.js';

const plan = variable(both('plan', 'plan'));
const aim = variable(both('objetivo', 'aim'));
const lesson = variable(both('clase', 'lesson'));
const request = variable(both('tramite', 'request'));

const lessons = [
  itemAs('functional', both('Funcional', 'Functional'), both('funcional', 'functional')),
  itemAs('spinning', both('Spinning', 'Spinning'), both('spinning', 'spinning')),
  itemAs('yoga', both('Yoga', 'Yoga'), both('yoga', 'yoga')),
  itemAs('dance', both('Baile', 'Dance'), both('baile', 'dance')),
  itemAs(
    'weights',
    both('Pesas con entrenador', 'Weights with a trainer'),
    both('pesas con entrenador', 'weights with a trainer'),
  ),
];

/** Memberships by goal, a trial class, the timetable, pauses and cancellations of a membership. */
export function gymFlow(facts: BusinessFacts): FlowPlan {
  return {
    synonyms: gymSynonyms,
    groups: [
      welcome,
      ...sideTalk(0),
      ...plans,
      ...trial,
      timetable,
      membership,
      placeSection(1, facts),
      ...freeQuestion(1),
      ...confirmation({
        id: 'trial',
        column: 4,
        title: both('Revisar la clase', 'Check the lesson'),
        summary: both(
          'Clase de prueba de **{{ clase }}** el {{ dia }}, {{ hora }}, a nombre de {{ nombre }}, celular {{ telefono }}.',
          'Trial lesson of **{{ lesson }}** on {{ day }}, {{ time }}, for {{ name }}, mobile {{ phone }}.',
        ),
        goal: both('Clase de prueba', 'Trial lesson'),
        done: both(
          '¡Nos vemos, {{ nombre }}! [Trae|Traé] ropa cómoda, toalla y agua, y [llega|llegá] 10 minutos antes.',
          'See you there, {{ name }}! Bring comfortable clothes, a towel and water, and come 10 minutes early.',
        ),
        redo: 'trial',
        after: [
          say(
            'trial-health',
            both(
              'Si [tienes|tenés] una lesión, estás embarazada o [tomas|tomás] medicamentos, [consulta|consultá] antes con tu médico y [avisa|avisá] al entrenador.',
              'If you have an injury, are pregnant or take medicines, ask your doctor first and tell the trainer.',
            ),
          ),
        ],
      }),
      ...personSection({ column: 3 }),
      ...closing(
        6,
        both(
          '¡Gracias por escribir a {{ business.name }}! Nos vemos entrenando.',
          'Thank you for writing to {{ business.name }}! See you at training.',
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
        '¡Hola! Soy el asistente automático de {{ business.name }}. Horario de hoy: {{ business.hoursToday }}.',
        'Hi! I am the automated assistant of {{ business.name }}. Today’s hours: {{ business.hoursToday }}.',
      ),
      both(
        '¡Bienvenido, bienvenida a {{ business.name }}! Soy un asistente automático: te ayudo con planes, clases y tu primera prueba gratis.',
        'Welcome to {{ business.name }}! I am an automated assistant: I help with plans, lessons and your first free trial.',
      ),
    ),
    choice('menu', {
      prompt: both('¿Qué [necesitas|necesitás]?', 'What do you need?'),
      items: [
        item('plans', both('Planes y precios', 'Plans and prices'), 'plans'),
        item('trial', both('Clase de prueba gratis', 'Free trial lesson'), 'trial'),
        item('timetable', both('Horario de clases', 'Timetable of lessons'), 'timetable'),
        item('membership', both('Ya soy miembro', 'I am a member'), 'membership'),
        placeItem,
        questionItem,
        personItem,
      ],
    }),
  ],
});

const plans: GroupPlan[] = [
  group('plans', 1, {
    title: both('Objetivo y plan', 'Aim and plan'),
    blocks: [
      choice('plans-aim', {
        prompt: both('¿Cuál es tu objetivo?', 'What is your aim?'),
        into: aim,
        items: [
          itemAs('weight', both('Bajar de peso', 'Lose weight'), both('bajar de peso', 'lose weight')),
          itemAs('strength', both('Ganar fuerza', 'Get stronger'), both('ganar fuerza', 'get stronger')),
          itemAs('health', both('Moverme y sentirme bien', 'Move and feel well'), both('salud', 'health')),
        ],
      }),
      choice('plans-pick', {
        prompt: both(
          'Todos los planes incluyen una valoración inicial. ¿Cuál te interesa?',
          'All plans include a first assessment. Which one interests you?',
        ),
        into: plan,
        hasServices: true,
        items: [item('more', both('Ninguno por ahora', 'None for now'), 'more')],
        next: 'plan-detail',
      }),
    ],
  }),
  group('plan-detail', 2, {
    title: both('Detalle del plan', 'Plan details'),
    blocks: [
      say(
        'plan-text',
        both(
          '**{{ plan }}**: {{ plan | price }}. Para {{ objetivo }}, un entrenador te arma la rutina en la primera semana. Sin plazo forzoso.',
          '**{{ plan }}**: {{ plan | price }}. To {{ aim }}, a trainer plans your routine in the first week. No minimum term.',
        ),
      ),
      choice('plan-next', {
        prompt: both('¿Cómo seguimos?', 'How shall we go on?'),
        items: [
          item('join', both('Inscribirme', 'Join'), 'join'),
          item('trial', both('Probar antes', 'Try first'), 'trial'),
          item('other', both('Ver otro plan', 'See another plan'), 'plans/plans-pick'),
        ],
      }),
    ],
  }),
  group('join', 3, {
    title: both('Inscripción', 'Joining'),
    blocks: [
      askForm('join-details', {
        prompt: both(
          'Con estos datos te enviamos el contrato. No [pagas|pagás] nada todavía.',
          'With these details we send you the contract. You pay nothing yet.',
        ),
        fields: [
          { id: 'name', kind: 'TEXT', label: both('Nombre completo', 'Full name'), into: visitor.name },
          { id: 'phone', kind: 'PHONE', label: both('Celular', 'Mobile number'), into: visitor.phone },
          { id: 'email', kind: 'EMAIL', label: both('Correo', 'E-mail address'), into: visitor.email },
        ],
        submit: both('Enviar', 'Send'),
      }),
      goal('join-goal', both('Inscripción solicitada', 'Membership requested')),
      then(
        say(
          'join-thanks',
          both(
            '¡Te damos la bienvenida, {{ nombre }}! Te mandamos a {{ correo }} el contrato de {{ plan }}, y [pagas|pagás] al llegar.',
            'Welcome to the team, {{ name }}! We send the contract for {{ plan }} to {{ email }}, and you pay when you come.',
          ),
        ),
        'more',
      ),
    ],
  }),
];

const trial: GroupPlan[] = [
  group('trial', 2, {
    title: both('Clase de prueba', 'Trial lesson'),
    blocks: [
      choice('trial-lesson', {
        prompt: both('¿Qué clase [quieres|querés] probar?', 'Which lesson would you like to try?'),
        into: lesson,
        items: lessons,
      }),
      ...askMoment({
        day: 'trial-day',
        hour: 'trial-time',
        group: 'trial',
        into: { day: visitor.day, hour: visitor.time },
        prompts: {
          day: both('¿Qué día y a qué hora?', 'Which day and time?'),
          hour: both('¿A qué hora?', 'At what time?'),
        },
        hint: both('Mañana a las 7, el jueves…', 'Tomorrow at 7, Thursday…'),
        hours: hourItems('07:00', '09:00', '18:00', '19:00', '20:00'),
        next: 'trial-who',
      }),
    ],
  }),
  group('trial-who', 3, {
    title: both('Datos', 'Details'),
    blocks: [
      askName('trial-name', { prompt: both('¿Cómo te llamas?', 'What is your name?') }),
      askTelephone('trial-phone', { next: 'trial-check' }),
    ],
  }),
];

const timetable = group('timetable', 1, {
  title: both('Horario de clases', 'Timetable'),
  blocks: [
    say(
      'timetable-text',
      both(
        'Nuestras clases:\n\n- **Funcional**: lunes a viernes, 7:00 y 19:00\n- **Spinning**: lunes, miércoles y viernes, 7:00, 18:00 y 20:00\n- **Yoga**: martes y jueves, 9:00 y 19:00\n- **Baile**: martes y jueves 18:00, sábado 9:00\n\nPara pesas, a cualquier hora que esté abierto.',
        'Our lessons:\n\n- **Functional**: Monday to Friday, 7:00 and 19:00\n- **Spinning**: Monday, Wednesday and Friday, 7:00, 18:00 and 20:00\n- **Yoga**: Tuesday and Thursday, 9:00 and 19:00\n- **Dance**: Tuesday and Thursday 18:00, Saturday 9:00\n\nWeights at any time while we are open.',
      ),
    ),
    choice('timetable-next', {
      prompt: both('¿[Pruebas|Probás] una gratis?', 'Would you like to try one for free?'),
      items: [
        item('trial', both('Sí, apartar clase', 'Yes, book one'), 'trial'),
        item('more', both('No por ahora', 'No, not now'), 'more'),
      ],
    }),
  ],
});

const membership = group('membership', 1, {
  title: both('Miembros', 'Members'),
  blocks: [
    choice('membership-request', {
      prompt: both('¿Qué [quieres|querés] hacer?', 'What would you like to do?'),
      into: request,
      items: [
        itemAs(
          'freeze',
          both('Congelar mi membresía', 'Pause my membership'),
          both('congelar membresía', 'pause membership'),
        ),
        itemAs('cancel', both('Cancelar', 'Cancel'), both('cancelar membresía', 'cancel membership')),
        itemAs('pay', both('Aclarar un pago', 'Ask about a payment'), both('aclarar un pago', 'payment question')),
      ],
    }),
    askName('membership-name', { prompt: both('¿A nombre de quién está?', 'In whose name is it?') }),
    askText('membership-detail', {
      prompt: both(
        '[Cuéntame|Contame] un poco más: desde cuándo y por qué.',
        'Tell me a little more: since when and why.',
      ),
      into: visitor.message,
      isLong: true,
      maxLength: 600,
    }),
    handOff('membership-handoff', {
      reason: both('{{ tramite }}: {{ nombre }}. {{ mensaje }}', '{{ request }}: {{ name }}. {{ message }}'),
      message: both(
        'Lo paso a administración para que te responda aquí.',
        'I pass it to the office, who answer you here.',
      ),
    }),
  ],
});
