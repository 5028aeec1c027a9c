import { both } from '../../voice.js';
import type { Synonyms } from '../../flow-plan/plan.js';

/** Other words that customers use for the choices of the flow. */
export const shopSynonyms: Synonyms = {
  menu: {
    product: both(
      'producto, comprar, quiero comprar, busco, catálogo, ropa',
      'product, buy, looking for, catalogue, clothes',
    ),
    order: both(
      'pedido, dónde está mi pedido, mi pedido no llega, rastrear, seguimiento, estado de mi pedido, mi paquete, mi compra',
      'order, where is my order, it has not arrived, track, tracking, my package',
    ),
    exchange: both(
      'cambio, cambiar, devolver, devolución, devoluciones, me quedó chico, me quedó grande, salió defectuoso, llegó roto',
      'exchange, return, send it back, too small, too big, it came broken',
    ),
    shipping: both(
      'envíos, envío, formas de pago, métodos de pago, pagos',
      'delivery, shipping, payment, payment methods',
    ),
  },
  'product-wish': {
    reserve: both(
      'apartar, apártalo, apártamelo, lo quiero, guárdamelo, resérvalo',
      'reserve, reserve it, keep it for me, i want it',
    ),
    check: both('confirmar, si hay, existencia, disponibilidad, pregunta si hay', 'check, stock, availability'),
    other: both(
      'otro, otro producto, buscar otro, otra cosa',
      'another, another one, look for another, something else',
    ),
    more: both('nada, solo quería ver, ahora no', 'nothing, just looking, not now'),
  },
  'exchange-reason': {
    size: both(
      'talla, la talla, me quedó chico, me quedó chica, me quedó grande, muy apretado, no es mi talla',
      'size, wrong size, too small, too big, too tight',
    ),
    defect: both(
      'defecto, defectuoso, roto, rota, dañado, descosido, no sirve, manchado',
      'defect, faulty, broken, damaged, torn, stained',
    ),
    other: both(
      'no me gustó, no es lo que pedí, otro color, me arrepentí, llegó otra cosa',
      'i do not like it, wrong item, another colour, changed my mind',
    ),
  },
  'exchange-age': {
    recent: both(
      'hoy, ayer, antier, esta semana, la semana pasada, hace unos días, hace una semana, hace dos semanas, hace poco, este mes',
      'today, yesterday, this week, last week, a few days ago, a week ago, two weeks ago, recently',
    ),
    old: both(
      'hace dos meses, hace tres meses, hace meses, hace mucho, el año pasado',
      'two months ago, three months ago, months ago, long ago, last year',
    ),
  },
};
