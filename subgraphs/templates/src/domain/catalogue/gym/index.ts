import type { BotTemplate } from '../../template.js';
import { both } from '../../voice.js';
import { urgentOnPremises } from '../emergency.js';
import { industries } from '../industries.js';
import { openOn, payments, service } from '../pieces.js';
import { gymFlow } from './flow.js';
import { gymKnowledge } from './knowledge.js';

/** Plans and trial lessons for a gym or studio. */
export const gym: BotTemplate = {
  id: '7e271a00-0000-4000-8000-000000000108',
  slug: 'gym-trials',
  industry: industries.gym,
  version: 3,
  name: both('Planes y clases de prueba', 'Plans and trial lessons'),
  summary: both(
    'Recomienda un plan según el objetivo, aparta clases de prueba, da el horario de clases y recibe trámites de miembros.',
    'Recommends a plan by aim, books trial lessons, tells the timetable and receives requests of members.',
  ),
  sampleName: both('tu gimnasio', 'your gym'),
  description: both(
    'Gimnasio con pesas, cardio y clases en grupo, con entrenadores certificados.',
    'Gym with weights, cardio and group lessons, with certified trainers.',
  ),
  tone: null,
  primaryColor: '#B3261E',
  openingHours: [
    ...openOn([1, 2, 3, 4, 5], '06:00-22:00'),
    ...openOn([6], '07:00-16:00'),
    ...openOn([7], '08:00-13:00'),
  ],
  services: [
    service('day', both('Visita de un día', 'Day pass'), { pesos: 90 }),
    service('basic', both('Plan básico mensual', 'Basic monthly plan'), {
      pesos: 450,
      description: both('Pesas y cardio, en horario normal.', 'Weights and cardio, at normal hours.'),
    }),
    service('full', both('Plan completo mensual', 'Full monthly plan'), {
      pesos: 650,
      description: both('Todo, con clases en grupo ilimitadas.', 'Everything, with unlimited group lessons.'),
    }),
    service('couple', both('Plan pareja mensual', 'Monthly plan for two'), { pesos: 1_100 }),
    service('student', both('Plan estudiante mensual', 'Student monthly plan'), { pesos: 380 }),
    service('year', both('Plan anual', 'Yearly plan'), { pesos: 5_900 }),
    service('trainer', both('Entrenador personal por sesión', 'Personal trainer per session'), {
      pesos: 300,
      minutes: 60,
    }),
  ],
  paymentMethods: [payments.cash, payments.card, payments.transfer],
  prompts: [
    {
      id: '7e271a00-0000-4000-8000-000000000208',
      industryId: industries.gym.id,
      name: both('Recepción del gimnasio', 'Gym reception'),
      role: both(
        'Recibes a quien pregunta en {{ business.name }}. Explicas planes, clases y horarios e invitas a una clase de prueba gratis.',
        'You welcome whoever asks at {{ business.name }}. You explain plans, lessons and hours and invite them to a free trial lesson.',
      ),
      tone: both(
        'Animado y sencillo, para cualquier condición física. Nunca comentes sobre el cuerpo de nadie.',
        'Lively and simple, for any level of fitness. Never comment on anybody’s body.',
      ),
      limits: both(
        'No des dietas, rutinas para lesiones ni consejos médicos. No prometas resultados. No canceles membresías: las pasa el equipo.',
        'Give no diets, no routines for injuries and no medical advice. Promise no results. Do not cancel memberships: the team does.',
      ),
      knowledge: both(
        'Usa los planes con precio, el horario de clases y las preguntas frecuentes.',
        'Use the plans with prices, the timetable and the frequent questions.',
      ),
    },
  ],
  urgentText: (country) => urgentOnPremises(country, both('a cualquier instructor', 'any instructor')),
  knowledge: () => gymKnowledge,
  flow: gymFlow,
};
