import { answer, goal, handOff, say, then } from '../../flow-plan/blocks.js';
import { askCard, askPostalAddress } from '../../flow-plan/answers-in-parts.js';
import { group, personal, variable, type FlowPlan, type GroupPlan } from '../../flow-plan/plan.js';
import { askText, choice, item, itemAs } from '../../flow-plan/questions.js';
import { closing, placeSection } from '../../sections/closing.js';
import { personItem, placeItem, questionItem } from '../../sections/menu-items.js';
import { personSection } from '../../sections/person.js';
import { freeQuestion, sideTalk } from '../../sections/side-talk.js';
import { askName, askTelephone } from '../../sections/visitor.js';
import type { BusinessFacts } from '../../template.js';
import { both } from '../../voice.js';
import { exchange, order } from './exchange.js';
import { shopSynonyms } from './synonyms.js';

const product = variable(both('producto', 'product'));
const wish = variable(both('solucion', 'solution'));
const address = personal(both('direccion', 'address'));

/** Questions about products, shipped orders, exchanges by the shop's policy. */
export function shopFlow(facts: BusinessFacts): FlowPlan {
  return {
    synonyms: shopSynonyms,
    groups: [
      welcome,
      ...sideTalk(0),
      ...products,
      orderStatus,
      ...exchange,
      placeSection(1, facts),
      ...freeQuestion(1),
      ...personSection({ column: 3 }),
      ...closing(
        6,
        both(
          '¡Gracias por escribir a {{ business.name }}! [Vuelve|Vuelva|Volvé] cuando [quieras|quiera|quieras].',
          'Thank you for writing to {{ business.name }}! Come back any time.',
        ),
      ),
    ],
  };
}

const welcome = group('welcome', 0, {
  title: both('Bienvenida', 'Welcome'),
  blocks: [
    say(
      'greeting',
      both(
        '¡Hola! Soy el asistente automático de {{ business.name }}. [Pregúntame|Preguntame] por productos, pedidos o cambios.',
        'Hi! I am the automated assistant of {{ business.name }}. Ask me about products, orders or exchanges.',
      ),
      both(
        '¡Qué gusto verte en {{ business.name }}! Soy un asistente automático y respondo a cualquier hora.',
        'Good to see you at {{ business.name }}! I am an automated assistant and answer at any time.',
      ),
    ),
    choice('menu', {
      prompt: both('¿Qué [buscas|buscás]?', 'What are you looking for?'),
      items: [
        item('product', both('Un producto', 'A product'), 'product'),
        item('order', both('Mi pedido', 'My order'), 'order'),
        item('exchange', both('Cambio o devolución', 'Exchange or return'), 'exchange'),
        item('shipping', both('Envíos y formas de pago', 'Delivery and payment'), 'shipping'),
        placeItem,
        questionItem,
        personItem,
      ],
    }),
  ],
});

const wanted = both('Lo quiero', 'I want it');

