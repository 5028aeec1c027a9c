/** Everybody in the demo signs in with it; the data is marked as demo and lives on this machine. */
export const demoPassword = 'tertulia-demo-2026';

export interface DemoBot {
  /** Slug of the industry whose template it is made from. */
  industry: string;
  name: string;
  /** Conversations on an ordinary day. */
  perDay: number;
}

export interface DemoPerson {
  email: string;
  name: string;
  locale: 'es' | 'en';
  role: 'ORGANIZATION_ADMIN' | 'BOT_MANAGER' | 'VIEWER';
  /** Names of the bots that a BOT_MANAGER manages. */
  manages?: readonly string[];
}

export interface DemoConnection {
  connector: string;
  name: string;
  /** Names of the bots that may use it; empty for every bot. */
  bots: readonly string[];
  /** Values of the connector's fields. */
  fields: Readonly<Record<string, string>>;
}

export interface DemoWebhook {
  url: string;
  eventTypes: readonly ('HAND_OFF_REQUESTED' | 'GOAL_REACHED' | 'RATING_GIVEN')[];
}

export interface DemoSource {
  name: string;
  /** What was sent to it, oldest first. */
  calls: readonly object[];
}

/** Names of what the reports of a business have. */
export interface DemoReports {
  view: string;
  schedule: string;
}

export interface DemoBusiness {
  /** The same in every installation, so that making the demo again finds what a crash left behind. */
  id: string;
  name: string;
  country: string;
  timeZone: string;
  currency: string;
  phone: string;
  address: string;
  locale: 'es' | 'en';
  /** The first is the founder. */
  people: [DemoPerson, ...DemoPerson[]];
  bots: DemoBot[];
  connections?: readonly DemoConnection[];
  webhook?: DemoWebhook;
  source?: DemoSource;
  reports?: DemoReports;
  plan: 'PROFESSIONAL' | 'ENTERPRISE';
  /** The manifest of a connector of its own, which needs the plan ENTERPRISE. */
  connector?: object;
}

export const demoBusinesses: readonly DemoBusiness[] = [
  {
    id: '0198a000-0000-7000-8000-00000000a001',
    name: 'Salón Aurora',
    country: 'MX',
    timeZone: 'America/Merida',
    currency: 'MXN',
    phone: '+52 999 555 0142',
    address: 'Calle 60 número 412, Centro, Mérida',
    locale: 'es',
    people: [
      { email: 'ana@aurora.example', name: 'Ana Martínez', locale: 'es', role: 'ORGANIZATION_ADMIN' },
      {
        email: 'luis@aurora.example',
        name: 'Luis Pech',
        locale: 'es',
        role: 'BOT_MANAGER',
        manages: ['Salón Aurora'],
      },
      { email: 'vera@aurora.example', name: 'Vera Canul', locale: 'es', role: 'VIEWER' },
    ],
    bots: [
      { industry: 'salon', name: 'Salón Aurora', perDay: 13 },
      { industry: 'shop', name: 'Tienda Aurora', perDay: 5 },
    ],
    connections: [
      {
        connector: 'smtp',
        name: 'Correo del salón',
        bots: [],
        fields: {
          ...{ host: 'correo.aurora.example', port: '587', security: 'STARTTLS', user: 'citas@aurora.example' },
          ...{ password: 'clave-de-demostracion-4821', from: 'citas@aurora.example' },
        },
      },
      {
        connector: 'http',
        name: 'Agenda de citas',
        bots: ['Salón Aurora'],
        fields: {
          ...{ origin: 'https://agenda.aurora.example', scheme: 'BEARER' },
          secret: 'token-de-demostracion-7730',
        },
      },
    ],
    reports: { view: 'Este mes contra el anterior', schedule: 'Resumen de cada lunes' },
    webhook: {
      url: 'https://crm.aurora.example/tertulia',
      eventTypes: ['HAND_OFF_REQUESTED', 'GOAL_REACHED', 'RATING_GIVEN'],
    },
    source: {
      name: 'Pagos',
      calls: [
        { payment: 'p-2041', concept: 'Anticipo de tinte', amount: 350, currency: 'MXN', paid: true },
        { payment: 'p-2042', concept: 'Corte y peinado', amount: 480, currency: 'MXN', paid: true },
        { payment: 'p-2043', concept: 'Anticipo de alaciado', amount: 500, currency: 'MXN', paid: false },
        { payment: 'p-2044', concept: 'Manicure', amount: 260, currency: 'MXN', paid: true },
      ],
    },
    plan: 'PROFESSIONAL',
  },
  {
    id: '0198a000-0000-7000-8000-00000000a002',
    name: 'La Palma',
    country: 'CO',
    timeZone: 'America/Bogota',
    currency: 'COP',
    phone: '+57 601 555 0178',
    address: 'Carrera 7 número 45-20, Chapinero, Bogotá',
    locale: 'es',
    people: [
      { email: 'mateo@lapalma.example', name: 'Mateo Rojas', locale: 'es', role: 'ORGANIZATION_ADMIN' },
      { email: 'grace@lapalma.example', name: 'Grace Lee', locale: 'en', role: 'ORGANIZATION_ADMIN' },
    ],
    bots: [
      { industry: 'restaurant', name: 'Restaurante La Palma', perDay: 9 },
      { industry: 'gym', name: 'Gimnasio La Palma', perDay: 4 },
    ],
    plan: 'ENTERPRISE',
    connector: {
      name: 'reservas-palma',
      names: { es: 'Reservas de La Palma', en: 'Bookings of La Palma' },
      summary: { es: 'Guarda las reservas en el sistema del restaurante.', en: 'Stores bookings in the system.' },
      category: 'OTHER',
      baseUrl: 'https://reservas.lapalma.example/v1',
      auth: { kind: 'BEARER' },
      actions: [
        {
          name: 'addBooking',
          names: { es: 'Agregar una reserva', en: 'Add a booking' },
          inputs: [
            { name: 'person', labels: { es: 'A nombre de', en: 'Name' } },
            { name: 'seats', labels: { es: 'Personas', en: 'People' }, kind: 'NUMBER' },
          ],
          request: {
            method: 'POST',
            path: '/bookings',
            body: { person: '{{inputs.person}}', seats: '{{inputs.seats}}' },
          },
          mapping: { bookingId: '$.id' },
        },
      ],
      test: { path: '/me' },
    },
  },
];
