import type { KnowledgePlan } from '../../template.js';
import { both } from '../../voice.js';
import { knows } from '../pieces.js';

/** Frequent questions of customers of a shop. */
export const shopKnowledge: readonly KnowledgePlan[] = [
  knows(
    'exchange-policy',
    both('¿Cuál es la política de cambios y devoluciones?', 'What is the exchange and return policy?'),
    both(
      '[Tienes|Tenés] 30 días, con etiqueta, recibo y sin uso. La devolución se hace por el mismo medio con que pagaste.',
      'You have 30 days, with label and receipt and unused. Money goes back the way you paid.',
    ),
  ),
  knows(
    'defect',
    both('¿Qué hago si mi compra salió defectuosa o dañada?', 'What do I do if my purchase is faulty or damaged?'),
    both(
      '[Mándanos|Mandanos] una foto y el número de pedido: lo cambiamos sin costo, también el envío.',
      'Send us a photo and the order number: we exchange it at no cost, delivery included.',
    ),
  ),
  knows(
    'delivery-time',
    both('¿Cuántos días tarda el envío en llegar?', 'How many days does delivery take to arrive?'),
    both(
      'De 1 a 2 días hábiles en la ciudad y de 3 a 6 al resto del país. Te mandamos el número de seguimiento por mensaje.',
      'One to two working days in the city and three to six in the rest of the country. We send you the tracking number by message.',
    ),
  ),
  knows(
    'free-shipping',
    both('¿Hay envío gratis?', 'Is there free shipping?'),
    both(
      'Recoger en la tienda no cuesta. A domicilio es gratis a partir de cierto monto, que ves al pagar.',
      'Picking up in the shop is free. Home delivery is free above an amount that you see at the checkout.',
    ),
  ),
  knows(
    'sizes',
    both('¿Cómo sé cuál es mi talla?', 'How do I know my size?'),
    both(
      'Cada prenda trae su tabla de medidas. Si estás entre dos tallas, recomendamos la mayor; el cambio de talla no tiene costo.',
      'Every garment has its measurements. Between two sizes we recommend the larger one; changing the size is free.',
    ),
  ),
  knows(
    'layaway',
    both('¿Puedo apartar un producto?', 'Can I have a product set aside?'),
    both(
      'Sí, 48 horas sin costo. Con un anticipo del 20 %, hasta 30 días.',
      'Yes, for 48 hours at no cost. With 20 % in advance, up to 30 days.',
    ),
  ),
  knows(
    'wholesale',
    both('¿Venden por mayoreo?', 'Do you sell wholesale?'),
    both(
      'Sí, desde 12 piezas. Una persona del equipo te pasa la lista de precios.',
      'Yes, from 12 pieces. Somebody of the team gives you the price list.',
    ),
  ),
  knows(
    'gift-wrap',
    both('¿Envuelven para regalo?', 'Do you wrap gifts?'),
    both(
      'Sí, con tarjeta a tu gusto. [Pídelo|Pedilo] al pagar.',
      'Yes, with a card of your choice. Ask for it at the checkout.',
    ),
  ),
  knows(
    'invoice',
    both('¿Puedo pedir factura?', 'Can I get an invoice?'),
    both(
      'Sí, durante el mes de la compra. [Envíanos|Envianos] tus datos fiscales y el número de pedido.',
      'Yes, within the month of the purchase. Send us your tax details and the order number.',
    ),
  ),
  knows(
    'installments',
    both('¿Puedo pagar a meses o en cuotas?', 'Can I pay in instalments?'),
    both(
      'Con tarjetas participantes sí, en compras mayores. Lo ves al pagar.',
      'With participating cards yes, for larger purchases. You see it at the checkout.',
    ),
  ),
];
