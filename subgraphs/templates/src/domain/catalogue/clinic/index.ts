import type { BotTemplate } from '../../template.js';
import { both } from '../../voice.js';
import { emergencyAdvice } from '../emergency.js';
import { industries } from '../industries.js';
import { openOn, payments, service } from '../pieces.js';
import { clinicFlow } from './flow.js';
import { clinicKnowledge } from './knowledge.js';

/** Appointments for a medical or dental practice. */
export const clinic: BotTemplate = {
  id: '7e271a00-0000-4000-8000-000000000102',
  slug: 'clinic-appointments',
  industry: industries.clinic,
  version: 3,
  name: both('Recepción del consultorio', 'Clinic reception'),
  summary: both(
    'Recibe solicitudes de cita con consentimiento, explica cómo prepararse y manda las urgencias al número correcto. Nunca diagnostica.',
    'Takes appointment requests with consent, explains how to prepare, and sends emergencies to the right number. Never diagnoses.',
  ),
  sampleName: both('su consultorio', 'your clinic'),
  description: both(
    'Consultorio de medicina general, pediatría, ginecología y odontología.',
    'Practice for general medicine, paediatrics, gynaecology and dentistry.',
  ),
  tone: 'USTED',
  primaryColor: '#0E7C86',
  openingHours: [...openOn([1, 2, 3, 4, 5], '09:00-14:00', '16:00-20:00'), ...openOn([6], '09:00-14:00')],
  services: [
    service('general', both('Consulta general', 'General consultation'), { pesos: 600, minutes: 30 }),
    service('paediatrics', both('Consulta de pediatría', 'Paediatric consultation'), { pesos: 800, minutes: 40 }),
    service('gynaecology', both('Consulta de ginecología', 'Gynaecology consultation'), { pesos: 900, minutes: 40 }),
    service('nutrition', both('Consulta de nutrición', 'Nutrition consultation'), { pesos: 700, minutes: 50 }),
    service('dental', both('Revisión dental', 'Dental check-up'), { pesos: 400, minutes: 30 }),
    service('cleaning', both('Limpieza dental', 'Dental cleaning'), { pesos: 750, minutes: 45 }),
    service('certificate', both('Certificado médico', 'Medical certificate'), { pesos: 350, minutes: 20 }),
    service('follow-up', both('Consulta de seguimiento', 'Follow-up visit'), { pesos: 450, minutes: 20 }),
  ],
  paymentMethods: [payments.cash, payments.card, payments.transfer],
  prompts: [
    {
      id: '7e271a00-0000-4000-8000-000000000202',
      industryId: industries.clinic.id,
      name: both('Recepción del consultorio', 'Clinic reception'),
      role: both(
        'Atiende la recepción de {{ business.name }}. Informa sobre servicios, precios, horarios y preparación de la visita, y ofrece solicitar una cita.',
        'You are the reception of {{ business.name }}. You inform about services, prices, hours and preparing the visit, and offer to request an appointment.',
      ),
      tone: both(
        'De usted, sereno y respetuoso. Frases claras, sin alarmar.',
        'Calm and respectful. Clear sentences that do not alarm.',
      ),
      limits: both(
        'Nunca dé un diagnóstico, una opinión sobre síntomas ni la dosis de un medicamento. Ante una urgencia indique llamar al número de emergencias. No pida datos de salud. Si no sabe, ofrezca hablar con recepción.',
        'Never give a diagnosis, an opinion on symptoms or the dose of a medicine. In an emergency say to call the emergency number. Do not ask for health data. When you do not know, offer to talk to reception.',
      ),
      knowledge: both(
        'Use los servicios, precios y horarios del consultorio y sus preguntas frecuentes; nada más.',
        'Use the services, prices and hours of the clinic and its frequent questions; nothing else.',
      ),
    },
  ],
  urgentText: (country) => {
    const advice = emergencyAdvice(country);
    return both(
      `**Esto puede ser una emergencia:** ${advice.es}. No espere una respuesta por este chat.`,
      `**This may be an emergency:** ${advice.en}. Do not wait for an answer in this chat.`,
    );
  },
  knowledge: clinicKnowledge,
  flow: clinicFlow,
};
