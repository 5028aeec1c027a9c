import { z } from 'zod';
import { currency, flowText, text } from '../../definition/parts.js';
import { ownText } from '../../engine/saying.js';
import { pickText } from '../../text/flow-text.js';
import { plainParts, type BlockDefinition, type Finding } from '../definition.js';

/**
 * Asks the visitor for money. Nothing behind the platform takes payments yet, so that a bot with this block is not published; a simulation says
 * what would be asked for and goes on as without a payment.
 */
export const payment: BlockDefinition<'payment'> = {
  ...plainParts,
  family: 'INTEGRATION',
  name: { es: 'Cobro', en: 'Payment' },
  options: z.object({ concept: flowText, amount: text, currency }),
  defaults: (locale) => ({
    concept: { [locale]: locale === 'es' ? 'Anticipo' : 'Deposit' },
    amount: '',
    currency: '',
  }),
  ports: () => ['failed'],
  texts: ({ options }) => [{ field: 'concept', text: options.concept, isExpected: true }],
  templates: ({ options }) => [{ field: 'amount', source: options.amount }],
  inspect: ({ options }) => (options.amount.trim() === '' ? [withoutAmount, notSetUp] : [notSetUp]),
  summary: ({ options }, locale) =>
    [pickText(options.concept, locale, locale), options.amount, options.amount === '' ? '' : options.currency]
      .filter((part) => part !== '')
      .join(' ') || payment.name[locale],
  run: ({ id, options }, turn) => {
    const sum = `${turn.template(options.amount).trim()} ${options.currency || turn.profile.currency}`.trim();
    const words = [ownText(turn, 'noPayments'), turn.text(options.concept), sum].filter((part) => part !== '');
    turn.send(id, [{ kind: 'paragraph', children: [{ kind: 'text', text: words.join(' · ') }] }]);
    return { kind: 'port', port: 'failed' };
  },
};

const withoutAmount: Finding = {
  code: 'MISSING_OPTION',
  field: 'amount',
  message: { es: 'Falta el monto del cobro.', en: 'The amount of the payment is missing.' },
  fix: { es: 'Escribe un número o una variable.', en: 'Write a number or a variable.' },
};

const notSetUp: Finding = {
  code: 'MISSING_OPTION',
  field: 'concept',
  message: {
    es: 'Todavía no se puede cobrar en la conversación.',
    en: 'Payments cannot be taken in the conversation yet.',
  },
  fix: {
    es: 'Para publicar, reemplaza el bloque por un enlace a tu página de cobro o por el paso con una persona.',
    en: 'To publish, replace the block with a link to your payment page or with a hand-off to a person.',
  },
};
