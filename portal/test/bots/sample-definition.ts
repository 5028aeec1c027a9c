import type { BotDefinition } from '@tertulia/flow-engine';
import { sampleDocument } from '../flow-editor/sample-flow.js';

/** A small bot: a flow, a service, hours on Mondays, a link. */
export function sampleDefinition(): BotDefinition {
  const { flow, variables } = sampleDocument();
  return {
    schemaVersion: 1,
    locale: 'es',
    locales: ['es'],
    tone: 'TU',
    profile: {
      name: 'Aurora',
      description: '',
      phones: ['+52 999 123 4567'],
      address: '',
      mapUrl: '',
      timeZone: 'America/Merida',
      currency: 'MXN',
      country: 'MX',
      openingHours: [{ weekday: 1, intervals: [{ opens: '09:00', closes: '18:00' }] }],
      exceptions: [],
      services: [
        { id: 's1', name: 'Corte', description: '', priceMinor: 28_000, isPriceFrom: false, durationMinutes: 45 },
      ],
      paymentMethods: [],
      links: [{ label: 'Página', url: 'https://aurora.example' }],
    },
    flows: [flow],
    variables,
    prompts: [],
    knowledge: [],
    theme: { primaryColor: '#112233', avatarText: 'A', position: 'RIGHT' },
    settings: { idleMinutes: 30, resumeHours: 24 },
  };
}
