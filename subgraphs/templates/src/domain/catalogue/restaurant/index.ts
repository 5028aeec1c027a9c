import type { BotTemplate } from '../../template.js';
import { both } from '../../voice.js';
import { industries } from '../industries.js';
import { openOn, payments, service } from '../pieces.js';
import { restaurantFlow } from './flow.js';
import { restaurantKnowledge } from './knowledge.js';

/** Tables and take-away orders for a restaurant or café. */
export const restaurant: BotTemplate = {
  id: '7e271a00-0000-4000-8000-000000000101',
  slug: 'restaurant-tables',
  industry: industries.restaurant,
  version: 3,
  name: both('Mesas y menú', 'Tables and menu'),
  summary: both(
    'Muestra el menú, toma reservaciones con día, hora y personas, y recibe pedidos para llevar.',
    'Shows the menu, takes reservations with day, hour and people, and receives orders to take away.',
  ),
  sampleName: both('tu restaurante', 'your restaurant'),
  description: both(
    'Restaurante de cocina casera con terraza, para comer ahí o para llevar.',
    'Home-style restaurant with a terrace, to eat in or take away.',
  ),
  tone: null,
  primaryColor: '#B5560C',
  openingHours: [...openOn([2, 3, 4], '13:00-22:00'), ...openOn([5, 6], '13:00-23:30'), ...openOn([7], '13:00-19:00')],
  services: [
    service('lunch', both('Menú del día', 'Set lunch'), {
      pesos: 145,
      description: both('Sopa, plato fuerte, postre y bebida.', 'Soup, main course, dessert and drink.'),
    }),
    service('soup', both('Sopa de la casa', 'Soup of the house'), { pesos: 85 }),
    service('salad', both('Ensalada de temporada', 'Seasonal salad'), { pesos: 110 }),
    service('pasta', both('Pasta de la casa', 'Pasta of the house'), { pesos: 165 }),
    service('chicken', both('Pollo a las brasas', 'Grilled chicken'), { pesos: 185 }),
    service('fish', both('Pescado a la plancha', 'Grilled fish'), { pesos: 230 }),
    service('steak', both('Corte de res', 'Beef steak'), { pesos: 320, isFrom: true }),
    service('veggie', both('Plato vegetariano', 'Vegetarian plate'), { pesos: 150 }),
    service('dessert', both('Postre casero', 'Home-made dessert'), { pesos: 75 }),
    service('kids', both('Menú infantil', 'Children’s menu'), { pesos: 95 }),
  ],
  paymentMethods: [payments.cash, payments.card, payments.transfer],
  prompts: [
    {
      id: '7e271a00-0000-4000-8000-000000000201',
      industryId: industries.restaurant.id,
      name: both('Atención en el restaurante', 'Restaurant host'),
      role: both(
        'Recibes a los comensales de {{ business.name }}. Respondes sobre el menú, los horarios y la ubicación, e invitas a reservar mesa.',
        'You welcome the guests of {{ business.name }}. You answer about the menu, the hours and the location, and invite them to reserve a table.',
      ),
      tone: both(
        'Alegre y breve, como quien recibe en la puerta. Antoja los platos sin exagerar.',
        'Cheerful and brief, like somebody greeting at the door. Make dishes sound good without exaggerating.',
      ),
      limits: both(
        'No confirmes mesas ni pedidos: el equipo lo hace. Ante una alergia no asegures que un plato es seguro; pide avisar a la cocina. No inventes platos, precios ni promociones.',
        'Do not confirm tables or orders: the team does. With an allergy never say that a dish is safe; ask them to tell the kitchen. Do not invent dishes, prices or offers.',
      ),
      knowledge: both(
        'Usa el menú con precios, el horario de cada día, la dirección y las preguntas frecuentes del negocio.',
        'Use the menu with prices, the hours of each day, the address and the frequent questions of the business.',
      ),
    },
  ],
  knowledge: () => restaurantKnowledge,
  flow: restaurantFlow,
};
