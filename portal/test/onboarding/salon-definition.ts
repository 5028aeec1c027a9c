import type { Block, BotDefinition, FlowText } from '@tertulia/flow-engine';

const none: FlowText = {};
const text = (id: string, es: string): Block => ({ id, kind: 'text', options: { variations: [{ es }] } });

const menu: Block = {
  id: 'menu',
  kind: 'choiceInput',
  options: {
    prompt: { es: '¿Qué necesitas?' },
    variable: null,
    retry: none,
    retryLimit: 2,
    placeholder: none,
    isRequired: true,
    isMultiple: false,
    isSearchable: false,
    listVariable: null,
    items: ['Ver precios', 'Adiós'].map((label, index) => ({
      id: `item${index}`,
      label: { es: label },
      detail: none,
      value: null,
      condition: null,
    })),
  },
};

/** A bot that greets, states a price, answers questions from its price list and ends. */
export const salonDefinition: BotDefinition = {
  schemaVersion: 1,
  locale: 'es',
  locales: ['es'],
  tone: 'TU',
  profile: {
    name: 'tu salón',
    description: '',
    phones: [],
    address: '',
    mapUrl: '',
    timeZone: 'America/Mexico_City',
    currency: 'MXN',
    country: 'MX',
    openingHours: [],
    exceptions: [],
    services: [
      {
        id: 'cut',
        name: 'Corte de cabello',
        description: '',
        priceMinor: 28_000,
        isPriceFrom: false,
        durationMinutes: 45,
      },
    ],
    paymentMethods: [],
    links: [],
  },
  flows: [
    {
      id: 'main',
      name: 'Principal',
      events: [
        { id: 'start', kind: 'start', position: { x: 0, y: 0 } },
        { id: 'fallback', kind: 'fallback', position: { x: 0, y: 0 } },
      ],
      groups: [
        {
          id: 'welcome',
          title: 'Bienvenida',
          position: { x: 0, y: 0 },
          blocks: [text('hi', 'Hola, soy el asistente de {{ business.name }}.'), menu],
        },
        {
          id: 'prices',
          title: 'Precios',
          position: { x: 0, y: 0 },
          blocks: [
            text('list', 'El corte cuesta 280.'),
            { id: 'back', kind: 'jump', options: { target: { groupId: 'welcome', blockId: 'menu' } } },
          ],
        },
        {
          id: 'questions',
          title: 'Preguntas libres',
          position: { x: 0, y: 0 },
          blocks: [
            {
              id: 'answer',
              kind: 'aiResponse',
              options: { promptId: null, question: '', unknownText: { es: 'No lo sé todavía.' } },
            },
          ],
        },
        {
          id: 'bye',
          title: 'Fin',
          position: { x: 0, y: 0 },
          blocks: [text('bye', 'Hasta pronto.'), { id: 'end', kind: 'end', options: { message: none } }],
        },
      ],
      edges: [
        { id: 'e0', source: { kind: 'event', id: 'fallback' }, target: { groupId: 'questions' } },
        { id: 'e1', source: { kind: 'event', id: 'start' }, target: { groupId: 'welcome' } },
        { id: 'e2', source: { kind: 'port', id: 'menu', port: 'item0' }, target: { groupId: 'prices' } },
        { id: 'e3', source: { kind: 'port', id: 'menu', port: 'item1' }, target: { groupId: 'bye' } },
      ],
    },
  ],
  variables: [],
  prompts: [],
  knowledge: [],
  theme: { primaryColor: '#9E2A6E', avatarText: 'TS', position: 'RIGHT' },
  settings: { idleMinutes: 30, resumeHours: 24 },
};
