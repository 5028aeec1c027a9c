import { both } from '../../voice.js';
import type { Synonyms } from '../../flow-plan/plan.js';

/** Other words that customers use for the choices of the flow. */
export const salonSynonyms: Synonyms = {
  menu: {
    book: both(
      'agendar, una cita, reservar, apartar, sacar cita, pedir cita, programar una cita, turno, sacar turno, un lugar, coger cita',
      'book, an appointment, booking, make an appointment, schedule, reserve',
    ),
    prices: both(
      'precios, lista de precios, costos, servicios, tratamientos, catálogo',
      'prices, price list, services, treatments, what do you do',
    ),
    change: both(
      'cambiar mi cita, cancelar mi cita, mover mi cita, adelantar mi cita, confirmar mi cita, llego tarde a mi cita, tarde para mi cita, reagendar, reprogramar, cambiar mi turno, cancelar mi turno, posponer',
      'reschedule, move my appointment, cancel my appointment, change my appointment, confirm my appointment, late for my appointment, running late, postpone',
    ),
  },
  'book-service': {
    advice: both(
      'asesoría, qué me recomiendan, qué me conviene, recomendación',
      'not sure which, advice, recommendation',
    ),
  },
  'book-stylist': {
    any: both(
      'cualquiera, con cualquiera, quien sea, la que sea, el que sea, me da igual, da igual, no importa',
      'anyone, anybody, whoever, no preference, i do not mind, i don’t mind, no matter',
    ),
    mine: both(
      'con alguien en especial, con mi estilista, con la de siempre, con el de siempre',
      'somebody in particular, my stylist, my usual stylist',
    ),
  },
  'prices-next': {
    book: both('agendar, reservar, quiero una cita', 'book, book it, make an appointment'),
  },
  'changes-kind': {
    move: both('cambiar, mover, otro día, otra hora, reagendar, posponer', 'move, change, another day, reschedule'),
    cancel: both('cancelar, cancélala, ya no voy a ir', 'cancel, cancel it, i cannot come'),
  },
};
