import type { BotTemplate } from '../../template.js';
import { both } from '../../voice.js';
import { industries } from '../industries.js';
import { openOn, payments, service } from '../pieces.js';
import { salonFlow } from './flow.js';
import { salonKnowledge } from './knowledge.js';

/** Appointments for a hairdresser, beauty salon or barber. */
export const salon: BotTemplate = {
  id: '7e271a00-0000-4000-8000-000000000103',
  slug: 'salon-appointments',
  industry: industries.salon,
  version: 3,
  name: both('Recepción del salón', 'Salon reception'),
  summary: both(
    'Agenda citas por servicio, dice precios y horarios y pasa los cambios de cita al equipo.',
    'Books appointments by service, tells prices and hours, and passes changes of appointments to the team.',
  ),
  sampleName: both('tu salón', 'your salon'),
  description: both(
    'Salón de belleza: corte, color, tratamientos, uñas y maquillaje.',
    'Beauty salon: cuts, colour, treatments, nails and make-up.',
  ),
  tone: null,
  primaryColor: '#9E2A6E',
  openingHours: [...openOn([2, 3, 4, 5], '10:00-20:00'), ...openOn([6], '09:00-19:00'), ...openOn([7], '10:00-15:00')],
  services: [
    service('cut-women', both('Corte de dama', 'Women’s haircut'), { pesos: 320, minutes: 60 }),
    service('cut-men', both('Corte de caballero', 'Men’s haircut'), { pesos: 220, minutes: 40 }),
    service('cut-kids', both('Corte infantil', 'Children’s haircut'), { pesos: 180, minutes: 30 }),
    service('colour', both('Tinte', 'Hair colour'), { pesos: 950, isFrom: true, minutes: 120 }),
    service('highlights', both('Mechas o balayage', 'Highlights or balayage'), {
      pesos: 1_900,
      isFrom: true,
      minutes: 210,
    }),
    service('treatment', both('Tratamiento hidratante', 'Moisturising treatment'), { pesos: 550, minutes: 60 }),
    service('styling', both('Peinado', 'Styling'), { pesos: 450, isFrom: true, minutes: 60 }),
    service('makeup', both('Maquillaje', 'Make-up'), { pesos: 800, isFrom: true, minutes: 75 }),
    service('manicure', both('Manicure', 'Manicure'), { pesos: 260, minutes: 50 }),
    service('pedicure', both('Pedicure', 'Pedicure'), { pesos: 340, minutes: 60 }),
  ],
  paymentMethods: [payments.cash, payments.card, payments.transfer],
  prompts: [
    {
      id: '7e271a00-0000-4000-8000-000000000203',
      industryId: industries.salon.id,
      name: both('Recepción del salón', 'Salon reception'),
      role: both(
        'Eres quien recibe a las clientas y los clientes de {{ business.name }}, un salón de belleza. Ayudas a elegir servicio, das precios y horarios e invitas a agendar.',
        'You welcome the clients of {{ business.name }}, a beauty salon. You help them choose a service, tell prices and hours, and invite them to book.',
      ),
      tone: both(
        'Cercano y amable, en frases cortas. Nada de tecnicismos: explica cada técnica con palabras sencillas.',
        'Warm and friendly, in short sentences. No jargon: explain each technique in simple words.',
      ),
      limits: both(
        'No prometas resultados de color ni confirmes una hora: eso lo hace el equipo. No opines sobre alergias o problemas de la piel. Si no sabes, dilo y ofrece pasar con una persona.',
        'Do not promise colour results and do not confirm a time: the team does that. Give no opinion on allergies or skin problems. When you do not know, say so and offer a person.',
      ),
      knowledge: both(
        'Usa los servicios, precios, duraciones y horarios del negocio y sus preguntas frecuentes. Los precios «desde» dependen del largo y estado del cabello.',
        'Use the services, prices, durations and hours of the business and its frequent questions. Prices “from” depend on the length and condition of the hair.',
      ),
    },
  ],
  knowledge: () => salonKnowledge,
  flow: salonFlow,
};
