import type { BotDefinition } from '@tertulia/flow-engine';

const workday = [{ opens: '09:00', closes: '19:00' }];

/** A salon in Mexico City with ten entries, in Spanish and English. */
export const salon: Pick<BotDefinition, 'knowledge' | 'profile'> = {
  profile: {
    name: 'Salón Luz',
    description: 'Salón de belleza en el centro',
    phones: ['+52 55 1234 5678'],
    address: 'Av. Reforma 10\nCol. Centro, CDMX',
    mapUrl: 'https://maps.example.com/?q=salon-luz',
    timeZone: 'America/Mexico_City',
    currency: 'MXN',
    country: 'MX',
    openingHours: [
      ...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, intervals: workday })),
      { weekday: 6, intervals: [{ opens: '10:00', closes: '15:00' }] },
    ],
    exceptions: [{ date: '2026-12-25', label: 'Navidad', intervals: [] }],
    services: [
      {
        id: 's1',
        name: 'Corte de cabello',
        description: '',
        priceMinor: 28_000,
        isPriceFrom: false,
        durationMinutes: 45,
      },
      {
        id: 's2',
        name: 'Tinte completo',
        description: '',
        priceMinor: 95_000,
        isPriceFrom: true,
        durationMinutes: 120,
      },
      { id: 's3', name: 'Manicura', description: '', priceMinor: 22_000, isPriceFrom: false, durationMinutes: 40 },
      {
        id: 's4',
        name: 'Peinado de novia',
        description: '',
        priceMinor: null,
        isPriceFrom: false,
        durationMinutes: null,
      },
    ],
    paymentMethods: ['efectivo', 'tarjeta', 'transferencia'],
    links: [],
  },
  knowledge: [
    entry('parking', '¿Tienen estacionamiento?', 'Sí, hay estacionamiento gratis detrás del local.'),
    entry(
      'cancel',
      '¿Cómo cancelo o cambio mi cita?',
      'Avísanos con 4 horas de anticipación y cambiamos tu cita sin costo.',
    ),
    entry('pets', '¿Aceptan mascotas?', 'Sí, las mascotas pequeñas son bienvenidas.'),
    entry('wifi', '¿Hay wifi para clientes?', 'Sí, pide la clave en recepción.'),
    entry('kids', '¿Atienden niños?', 'Sí, cortamos el cabello a niños desde los 3 años.'),
    entry('invoice', '¿Dan factura?', 'Sí, envíanos tus datos fiscales y te mandamos la factura el mismo día.'),
    entry('gift', '¿Venden tarjetas de regalo?', 'Sí, desde 300 pesos y valen un año.'),
    entry('products', '¿Qué marcas de productos usan?', 'Usamos productos veganos sin amoniaco.'),
    entry('deposit', 'Do you require a deposit to book?', 'A deposit of 100 pesos confirms bookings over two hours.'),
    entry('wheelchair', 'Is the salon wheelchair accessible?', 'Yes, there is a ramp at the entrance.'),
    entry('late', 'What happens if I arrive late?', 'We wait 15 minutes, then the appointment is moved.'),
    entry('off', '¿Tienen sauna?', 'Respuesta apagada', false),
    entry('html', '¿Qué promociones hay?', '<b>2x1</b> en manicura <u>los martes</u>.'),
  ],
};

/** Wednesday 2026-11-25, 11:00 in Mexico City. */
export const wednesdayMorning = new Date('2026-11-25T17:00:00Z');

function entry(id: string, question: string, answer: string, isActive = true) {
  return { id, question, answer, isActive };
}
