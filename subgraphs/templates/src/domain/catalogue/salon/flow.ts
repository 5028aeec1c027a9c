import { branch, handOff, say } from '../../flow-plan/blocks.js';
import { group, variable, type FlowPlan, type GroupPlan } from '../../flow-plan/plan.js';
import { askOpenDay, askText, choice, item, itemAs } from '../../flow-plan/questions.js';
import { askOpenMoment } from '../../flow-plan/times.js';
import { closing, placeSection } from '../../sections/closing.js';
import { confirmation } from '../../sections/confirmation.js';
import { personItem, placeItem, questionItem } from '../../sections/menu-items.js';
import { personSection } from '../../sections/person.js';
import { freeQuestion, sideTalk } from '../../sections/side-talk.js';
import { askName, askTelephone, visitor } from '../../sections/visitor.js';
import type { BusinessFacts } from '../../template.js';
import { both } from '../../voice.js';
import { salonSynonyms } from './synonyms.js';

const service = variable(both('servicio', 'service'));
const stylist = variable(both('estilista', 'stylist'));
const appointment = variable(both('cita', 'appointment'));
const change = variable(both('cambio', 'change'));

/** Appointments by service, prices, changes of an appointment. */
export function salonFlow(facts: BusinessFacts): FlowPlan {
  return {
    synonyms: salonSynonyms,
    groups: [
      welcome,
      ...sideTalk(0),
      ...booking,
      prices,
      changes,
      placeSection(1, facts),
      ...freeQuestion(1),
      ...confirmation({
        id: 'booking',
        column: 4,
        title: both('Revisar la cita', 'Check the appointment'),
        summary: both(
          'Anoto **{{ servicio }}** ({{ servicio | price }}) con {{ estilista }} para el {{ dia }}, {{ hora }}, a nombre de {{ nombre }}, celular {{ telefono }}.',
          'I have **{{ service }}** ({{ service | price }}) with {{ stylist }} on {{ day }}, {{ time }}, for {{ name }}, mobile {{ phone }}.',
        ),
        goal: both('Cita solicitada', 'Appointment requested'),
        done: both(
          '¡Gracias, {{ nombre }}! Revisamos la agenda y [te|le|te] confirmamos la hora exacta por mensaje. Si algo cambia, [avísanos|avísenos|avisanos] por aquí.',
          'Thank you, {{ name }}! We check the diary and confirm the exact time by message. If anything changes, tell us here.',
        ),
        redo: 'book',
      }),
      ...personSection({ column: 4 }),
      ...closing(
        6,
        both(
          '¡Gracias por escribir a {{ business.name }}! Que [tengas|tenga|tengas] un lindo día.',
          'Thank you for writing to {{ business.name }}! Have a lovely day.',
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
        '¡Hola! Soy el asistente automático de {{ business.name }}. Puedo agendar [tu|su|tu] cita y decir[te|le|te] precios y horarios.',
        'Hi! I am the automated assistant of {{ business.name }}. I can book your appointment and tell you prices and hours.',
      ),
      both(
        '¡Bienvenida, bienvenido a {{ business.name }}! Soy un asistente automático: agendo citas y respondo dudas a cualquier hora.',
        'Welcome to {{ business.name }}! I am an automated assistant: I book appointments and answer questions at any time.',
      ),
    ),
    choice('menu', {
      prompt: both('¿En qué [te|le|te] ayudo?', 'How can I help you?'),
      items: [
        item('book', both('Agendar una cita', 'Book an appointment'), 'book'),
        item('prices', both('Servicios y precios', 'Services and prices'), 'prices'),
        item('change', both('Cambiar o cancelar mi cita', 'Change or cancel my appointment'), 'changes'),
        placeItem,
        questionItem,
        personItem,
      ],
    }),
  ],
});

