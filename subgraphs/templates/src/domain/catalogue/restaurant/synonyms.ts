import { both } from '../../voice.js';
import type { Synonyms } from '../../flow-plan/plan.js';

/** Other words that customers use for the choices of the flow. */
export const restaurantSynonyms: Synonyms = {
  menu: {
    dishes: both(
      'menú, carta, la carta, platillos, platos, qué hay de comer, precios',
      'menu, dishes, food, what is there to eat, prices',
    ),
    reserve: both(
      'reservar, reservación, reserva, mesa, apartar mesa, apartar lugar',
      'reserve, reservation, book, book a table, table',
    ),
    takeaway: both(
      'para llevar, pedir, ordenar, hacer un pedido, pedir comida, recoger',
      'take away, takeaway, take out, to go, order, pick up',
    ),
  },
  'dishes-next': {
    reserve: both(
      'reservar, reservación, reserva, mesa, apartar mesa',
      'reserve, reservation, book, book a table, table',
    ),
    takeaway: both('para llevar, pedir, ordenar, hacer un pedido', 'take away, takeaway, take out, to go, order'),
    diet: both(
      'alergias, vegetariano, vegetariana, vegano, vegana, sin gluten, celíaco',
      'allergies, vegetarian, vegan, gluten free',
    ),
    more: both('nada, solo quería ver, ahora no', 'nothing, just looking, not now'),
  },
  'reserve-occasion': {
    none: both(
      'nada, ninguna, nada en especial, solo comer, solo cenar',
      'nothing, none, nothing special, just dinner, just lunch',
    ),
    birthday: both('cumple, cumpleaños, es mi cumple', 'birthday, bday'),
    anniversary: both('aniversario, aniversario de bodas', 'anniversary, wedding anniversary'),
    business: both('trabajo, de trabajo, negocios, junta', 'work, business, meeting'),
  },
};
