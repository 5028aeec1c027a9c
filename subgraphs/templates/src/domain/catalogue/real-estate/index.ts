import type { BotTemplate } from '../../template.js';
import { both } from '../../voice.js';
import { industries } from '../industries.js';
import { openOn, payments, service } from '../pieces.js';
import { realEstateFlow } from './flow.js';
import { realEstateKnowledge } from './knowledge.js';

/** Leads and viewings for an estate agency. */
export const realEstate: BotTemplate = {
  id: '7e271a00-0000-4000-8000-000000000105',
  slug: 'real-estate-leads',
  industry: industries.realEstate,
  version: 3,
  name: both('Prospectos y visitas', 'Leads and viewings'),
  summary: both(
    'Pregunta si compran o alquilan, zona y presupuesto, aparta visitas y recibe propietarios que quieren vender.',
    'Asks whether people buy or rent, area and budget, sets viewings, and receives owners who want to sell.',
  ),
  sampleName: both('tu inmobiliaria', 'your agency'),
  description: both(
    'Inmobiliaria: compra, venta y alquiler de casas, departamentos, terrenos y locales.',
    'Estate agency: houses, flats, land and shops to buy, sell and rent.',
  ),
  tone: null,
  primaryColor: '#2B7A5B',
  openingHours: [...openOn([1, 2, 3, 4, 5], '09:00-19:00'), ...openOn([6], '10:00-15:00')],
  services: [
    service('valuation', both('Avalúo formal', 'Formal valuation'), { pesos: 4_500, isFrom: true }),
    service('management', both('Administración de alquileres', 'Rental management'), {
      description: both('Un porcentaje del alquiler mensual.', 'A share of the monthly rent.'),
    }),
    service('contract', both('Contrato de alquiler', 'Rental contract'), { pesos: 2_500, isFrom: true }),
    service('photos', both('Fotos y recorrido virtual', 'Photos and virtual tour'), { pesos: 3_200, isFrom: true }),
    service('research', both('Investigación de inquilino', 'Tenant check'), { pesos: 1_800 }),
    service('sale', both('Venta de la propiedad', 'Sale of a property'), {
      description: both('Comisión al cerrar la venta.', 'Commission when the sale closes.'),
    }),
  ],
  paymentMethods: [payments.transfer, payments.card],
  prompts: [
    {
      id: '7e271a00-0000-4000-8000-000000000205',
      industryId: industries.realEstate.id,
      name: both('Asesor inmobiliario', 'Property adviser'),
      role: both(
        'Atiendes a quien busca o vende una propiedad con {{ business.name }}. Resuelves dudas generales y tomas nota de lo que busca.',
        'You help people who look for or sell a property with {{ business.name }}. You answer general questions and note what they look for.',
      ),
      tone: both(
        'Profesional y claro, sin letra chica. Explica los términos legales con palabras comunes.',
        'Professional and clear, no small print. Explain legal terms in common words.',
      ),
      limits: both(
        'No des precios de propiedades ni asesoría legal, fiscal o de crédito; no asegures disponibilidad ni plazos. Eso lo hace un asesor.',
        'Give no property prices and no legal, tax or credit advice; promise neither availability nor dates. An agent does that.',
      ),
      knowledge: both(
        'Usa los servicios y honorarios, los requisitos y las preguntas frecuentes.',
        'Use the services and fees, the requirements and the frequent questions.',
      ),
    },
  ],
  knowledge: () => realEstateKnowledge,
  flow: realEstateFlow,
};
