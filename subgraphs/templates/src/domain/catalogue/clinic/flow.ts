import { handOff, say, then } from '../../flow-plan/blocks.js';
import { group, variable, type BlockPlan, type FlowPlan, type GroupPlan } from '../../flow-plan/plan.js';
import { askYesNo } from '../../flow-plan/answers-in-parts.js';
import { choice, item, itemAs } from '../../flow-plan/questions.js';
import { askDayAndTime } from '../../flow-plan/times.js';
import { closing, placeSection } from '../../sections/closing.js';
import { confirmation } from '../../sections/confirmation.js';
import { personItem, placeItem, questionItem } from '../../sections/menu-items.js';
import { personSection } from '../../sections/person.js';
import { freeQuestion, sideTalk } from '../../sections/side-talk.js';
import { askName, askTelephone, visitor } from '../../sections/visitor.js';
import type { BusinessFacts } from '../../template.js';
import { both } from '../../voice.js';
import { emergencyAdvice } from '../emergency.js';
import { clinicSynonyms } from './synonyms.js';

const consent = variable(both('consentimiento', 'consent'), 'BOOLEAN');
const service = variable(both('servicio', 'service'));
const firstVisit = variable(both('paciente', 'patient'));

/** Appointments with consent before personal data, changes of them, emergencies to the emergency number; never a diagnosis. */
export function clinicFlow(facts: BusinessFacts): FlowPlan {
  return {
    synonyms: clinicSynonyms,
    groups: [
      welcome,
      ...sideTalk(0),
      emergency(facts.country),
      ...booking,
      services,
      changes,
      placeSection(1, facts),
      ...freeQuestion(1),
      ...confirmation({
        id: 'visit',
        column: 5,
        title: both('Revisar la cita', 'Check the appointment'),
        summary: both(
          'Solicitud de cita: **{{ servicio }}**, el {{ dia }}, {{ hora }}, a nombre de {{ nombre }} ({{ paciente }}), teléfono {{ telefono }}.',
          'Appointment request: **{{ service }}**, on {{ day }}, {{ time }}, for {{ name }} ({{ patient }}), phone {{ phone }}.',
        ),
        goal: both('Cita solicitada', 'Appointment requested'),
        done: both(
          'Gracias, {{ nombre }}. Recepción le confirma la hora por teléfono. Por favor llegue 10 minutos antes con una identificación y sus estudios recientes.',
          'Thank you, {{ name }}. Reception confirms the time by phone. Please come 10 minutes early with an identification and your recent results.',
        ),
        redo: 'book',
      }),
      ...personSection({ column: 3, consent: askConsent('after-hours-consent') }),
      ...closing(
        7,
        both(
          'Gracias por comunicarse con {{ business.name }}. Le deseamos un buen día.',
          'Thank you for contacting {{ business.name }}. We wish you a good day.',
        ),
      ),
    ],
  };
}

function askConsent(id: string): BlockPlan {
  return askYesNo(id, {
    prompt: both(
      'Para atender su solicitud necesito guardar su nombre y su teléfono o correo. Solo se usan para contactarle y puede pedir que se borren. ¿Está de acuerdo?',
      'To handle your request I need to keep your name and your phone number or e-mail address. They are only used to contact you, and you may ask for their removal. Do you agree?',
    ),
    into: consent,
    yes: both('Sí, acepto', 'Yes, I agree'),
    no: both('No acepto', 'I do not agree'),
    to: { no: 'no-consent' },
  });
}

const welcome = group('welcome', 0, {
  title: both('Bienvenida', 'Welcome'),
  blocks: [
    say(
      'greeting',
      both(
        'Bienvenido, bienvenida a {{ business.name }}. Soy un asistente automático: doy citas e información, pero no diagnósticos ni consejos médicos.',
        'Welcome to {{ business.name }}. I am an automated assistant: I arrange appointments and give information, but no diagnosis and no medical advice.',
      ),
    ),
    choice('menu', {
      prompt: both('¿En qué le ayudo?', 'How can I help you?'),
      items: [
        item('book', both('Solicitar una cita', 'Request an appointment'), 'book'),
        item('services', both('Servicios y precios', 'Services and prices'), 'services'),
        item('change', both('Cambiar o cancelar mi cita', 'Change or cancel my appointment'), 'changes'),
        placeItem,
        item('emergency', both('Es una urgencia', 'It is an emergency'), 'emergency'),
        questionItem,
        { ...personItem, label: both('Hablar con recepción', 'Talk to reception') },
      ],
    }),
  ],
});