const booking: GroupPlan[] = [
  group('book', 1, {
    title: both('Elegir servicio', 'Choose a service'),
    blocks: [
      choice('book-service', {
        prompt: both('¿Qué servicio [te|le|te] hacemos?', 'Which service would you like?'),
        into: service,
        hasServices: true,
        items: [item('advice', both('Quiero asesoría', 'I would like advice'), 'advice')],
      }),
      choice('book-stylist', {
        prompt: both('¿[Tienes|Tiene|Tenés] estilista de confianza?', 'Do you have a favourite stylist?'),
        into: stylist,
        items: [
          {
            ...itemAs(
              'any',
              both('No, con quien esté disponible', 'No, with whoever is free'),
              both('quien esté disponible', 'whoever is free'),
            ),
            to: 'book-when',
          },
          item('mine', both('Sí, con alguien en especial', 'Yes, somebody in particular')),
        ],
      }),
      askText('book-stylist-name', {
        prompt: both('¿Con quién?', 'With whom?'),
        into: stylist,
        maxLength: 60,
        next: 'book-when',
      }),
    ],
  }),
  group('book-when', 2, {
    title: both('Día y hora', 'Day and time'),
    blocks: [
      ...askOpenMoment({
        day: 'book-day',
        hour: 'book-time',
        group: 'book-when',
        into: { day: visitor.day, hour: visitor.time },
        prompts: {
          day: both('¿Qué día y a qué hora [te|le|te] queda bien?', 'Which day and time suit you?'),
          hour: both('¿A qué hora?', 'At what time?'),
        },
        hint: both('Mañana a las 5, el viernes…', 'Tomorrow at 5, Friday…'),
        next: 'book-who',
      }),
    ],
  }),
  group('book-who', 3, {
    title: both('Datos', 'Details'),
    blocks: [askName('book-name'), askTelephone('book-phone', { next: 'booking-check' })],
  }),
  group('advice', 2, {
    title: both('Asesoría', 'Advice'),
    blocks: [
      askText('advice-wish', {
        prompt: both(
          'Con gusto. [Cuéntame|Cuénteme|Contame]: ¿qué [buscas|busca|buscás] o cómo está [tu|su|tu] cabello hoy?',
          'With pleasure. Tell me: what are you looking for, or how is your hair today?',
        ),
        into: visitor.message,
        isLong: true,
        maxLength: 1000,
      }),
      handOff('advice-handoff', {
        reason: both('Quiere asesoría: {{ mensaje }}', 'Would like advice: {{ message }}'),
        message: both(
          'Gracias. Una persona del equipo lo lee y [te|le|te] recomienda qué hacer.',
          'Thank you. Somebody of the team reads it and tells you what they recommend.',
        ),
      }),
    ],
  }),
];

const prices = group('prices', 1, {
  title: both('Servicios y precios', 'Services and prices'),
  blocks: [
    say(
      'prices-list',
      both(
        'Estos son nuestros servicios:\n\n{{ business.servicesText }}\n\nAceptamos {{ business.paymentMethodsText }}.',
        'These are our services:\n\n{{ business.servicesText }}\n\nWe accept {{ business.paymentMethodsText }}.',
      ),
    ),
    choice('prices-next', {
      prompt: both('¿[Quieres|Quiere|Querés] agendar?', 'Would you like to book?'),
      items: [
        item('book', both('Sí, agendar', 'Yes, book'), 'book'),
        item('more', both('No por ahora', 'No, not now'), 'more'),
      ],
    }),
  ],
});

const changes = group('changes', 1, {
  title: both('Cambiar o cancelar', 'Change or cancel'),
  blocks: [
    choice('changes-kind', {
      prompt: both('¿Qué [necesitas|necesitás] hacer?', 'What do you need?'),
      into: change,
      items: [item('move', both('Cambiar la fecha', 'Move it')), item('cancel', both('Cancelar la cita', 'Cancel it'))],
    }),
    askName('changes-name', { prompt: both('¿A nombre de quién está la cita?', 'Whose name is it under?') }),
    askText('changes-when', {
      prompt: both('¿Para qué día y hora era?', 'Which day and time was it for?'),
      into: appointment,
      maxLength: 120,
    }),
    branch(
      'changes-is-move',
      { left: change, operator: 'EQUALS', right: both('Cambiar la fecha', 'Move it') },
      { otherwise: 'changes/changes-handoff' },
    ),
    askOpenDay('changes-new-day', {
      prompt: both('¿A qué día la pasamos?', 'Which day should we move it to?'),
      into: visitor.day,
    }),
    handOff('changes-handoff', {
      reason: both(
        '{{ cambio }}: {{ nombre }}, cita {{ cita }}. Nuevo día: {{ dia | date | default: "—" }}',
        '{{ change }}: {{ name }}, appointment {{ appointment }}. New day: {{ day | date | default: "—" }}',
      ),
      message: both(
        'Paso [tu|su|tu] solicitud al equipo para que la confirme aquí mismo.',
        'I pass your request to the team, who will confirm it right here.',
      ),
    }),
  ],
});
