import type { BotTemplate } from '../../template.js';
import { both } from '../../voice.js';
import { industries } from '../industries.js';
import { openOn, payments, service } from '../pieces.js';
import { workshopFlow } from './flow.js';
import { workshopKnowledge } from './knowledge.js';

/** Intake and appointments for a car workshop. */
export const workshop: BotTemplate = {
  id: '7e271a00-0000-4000-8000-000000000107',
  slug: 'workshop-appointments',
  industry: industries.workshop,
  version: 3,
  name: both('Recepción del taller', 'Workshop reception'),
  summary: both(
    'Pregunta por el auto y la falla, agenda la entrega, pide grúa cuando no circula y pasa el estado de la reparación.',
    'Asks about the car and its problem, books the drop-off, calls a tow when it does not drive, and passes on the state of a repair.',
  ),
  sampleName: both('tu taller', 'your workshop'),
  description: both(
    'Taller mecánico: mantenimiento, frenos, suspensión, diagnóstico y electricidad.',
    'Car workshop: maintenance, brakes, suspension, diagnosis and electrics.',
  ),
  tone: null,
  primaryColor: '#8A5A00',
  openingHours: [...openOn([1, 2, 3, 4, 5], '08:30-18:00'), ...openOn([6], '09:00-14:00')],
  services: [
    service('diagnosis', both('Diagnóstico con escáner', 'Scanner diagnosis'), { pesos: 450, minutes: 45 }),
    service('oil', both('Cambio de aceite y filtro', 'Oil and filter change'), {
      pesos: 950,
      isFrom: true,
      minutes: 60,
    }),
    service('tune-up', both('Mantenimiento mayor', 'Full service'), { pesos: 2_400, isFrom: true, minutes: 240 }),
    service('brakes', both('Frenos por eje', 'Brakes per axle'), { pesos: 1_200, isFrom: true, minutes: 120 }),
    service('alignment', both('Alineación y balanceo', 'Alignment and balancing'), { pesos: 600, minutes: 60 }),
    service('battery', both('Cambio de batería', 'Battery change'), { pesos: 250, minutes: 30 }),
    service('suspension', both('Revisión de suspensión', 'Suspension check'), { pesos: 350, minutes: 45 }),
    service('air', both('Aire acondicionado', 'Air conditioning'), { pesos: 900, isFrom: true, minutes: 90 }),
  ],
  paymentMethods: [payments.cash, payments.card, payments.transfer],
  prompts: [
    {
      id: '7e271a00-0000-4000-8000-000000000207',
      industryId: industries.workshop.id,
      name: both('Recepción del taller', 'Workshop reception'),
      role: both(
        'Recibes a los clientes de {{ business.name }}, un taller mecánico. Explicas servicios y precios de referencia y agendas la entrega del auto.',
        'You receive the customers of {{ business.name }}, a car workshop. You explain services and reference prices and book the drop-off.',
      ),
      tone: both(
        'Directo y honesto, sin palabras técnicas innecesarias.',
        'Direct and honest, without needless technical words.',
      ),
      limits: both(
        'No diagnostiques a distancia ni des un precio final: depende de la revisión. Si hay riesgo al conducir, recomienda la grúa.',
        'Do not diagnose from afar and give no final price: it depends on the inspection. If driving is risky, recommend a tow.',
      ),
      knowledge: both(
        'Usa los servicios con precio y duración y las preguntas frecuentes del taller.',
        'Use the services with price and duration and the frequent questions of the workshop.',
      ),
    },
  ],
  knowledge: () => workshopKnowledge,
  flow: workshopFlow,
};
