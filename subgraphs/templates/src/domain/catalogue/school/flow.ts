import { branch, say, then } from '../../flow-plan/blocks.js';
import { group, variable, personal, type FlowPlan, type GroupPlan } from '../../flow-plan/plan.js';
import { askNumber, askMoment, choice, item, itemAs, partsOfDay } from '../../flow-plan/questions.js';
import { closing, placeSection } from '../../sections/closing.js';
import { confirmation } from '../../sections/confirmation.js';
import { personItem, placeItem, questionItem } from '../../sections/menu-items.js';
import { personSection } from '../../sections/person.js';
import { freeQuestion, sideTalk } from '../../sections/side-talk.js';
import { askAddress, askName, askTelephone, visitor } from '../../sections/visitor.js';
import type { BusinessFacts } from '../../template.js';
import { both } from '../../voice.js';
import { schoolSynonyms } from './synonyms.js';

const course = variable(both('curso', 'course'));
const level = variable(both('nivel', 'level'));
const mode = variable(both('modalidad', 'mode'));
const student = variable(both('alumno', 'student'));
const age = { ...variable(both('edad', 'age'), 'NUMBER'), isPersonalData: true };
const guardian = personal(both('tutor', 'guardian'));

/** Courses by level, tuition, and a visit with a sample lesson; asks for a parent if the student is a child. */
export function schoolFlow(facts: BusinessFacts): FlowPlan {
  return {
    synonyms: schoolSynonyms,
    groups: [
      welcome,
      ...sideTalk(0),
      ...courses,
      tuition,
      enrolment,
      ...booking,
      placeSection(1, facts),
      ...freeQuestion(1),
      ...confirmation({
        id: 'visit',
        column: 5,
        title: both('Revisar la visita', 'Check the visit'),
        summary: both(
          'Visita y clase muestra de **{{ curso | default: "un curso por definir" }}** el {{ dia }}, {{ hora }}. Alumno: {{ nombre }}. Contacto: {{ telefono }}.',
          'Visit and sample lesson of **{{ course | default: "a course to be chosen" }}** on {{ day }}, {{ time }}. Student: {{ name }}. Contact: {{ phone }}.',
        ),
        goal: both('Visita solicitada', 'Visit requested'),
        done: both(
          '¡Te esperamos! La clase muestra no tiene costo. Coordinación te confirma la hora por mensaje.',
          'We look forward to seeing you! The sample lesson is free. The office confirms the time by message.',
        ),
        redo: 'visit-who',
      }),
      ...personSection({ column: 4 }),
      ...closing(
        7,
        both(
          'Gracias por tu interés en {{ business.name }}. ¡Hasta pronto!',
          'Thank you for your interest in {{ business.name }}. See you soon!',
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
        '¡Hola! Soy el asistente automático de {{ business.name }}. Te cuento de cursos, niveles y mensualidades, y puedo apartar una visita.',
        'Hi! I am the automated assistant of {{ business.name }}. I tell you about courses, levels and fees, and can arrange a visit.',
      ),
    ),
    choice('menu', {
      prompt: both('¿Qué te gustaría saber?', 'What would you like to know?'),
      items: [
        item('courses', both('Cursos y niveles', 'Courses and levels'), 'courses'),
        item('tuition', both('Mensualidades', 'Fees'), 'tuition'),
        item('enrolment', both('Cómo inscribirme', 'How to enrol'), 'enrolment'),
        item('visit', both('Agendar visita y clase muestra', 'Arrange a visit and sample lesson'), 'visit-who'),
        placeItem,
        questionItem,
        personItem,
      ],
    }),
  ],
});

const courses: GroupPlan[] = [
  group('courses', 1, {
    title: both('Cursos', 'Courses'),
    blocks: [
      choice('courses-pick', {
        prompt: both('¿Qué curso te interesa?', 'Which course interests you?'),
        into: course,
        hasServices: true,
        items: [],
      }),
      choice('courses-level', {
        prompt: both('¿Qué nivel [tienes|tenés] o [buscas|buscás]?', 'Which level do you have or look for?'),
        into: level,
        items: [
          itemAs('beginner', both('Principiante', 'Beginner'), both('principiante', 'beginner')),
          itemAs('middle', both('Intermedio', 'Intermediate'), both('intermedio', 'intermediate')),
          itemAs('advanced', both('Avanzado', 'Advanced'), both('avanzado', 'advanced')),
          {
            ...itemAs('unknown', both('No sé mi nivel', 'I do not know'), both('por definir', 'to be assessed')),
            to: 'placement',
          },
        ],
        next: 'course-detail',
      }),
    ],
  }),
  group('placement', 2, {
    title: both('Examen de nivel', 'Placement test'),
    blocks: [
      then(
        say(
          'placement-text',
          both(
            'No pasa nada: el día de la visita hacemos un examen de nivel de 20 minutos, sin costo.',
            'No problem: on the day of the visit we do a placement test of 20 minutes, free of charge.',
          ),
        ),
        'course-detail',
      ),
    ],
  }),
  group('course-detail', 3, {
    title: both('Detalle del curso', 'Course details'),
    blocks: [
      choice('course-mode', {
        prompt: both('¿Presencial o en línea?', 'In person or online?'),
        into: mode,
        items: [
          itemAs('classroom', both('Presencial', 'In person'), both('presencial', 'in person')),
          itemAs('online', both('En línea', 'Online'), both('en línea', 'online')),
        ],
      }),
      say(
        'course-text',
        both(
          '**{{ curso }}**, nivel {{ nivel }}, {{ modalidad }}: {{ curso | price }} al mes. Los grupos son de 12 personas como máximo.',
          '**{{ course }}**, level {{ level }}, {{ mode }}: {{ course | price }} a month. Groups have 12 people at most.',
        ),
      ),
      choice('course-next', {
        prompt: both('¿[Quieres|Querés] probar una clase muestra?', 'Would you like to try a sample lesson?'),
        items: [
          item('visit', both('Sí, apartar lugar', 'Yes, save a place'), 'visit-who'),
          item('other', both('Ver otro curso', 'See another course'), 'courses'),
          item('more', both('No por ahora', 'No, not now'), 'more'),
        ],
      }),
    ],
  }),
];