function emergency(country: string): GroupPlan {
  const advice = emergencyAdvice(country);
  return group('emergency', 1, {
    title: both('Urgencias', 'Emergencies'),
    blocks: [
      say(
        'emergency-text',
        both(
          `**Si hay peligro para la vida** (dolor de pecho, dificultad para respirar, sangrado que no se detiene, desmayo), ${advice.es}. No espere una respuesta por este chat.`,
          `**If life is in danger** (chest pain, trouble breathing, bleeding that does not stop, fainting), ${advice.en}. Do not wait for an answer in this chat.`,
        ),
      ),
      choice('emergency-next', {
        prompt: both('Si no es grave, ¿cómo seguimos?', 'If it is not serious, how shall we go on?'),
        items: [
          item('person', both('Hablar con recepción', 'Talk to reception'), 'person'),
          item('book', both('Solicitar una cita', 'Request an appointment'), 'book'),
        ],
      }),
    ],
  });
}

const booking: GroupPlan[] = [
  group('book', 1, {
    title: both('Tipo de cita', 'Kind of appointment'),
    blocks: [
      say(
        'book-note',
        both(
          'No hace falta que cuente aquí sus síntomas: eso se habla en la consulta.',
          'There is no need to describe your symptoms here: you talk about them in the appointment.',
        ),
      ),
      choice('book-service', {
        prompt: both('¿Qué servicio necesita?', 'Which service do you need?'),
        into: service,
        hasServices: true,
        items: [
          itemAs(
            'unsure',
            both('No estoy seguro', 'I am not sure'),
            both('servicio por definir', 'service to be defined'),
          ),
        ],
      }),
      choice('book-first', {
        prompt: both('¿Es su primera visita con nosotros?', 'Is it your first visit to us?'),
        into: firstVisit,
        items: [
          itemAs('first', both('Sí, la primera', 'Yes, the first'), both('primera visita', 'first visit')),
          itemAs('known', both('No, ya soy paciente', 'No, I am a patient'), both('ya es paciente', 'known patient')),
        ],
        next: 'book-when',
      }),
    ],
  }),
  group('book-when', 2, {
    title: both('Día y hora', 'Day and time'),
    blocks: [
      ...askDayAndTime('book-day', {
        prompt: both('¿Qué día y a qué hora prefiere?', 'Which day and time do you prefer?'),
        into: visitor.day,
        hour: visitor.time,
        hint: both('Mañana a las 10, el lunes…', 'Tomorrow at 10, Monday…'),
        next: 'consent',
      }),
    ],
  }),
  group('consent', 3, {
    title: both('Consentimiento', 'Consent'),
    blocks: [then(askConsent('consent-choice'), 'book-who')],
  }),
  group('no-consent', 4, {
    title: both('Sin consentimiento', 'Without consent'),
    blocks: [
      then(
        say(
          'no-consent-text',
          both(
            'Lo entiendo: no guardo sus datos. Puede hacer su cita por teléfono o en recepción:\n\n{{ business.openingHoursText }}',
            'I understand: I keep no data of yours. You can make your appointment by phone or at reception:\n\n{{ business.openingHoursText }}',
          ),
        ),
        'more',
      ),
    ],
  }),
  group('book-who', 4, {
    title: both('Datos del paciente', 'Patient details'),
    blocks: [
      askName('book-name', {
        prompt: both('¿Cuál es el nombre completo del paciente?', 'What is the patient’s full name?'),
      }),
      askTelephone('book-phone', {
        prompt: both('¿A qué teléfono le confirmamos?', 'Which phone number should we confirm to?'),
        next: 'visit-check',
      }),
    ],
  }),
];

const services = group('services', 1, {
  title: both('Servicios y precios', 'Services and prices'),
  blocks: [
    say(
      'services-list',
      both(
        'Nuestros servicios:\n\n{{ business.servicesText }}\n\nAceptamos {{ business.paymentMethodsText }}.',
        'Our services:\n\n{{ business.servicesText }}\n\nWe accept {{ business.paymentMethodsText }}.',
      ),
    ),
    choice('services-next', {
      prompt: both('¿Desea solicitar una cita?', 'Would you like to request an appointment?'),
      items: [
        item('book', both('Sí, solicitar cita', 'Yes, request one'), 'book'),
        item('more', both('No por ahora', 'No, not now'), 'more'),
      ],
    }),
  ],
});

const changes = group('changes', 1, {
  title: both('Cambiar o cancelar', 'Change or cancel'),
  blocks: [
    handOff('changes-handoff', {
      reason: both('Quiere cambiar o cancelar su cita', 'Wants to change or cancel an appointment'),
      message: both(
        'Le comunico con recepción. Escriba a nombre de quién está la cita y para qué día era.',
        'I am connecting you with reception. Write whose name the appointment is under and which day it was for.',
      ),
    }),
  ],
});
