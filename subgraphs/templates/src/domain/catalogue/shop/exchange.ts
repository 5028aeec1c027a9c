import { branch, goal, say, then } from '../../flow-plan/blocks.js';
import { group, variable, type GroupPlan } from '../../flow-plan/plan.js';
import { askText, choice, itemAs } from '../../flow-plan/questions.js';
import { askName, askTelephone } from '../../sections/visitor.js';
import { both } from '../../voice.js';

/** The number of an order. */
export const order = variable(both('pedido', 'order'));
const reason = variable(both('motivo', 'reason'));
const age = variable(both('antiguedad', 'age'));

/** Exchanges and returns by the shop's policy. */
export const exchange: GroupPlan[] = [
  group('exchange', 1, {
    title: both('Cambio o devolución', 'Exchange or return'),
    blocks: [
      say(
        'exchange-policy',
        both(
          'Cambiamos o devolvemos dentro de **30 días**, sin uso, con etiqueta y recibo. Si llegó con defecto, lo cambiamos siempre.',
          'We exchange or take back within **30 days**, unused, with label and receipt. If it came with a defect, we always exchange it.',
        ),
      ),
      choice('exchange-reason', {
        prompt: both('¿Qué pasó?', 'What happened?'),
        into: reason,
        items: [
          itemAs('size', both('No me quedó', 'It does not fit'), both('talla', 'size')),
          itemAs('defect', both('Llegó con defecto', 'It came with a defect'), both('defecto', 'defect')),
          itemAs(
            'other',
            both('No era lo que esperaba', 'It is not what I expected'),
            both('no era lo esperado', 'not as expected'),
          ),
        ],
      }),
      choice('exchange-age', {
        prompt: both('¿Hace cuánto lo compraste?', 'How long ago did you buy it?'),
        into: age,
        items: [
          itemAs('recent', both('30 días o menos', '30 days or less'), both('reciente', 'recent')),
          itemAs('old', both('Más de 30 días', 'More than 30 days'), both('antiguo', 'old')),
        ],
      }),
      branch(
        'exchange-is-defect',
        { left: reason, operator: 'EQUALS', right: both('defecto', 'defect') },
        { yes: 'exchange-details' },
      ),
      branch(
        'exchange-is-recent',
        { left: age, operator: 'EQUALS', right: both('reciente', 'recent') },
        { yes: 'exchange-details', otherwise: 'exchange-late' },
      ),
    ],
  }),
  group('exchange-late', 2, {
    title: both('Fuera de plazo', 'Too late'),
    blocks: [
      then(
        say(
          'exchange-late-text',
          both(
            'Ya pasó el plazo de 30 días, así que una persona tiene que revisarlo.',
            'The 30 days have passed, so a person has to look at it.',
          ),
        ),
        'person',
      ),
    ],
  }),
  group('exchange-details', 2, {
    title: both('Datos del cambio', 'Exchange details'),
    blocks: [
      askText('exchange-order', {
        prompt: both('¿Número de pedido o de recibo?', 'Order or receipt number?'),
        into: order,
        maxLength: 60,
      }),
      askName('exchange-name', { prompt: both('¿Tu nombre?', 'Your name?') }),
      askTelephone('exchange-phone', { next: 'exchange-saved' }),
    ],
  }),
  group('exchange-saved', 3, {
    title: both('Cambio registrado', 'Exchange registered'),
    blocks: [
      goal('exchange-goal', both('Cambio solicitado', 'Exchange requested')),
      then(
        say(
          'exchange-thanks',
          both(
            'Registré tu solicitud del pedido {{ pedido }} (motivo: {{ motivo }}). [Trae|Traé] el producto a la tienda o [espera|esperá] nuestra llamada al {{ telefono }}.',
            'I registered your request for order {{ order }} (reason: {{ reason }}). Bring the product to the shop or wait for our call to {{ phone }}.',
          ),
        ),
        'more',
      ),
    ],
  }),
];