const products: GroupPlan[] = [
  group('product', 1, {
    title: both('Lo más pedido', 'Most wanted'),
    blocks: [
      askCard('product-cards', {
        prompt: both('Esto es lo que más nos piden:', 'This is what people ask for most:'),
        into: product,
        cards: [
          {
            ...{ id: 'shirts', button: wanted, title: both('Camisas y camisetas', 'Shirts and T-shirts') },
            text: both('De algodón, en todas las tallas.', 'Of cotton, in all sizes.'),
          },
          {
            ...{ id: 'jeans', button: wanted, title: both('Pantalones de jean', 'Jeans') },
            text: both('Corte recto, ajustado y ancho.', 'Straight, slim and wide.'),
          },
          {
            ...{ id: 'sneakers', button: wanted, title: both('Tenis', 'Sneakers') },
            text: both('Para caminar, entrenar o todos los días.', 'For walking, training or every day.'),
          },
          {
            ...{ id: 'other', title: both('Otro producto', 'Another product'), to: 'product-search' },
            text: both('[Dime|Decime] cuál y lo busco.', 'Tell me which, and I look for it.'),
            button: both('Buscar otro', 'Look for another'),
          },
        ],
        next: 'product-next',
      }),
    ],
  }),
  group('product-search', 2, {
    title: both('Buscar un producto', 'Find a product'),
    blocks: [
      askText('product-name', {
        prompt: both(
          '¿Qué producto te interesa? Si [sabes|sabés] talla, color o modelo, [escríbelos|escribilos] también.',
          'Which product interests you? If you know size, colour or model, write them too.',
        ),
        into: product,
        minLength: 2,
        maxLength: 300,
      }),
      answer('product-answer', {
        question: both('{{ producto }}', '{{ product }}'),
        unknown: 'product-unknown',
        next: 'product-next',
      }),
    ],
  }),
  group('product-unknown', 2, {
    title: both('No está en la lista', 'Not on the list'),
    blocks: [
      then(
        say(
          'product-unknown-text',
          both(
            'No lo tengo en mi lista, pero en la tienda hay más de lo que yo conozco. Lo puedo mandar buscar.',
            'It is not on my list, but the shop has more than I know. I can have it looked up.',
          ),
        ),
        'product-next',
      ),
    ],
  }),
  group('product-next', 2, {
    title: both('¿Lo apartamos?', 'Shall we set it aside?'),
    blocks: [
      choice('product-wish', {
        prompt: both('¿Qué hacemos?', 'What shall we do?'),
        into: wish,
        items: [
          itemAs('reserve', both('Apartarlo', 'Set it aside'), both('apartar', 'set aside')),
          itemAs(
            'check',
            both('Confirmar si hay', 'Check if you have it'),
            both('confirmar existencia', 'check stock'),
          ),
          item('other', both('Buscar otro producto', 'Look for another'), 'product-search'),
          {
            ...itemAs(
              'delivery',
              both('Recibirlo en casa', 'Have it delivered'),
              both('envío a domicilio', 'home delivery'),
            ),
            to: 'product-where',
          },
          item('more', both('Nada por ahora', 'Nothing for now'), 'more'),
        ],
        next: 'product-who',
      }),
    ],
  }),
  group('product-where', 3, {
    title: both('Entrega', 'Delivery'),
    blocks: [
      askPostalAddress('product-address', {
        prompt: both('¿A dónde lo enviamos?', 'Where shall we send it?'),
        into: address,
        submit: both('Usar esta dirección', 'Use this address'),
        next: 'product-who',
      }),
    ],
  }),
  group('product-who', 3, {
    title: both('Datos', 'Details'),
    blocks: [
      askName('product-visitor', { prompt: both('¿A nombre de quién?', 'In whose name?') }),
      askTelephone('product-phone', {
        prompt: both('¿A qué celular te avisamos?', 'Which mobile number should we tell?'),
      }),
      goal('product-goal', both('Pedido de producto', 'Product request')),
      then(
        say(
          'product-thanks',
          both(
            'Listo, {{ nombre }}: **{{ producto }}** ({{ solucion }}). Te escribimos al {{ telefono }} con precio y existencia. Lo apartado se guarda 48 horas.',
            'Done, {{ name }}: **{{ product }}** ({{ solution }}). We write to {{ phone }} with price and stock. What is set aside is kept for 48 hours.',
          ),
        ),
        'more',
      ),
    ],
  }),
  group('shipping', 1, {
    title: both('Envíos y pagos', 'Delivery and payment'),
    blocks: [
      then(
        say(
          'shipping-text',
          both(
            'Entregamos:\n\n- En tienda: el mismo día, sin costo\n- En la ciudad: de 1 a 2 días hábiles\n- Al resto del país: de 3 a 6 días hábiles\n\nAceptamos {{ business.paymentMethodsText }}.',
            'We deliver:\n\n- In the shop: the same day, free\n- In the city: 1 to 2 working days\n- In the rest of the country: 3 to 6 working days\n\nWe accept {{ business.paymentMethodsText }}.',
          ),
        ),
        'more',
      ),
    ],
  }),
];

const orderStatus = group('order', 1, {
  title: both('Estado del pedido', 'Order status'),
  blocks: [
    askText('order-number', {
      prompt: both('¿Cuál es el número de tu pedido?', 'What is your order number?'),
      into: order,
      hint: both('Viene en tu recibo, por ejemplo A-1042', 'It is on your receipt, for example A-1042'),
      pattern: '#?[A-Za-z]{0,4}[- ]?[0-9]{2,12}',
      retry: both(
        'Ese número no tiene la forma de un pedido. [Búscalo|Buscalo] en tu recibo: lleva cifras, por ejemplo A-1042.',
        'That does not look like an order number. Look at your receipt: it holds digits, for example A-1042.',
      ),
      failed: 'person',
    }),
    askName('order-name', { prompt: both('¿A nombre de quién está?', 'In whose name is it?') }),
    handOff('order-handoff', {
      reason: both('Estado del pedido {{ pedido }} de {{ nombre }}', 'Status of order {{ order }} of {{ name }}'),
      message: both(
        'Busco a alguien del equipo que revise el pedido {{ pedido }} y te diga dónde va.',
        'I am finding somebody of the team to check order {{ order }} and tell you where it is.',
      ),
    }),
  ],
});