const tuition = group('tuition', 1, {
  title: both('Mensualidades', 'Fees'),
  blocks: [
    say(
      'tuition-list',
      both(
        'Mensualidades por curso:\n\n{{ business.servicesText }}\n\nAceptamos {{ business.paymentMethodsText }}. Hay 10 % de descuento para hermanos.',
        'Monthly fees by course:\n\n{{ business.servicesText }}\n\nWe accept {{ business.paymentMethodsText }}. Brothers and sisters get 10 % off.',
      ),
    ),
    choice('tuition-next', {
      prompt: both('¿Seguimos con un curso?', 'Shall we look at a course?'),
      items: [
        item('courses', both('Sí, ver cursos', 'Yes, see courses'), 'courses'),
        item('visit', both('Agendar visita', 'Arrange a visit'), 'visit-who'),
        item('more', both('No por ahora', 'No, not now'), 'more'),
      ],
    }),
  ],
});

const enrolment = group('enrolment', 1, {
  title: both('Inscripción', 'Enrolment'),
  blocks: [
    say(
      'enrolment-text',
      both(
        'Para inscribirte:\n\n1. Visita y clase muestra\n2. Examen de nivel, si hace falta\n3. Identificación y comprobante de domicilio\n4. Primer pago\n\nSi es menor de edad, firma su madre, padre o tutor.',
        'To enrol:\n\n1. Visit and sample lesson\n2. Placement test, if needed\n3. Identification and proof of address\n4. First payment\n\nFor a minor, a parent or guardian signs.',
      ),
    ),
    choice('enrolment-next', {
      prompt: both('¿Empezamos por la visita?', 'Shall we start with the visit?'),
      items: [
        item('visit', both('Sí, agendar', 'Yes, arrange it'), 'visit-who'),
        item('more', both('No, después', 'No, later'), 'more'),
      ],
    }),
  ],
});

const booking: GroupPlan[] = [
  group('visit-who', 2, {
    title: both('Alumno', 'Student'),
    blocks: [
      choice('visit-student', {
        prompt: both('¿Para quién es?', 'Who is it for?'),
        into: student,
        items: [
          itemAs('me', both('Para mí', 'For me'), both('yo', 'me')),
          itemAs('child', both('Para mi hija o hijo', 'For my child'), both('menor', 'child')),
        ],
      }),
      askName('visit-name', { prompt: both('¿Nombre del alumno?', 'Name of the student?') }),
      branch(
        'visit-is-child',
        { left: student, operator: 'EQUALS', right: both('menor', 'child') },
        { yes: 'visit-guardian', otherwise: 'visit-when' },
      ),
    ],
  }),
  group('visit-guardian', 3, {
    title: both('Madre, padre o tutor', 'Parent or guardian'),
    blocks: [
      askNumber('visit-age', { prompt: both('¿Qué edad tiene?', 'How old is the child?'), into: age, min: 3, max: 17 }),
      askName('visit-guardian-name', {
        prompt: both('¿Y tu nombre, como madre, padre o tutor?', 'And your name, as parent or guardian?'),
        into: guardian,
        next: 'visit-when',
      }),
    ],
  }),
  group('visit-when', 4, {
    title: both('Día y contacto', 'Day and contact'),
    blocks: [
      ...askMoment({
        day: 'visit-day',
        hour: 'visit-time',
        group: 'visit-when',
        into: { day: visitor.day, hour: visitor.time },
        prompts: {
          day: both('¿Qué día y a qué hora pueden venir?', 'Which day and time can you come?'),
          hour: both('¿En qué horario?', 'At what time?'),
        },
        hint: both('El sábado a las 10…', 'Saturday at 10…'),
        hours: partsOfDay,
        next: 'visit-when/visit-phone',
      }),
      askTelephone('visit-phone'),
      askAddress('visit-email', {
        prompt: both(
          '¿Un correo para enviarte el plan de estudios? [Escribe|Escribí] «omitir» si no hace falta.',
          'An e-mail address for the syllabus? Write “skip” if there is no need.',
        ),
        isOptional: true,
        next: 'visit-check',
      }),
    ],
  }),
];
