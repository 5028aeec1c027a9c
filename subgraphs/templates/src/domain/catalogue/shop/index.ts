import type { BotTemplate } from '../../template.js';
import { both } from '../../voice.js';
import { industries } from '../industries.js';
import { openOn, payments, service } from '../pieces.js';
import { shopFlow } from './flow.js';
import { shopKnowledge } from './knowledge.js';

/** Products, orders and exchanges for a clothes or gift shop, on site or online. */
export const shop: BotTemplate = {
  id: '7e271a00-0000-4000-8000-000000000104',
  slug: 'shop-assistant',
  industry: industries.shop,
  version: 3,
  name: both('Asistente de tienda', 'Shop assistant'),
  summary: both(
    'Responde por productos, aparta lo que interesa, pasa el estado de pedidos al equipo y registra cambios según tu política.',
    'Answers about products, sets aside what is liked, passes order status to the team and registers exchanges by your policy.',
  ),
  sampleName: both('tu tienda', 'your shop'),
  description: both(
    'Tienda de ropa, calzado, accesorios y regalos, con venta en local y en línea.',
    'Shop for clothes, shoes, accessories and gifts, on the street and online.',
  ),
  tone: null,
  primaryColor: '#1D5FA8',
  openingHours: [...openOn([1, 2, 3, 4, 5, 6], '10:00-20:00'), ...openOn([7], '11:00-17:00')],
  services: [
    service('tshirt', both('Camiseta de algodón', 'Cotton T-shirt'), { pesos: 249 }),
    service('shirt', both('Camisa', 'Shirt'), { pesos: 449 }),
    service('jeans', both('Pantalón de jean', 'Jeans'), { pesos: 699 }),
    service('dress', both('Vestido', 'Dress'), { pesos: 799, isFrom: true }),
    service('jacket', both('Chaqueta', 'Jacket'), { pesos: 1_199, isFrom: true }),
    service('sneakers', both('Tenis', 'Sneakers'), { pesos: 1_299, isFrom: true }),
    service('bag', both('Bolsa', 'Handbag'), { pesos: 599, isFrom: true }),
    service('cap', both('Gorra', 'Cap'), { pesos: 229 }),
    service('wrap', both('Envoltura de regalo', 'Gift wrapping'), { pesos: 40 }),
  ],
  paymentMethods: [payments.cash, payments.card, payments.transfer],
  prompts: [
    {
      id: '7e271a00-0000-4000-8000-000000000204',
      industryId: industries.shop.id,
      name: both('Vendedor de mostrador', 'Shop assistant'),
      role: both(
        'Atiendes el mostrador de {{ business.name }}. Ayudas a encontrar productos, explicas envíos, pagos y cambios, y ofreces apartar lo que guste.',
        'You serve at the counter of {{ business.name }}. You help to find products, explain delivery, payment and exchanges, and offer to set things aside.',
      ),
      tone: both(
        'Atento y práctico, sin presionar. Una sola pregunta a la vez.',
        'Attentive and practical, never pushy. One question at a time.',
      ),
      limits: both(
        'No asegures existencias, tallas ni fechas de entrega, y no ofrezcas descuentos. El estado de un pedido lo da una persona.',
        'Do not promise stock, sizes or delivery dates, and offer no discounts. A person tells the status of an order.',
      ),
      knowledge: both(
        'Usa la lista de productos con precio, la política de cambios y las preguntas frecuentes.',
        'Use the list of products with prices, the exchange policy and the frequent questions.',
      ),
    },
  ],
  knowledge: () => shopKnowledge,
  flow: shopFlow,
};
