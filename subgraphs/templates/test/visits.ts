/** One visitor of a template in one language, whose answers must reach a goal of that name. */
export interface Script {
  readonly template: string;
  readonly locale: 'es' | 'en';
  readonly goal: string;
  readonly answers: readonly string[];
}

const phone = '33 1234 5678';

export const scripts: readonly Script[] = [
  {
    template: 'salon-appointments',
    locale: 'es',
    goal: 'Cita solicitada',
    answers: [
      'agendar',
      'tinte',
      'con quien esté disponible',
      'el viernes',
      'por la tarde',
      'Ana López',
      phone,
      'sí, confirmar',
      'no',
      '5',
    ],
  },
  {
    template: 'salon-appointments',
    locale: 'en',
    goal: 'Appointment requested',
    answers: [
      'Book an appointment',
      'Manicure',
      'Yes, somebody in particular',
      'Rosa',
      'Saturday',
      'in the morning',
      'Ann Lee',
      phone,
      'Yes, confirm',
      'No, thanks',
      '4',
    ],
  },
  {
    template: 'restaurant-tables',
    locale: 'es',
    goal: 'Mesa solicitada',
    answers: [
      'Reservar mesa',
      '4',
      'sábado',
      '20:00',
      'Un cumpleaños',
      'Luis Pech',
      phone,
      'Sí, confirmar',
      'No, gracias',
      '5',
    ],
  },
  {
    template: 'restaurant-tables',
    locale: 'en',
    goal: 'Table requested',
    answers: [
      'See the menu',
      'Reserve a table',
      '2',
      'tomorrow',
      '7:00 PM',
      'No, just a meal',
      'Ann Lee',
      phone,
      'Yes, confirm',
      'No, thanks',
      '5',
    ],
  },
  {
    template: 'restaurant-tables',
    locale: 'es',
    goal: 'Pedido para llevar',
    answers: ['Pedir para llevar', '2 menús del día', 'Luis', phone],
  },
  {
    template: 'clinic-appointments',
    locale: 'es',
    goal: 'Cita solicitada',
    answers: [
      'Solicitar una cita',
      'Limpieza dental',
      'Sí, la primera',
      'lunes',
      'Por la mañana',
      'Sí, acepto',
      'Rosa Díaz',
      phone,
      'Sí, confirmar',
      'No, gracias',
      '5',
    ],
  },
  {
    template: 'clinic-appointments',
    locale: 'en',
    goal: 'Appointment requested',
    answers: [
      'Request an appointment',
      'General consultation',
      'I am a patient',
      'Monday',
      'In the afternoon',
      'Yes, I agree',
      'Ann Lee',
      phone,
      'Yes, confirm',
      'No, thanks',
      '3',
    ],
  },
];
