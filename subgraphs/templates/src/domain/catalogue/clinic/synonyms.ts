import { both } from '../../voice.js';
import type { Synonyms } from '../../flow-plan/plan.js';

/** Other words that customers use for the choices of the flow. */
export const clinicSynonyms: Synonyms = {
  menu: {
    book: both(
      'agendar, una cita, sacar cita, pedir cita, programar una cita, ver al doctor, ver a la doctora, turno, sacar turno, coger cita, dentista, pediatra, ginecólogo, ginecóloga, nutriólogo, nutrióloga',
      'book, an appointment, make an appointment, see a doctor, see the doctor, schedule, dentist, pediatrician, gynecologist, nutritionist',
    ),
    services: both(
      'precios, costos, servicios, especialidades, estudios, lista de precios',
      'prices, services, specialties, price list',
    ),
    change: both(
      'cambiar mi cita, cancelar mi cita, mover mi cita, adelantar mi cita, confirmar mi cita, llego tarde a mi cita, tarde para mi cita, reagendar, reprogramar, cambiar mi turno, cancelar mi turno, posponer',
      'reschedule, move my appointment, cancel my appointment, change my appointment, confirm my appointment, late for my appointment, running late, postpone',
    ),
    emergency: both('urgencia, urgencias, emergencia, es urgente', 'emergency, urgent'),
  },
  'book-service': {
    unsure: both('no estoy segura, no sé cuál, cualquiera', 'not sure which, any'),
  },
  'book-first': {
    first: both(
      'primera vez, es la primera vez, soy nuevo, soy nueva, nunca he ido',
      'first time, it is my first time, i am new, never been',
    ),
    known: both('ya he ido, ya fui, subsecuente, seguimiento', 'i have been before, i am already a patient, follow-up'),
  },
  'services-next': {
    book: both('solicitar, agendar, quiero una cita', 'request, book, make an appointment'),
  },
};
