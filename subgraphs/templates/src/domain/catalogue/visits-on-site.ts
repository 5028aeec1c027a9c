import type { Script } from './script.js';

const phone = '33 1234 5678';

/** Visitors of the workshop and of the gym. */
export const visitsOnSite: readonly Script[] = [
  {
    template: 'workshop-appointments',
    locale: 'es',
    goal: 'Cita de taller',
    answers: [
      'Mi auto tiene una falla',
      'Nissan Versa 2019',
      'Frenos',
      'Seguir sin foto',
      'No estoy seguro',
      'Lo llevo yo',
      'jueves',
      '10:00',
      'Ana López',
      phone,
      'Sí, confirmar',
      'No, gracias',
      '4',
    ],
  },
  {
    template: 'workshop-appointments',
    locale: 'en',
    goal: 'Workshop appointment',
    answers: [
      'Maintenance and prices',
      'Battery change',
      'Ford Fiesta 2012',
      'Monday',
      '9:00 AM',
      'Ann Lee',
      phone,
      'Yes, confirm',
      'No, thanks',
      '5',
    ],
  },
  {
    template: 'workshop-appointments',
    locale: 'es',
    goal: 'Grúa solicitada',
    answers: ['Necesito una grúa', 'Av. Juárez y Libertad', 'Aveo 2015', 'Ana López', phone],
  },
  {
    template: 'gym-trials',
    locale: 'es',
    goal: 'Clase de prueba',
    answers: [
      'Horario de clases',
      'Sí, apartar clase',
      'Yoga',
      'jueves',
      '19:00',
      'Ana López',
      phone,
      'Sí, confirmar',
      'No, gracias',
      '5',
    ],
  },
  {
    template: 'gym-trials',
    locale: 'en',
    goal: 'Membership requested',
    answers: [
      'Plans and prices',
      'Get stronger',
      'Full monthly plan',
      'Join',
      'I write it here',
      'Ann Lee',
      phone,
      'ann@example.com',
      'No, thanks',
      '5',
    ],
  },
];
