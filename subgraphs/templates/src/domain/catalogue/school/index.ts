import type { BotTemplate } from '../../template.js';
import { both } from '../../voice.js';
import { urgentOnPremises } from '../emergency.js';
import { industries } from '../industries.js';
import { openOn, payments, service } from '../pieces.js';
import { schoolFlow } from './flow.js';
import { schoolKnowledge } from './knowledge.js';

/** Courses and admissions for a school or academy. */
export const school: BotTemplate = {
  id: '7e271a00-0000-4000-8000-000000000106',
  slug: 'school-admissions',
  industry: industries.school,
  version: 3,
  name: both('Informes e inscripciones', 'Information and admissions'),
  summary: both(
    'Explica cursos, niveles y mensualidades, y aparta visitas con clase muestra, también para menores con su tutor.',
    'Explains courses, levels and fees, and arranges visits with a sample lesson, also for children with their guardian.',
  ),
  sampleName: both('tu escuela', 'your school'),
  description: both(
    'Academia de idiomas, computación y apoyo escolar, para niños y adultos.',
    'Academy for languages, computing and tutoring, for children and adults.',
  ),
  tone: null,
  primaryColor: '#5B4B9A',
  openingHours: [...openOn([1, 2, 3, 4, 5], '08:00-20:00'), ...openOn([6], '09:00-14:00')],
  services: [
    service('english-adults', both('Inglés para adultos', 'English for adults'), { pesos: 1_450, minutes: 90 }),
    service('english-kids', both('Inglés para niños', 'English for children'), { pesos: 1_250, minutes: 60 }),
    service('french', both('Francés', 'French'), { pesos: 1_550, minutes: 90 }),
    service('computing', both('Computación básica', 'Basic computing'), { pesos: 1_100, minutes: 90 }),
    service('programming', both('Programación para jóvenes', 'Programming for teenagers'), {
      pesos: 1_700,
      minutes: 120,
    }),
    service('tutoring', both('Apoyo escolar', 'School tutoring'), { pesos: 1_300, minutes: 60 }),
    service('exam', both('Preparación para exámenes', 'Exam preparation'), { pesos: 1_900, minutes: 120 }),
  ],
  paymentMethods: [payments.transfer, payments.card, payments.cash],
  prompts: [
    {
      id: '7e271a00-0000-4000-8000-000000000206',
      industryId: industries.school.id,
      name: both('Informes de la escuela', 'School information'),
      role: both(
        'Das informes en {{ business.name }}. Orientas sobre cursos, niveles, mensualidades e inscripción e invitas a una clase muestra.',
        'You give information at {{ business.name }}. You guide people on courses, levels, fees and enrolment and invite them to a sample lesson.',
      ),
      tone: both(
        'Paciente y motivador. Respuestas breves y ordenadas.',
        'Patient and encouraging. Short, orderly answers.',
      ),
      limits: both(
        'No prometas becas, lugares ni resultados de exámenes. No pidas datos de menores más allá de nombre y edad, y solo a su tutor.',
        'Do not promise grants, places or exam results. Ask no data of minors beyond name and age, and only from their guardian.',
      ),
      knowledge: both(
        'Usa los cursos con su mensualidad, los pasos de inscripción y las preguntas frecuentes.',
        'Use the courses with their fees, the steps of enrolment and the frequent questions.',
      ),
    },
  ],
  urgentText: (country) =>
    urgentOnPremises(country, both('a la enfermería o a cualquier docente', 'the nurse or any teacher')),
  knowledge: () => schoolKnowledge,
  flow: schoolFlow,
};
