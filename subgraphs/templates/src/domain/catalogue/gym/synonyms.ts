import { both } from '../../voice.js';
import type { Synonyms } from '../../flow-plan/plan.js';

/** Other words that customers use for the choices of the flow. */
export const gymSynonyms: Synonyms = {
  menu: {
    plans: both(
      'planes, precios, costos, mensualidad, mensualidades, inscribirme, inscripción, membresías, promociones',
      'plans, prices, fees, join, sign up, memberships',
    ),
    trial: both(
      'probar, quiero probar, clase de prueba, clase muestra, prueba gratis, clase gratis',
      'trial, try, try it, free class, trial class, sample class',
    ),
    timetable: both('clases, qué clases hay, horarios de clases', 'classes, lessons, schedule, class schedule'),
    membership: both(
      'soy miembro, soy socio, soy socia, mi membresía, congelar, pausar, darme de baja',
      'member, my membership, freeze, pause',
    ),
  },
  'plans-aim': {
    weight: both(
      'adelgazar, perder peso, quemar grasa, bajar la panza, ponerme en forma',
      'slim down, burn fat, get in shape',
    ),
    strength: both(
      'fuerza, músculo, masa muscular, ganar músculo, marcarme, tonificar',
      'strength, muscle, build muscle, tone up',
    ),
    health: both(
      'salud, sentirme bien, por salud, bajar el estrés, moverme, condición',
      'health, fitness, get fit, feel better, stress',
    ),
  },
  'plans-pick': {
    more: both(
      'ninguno, ninguna, todavía no, lo voy a pensar, solo quería ver',
      'none, not yet, just looking, let me think',
    ),
  },
  'plan-next': {
    join: both('me inscribo, ese, ese quiero, lo quiero, contratar', 'sign up, i want it, that one'),
    trial: both('probar, clase de prueba, primero probar', 'trial, try it first'),
    other: both('otro, otro plan, otros planes', 'another, other plans'),
  },
  'timetable-next': {
    trial: both('apartar, reservar, quiero probar', 'book, reserve, try one'),
  },
  'membership-request': {
    freeze: both('congelar, pausar, pausa, suspender', 'freeze, pause, suspend'),
    cancel: both('cancelar mi membresía, darme de baja, dar de baja, baja', 'cancel my membership, quit, leave'),
    pay: both('pago, un pago, cobro, un cobro, me cobraron, factura', 'payment, charge, invoice, billing'),
  },
};
