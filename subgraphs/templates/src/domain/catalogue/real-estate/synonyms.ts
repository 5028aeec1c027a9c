import { both } from '../../voice.js';
import type { Synonyms } from '../../flow-plan/plan.js';

const kinds = {
  house: both('casita, casa sola, chalet', 'home, villa'),
  flat: both('depa, depto, dpto, apartamento, piso, condominio, estudio', 'apartment, condo, studio'),
  land: both('lote, predio, parcela, solar', 'plot, lot'),
  office: both('local, local comercial, oficina, bodega, consultorio', 'shop, office, store, premises, warehouse'),
};

/** Other words that customers use for the choices of the flow. */
export const realEstateSynonyms: Synonyms = {
  'search-kind': kinds,
  'offer-kind': kinds,
  menu: {
    buy: both('compra, comprando, invertir', 'buying, purchase, for sale, invest'),
    rent: both(
      'alquiler, rentar, renta, en renta, arrendar, arriendo, busco renta',
      'renting, rental, lease, for rent',
    ),
    offer: both(
      'vender, vendo, dar en renta, poner en renta, soy propietario, soy propietaria, soy dueño',
      'sell, sell my house, sell my flat, let my flat, rent out my house, rent out my flat, i am an owner',
    ),
    services: both('servicios, honorarios, avalúo, comisiones, trámites', 'services, fees, valuation, commission'),
  },
  'rooms-count': {
    any: both('cualquiera, los que sean, da igual, ninguno', 'any, whatever, it does not matter'),
    one: both('uno, una, una recámara, un dormitorio, un cuarto', 'one, one bedroom'),
    two: both('dos, dos recámaras, dos dormitorios, dos cuartos', 'two, two bedrooms'),
    three: both(
      'tres, tres o más, 3, cuatro, 4, 5, tres recámaras, tres dormitorios',
      'three, 3, four, 4, 5, three bedrooms',
    ),
  },
  'visit-wish': {
    yes: both('apartar, agendar, agendar visita, visitar', 'set a day, arrange a visit, visit'),
    later: both('después, luego, todavía no, primero opciones, ahora no', 'later, not yet, options first, not now'),
  },
  'offer-operation': {
    sell: both('venta, vendo, venderla, venderlo', 'sale, selling, sell it'),
    let: both('alquilar, rentar, renta, alquiler, arrendar, rentarla, alquilarla', 'rent, rent out, rent it, lease'),
  },
};
