import type { BlockKind, BlockOptions, QuestionOptions } from '@tertulia/flow-engine';
import { isTrueAt, numberAt, textAt } from '../json.js';
import { made, type Context, type Made, type Mapped } from '../context.js';
import type { SourceBlock } from '../source.js';
import { placeholderOf } from './placeholder.js';

/** Typebot asks until it gets an answer; this is the most that a question here can. */
const retryLimit = 20;

type Inputs = { [K in BlockKind]: BlockOptions[K] extends QuestionOptions ? K : never }[BlockKind];

/** What a question becomes. What it asks is said by the messages before it. */
export function inputOf(block: SourceBlock, context: Context): Mapped {
  const type = block.type;
  switch (type) {
    case 'text input':
      return asked('textInput', { block, context }, textFacts(block, context));
    case 'number input':
      return asked('numberInput', { block, context }, numberFacts(block, context));
    case 'email input':
      return asked('emailInput', { block, context }, {});
    case 'url input':
      return asked('urlInput', { block, context }, {});
    case 'phone number input':
      return asked('phoneInput', { block, context }, { country: countryOf(block) });
    case 'date input':
      return asked('dateInput', { block, context }, dateFacts(block, context));
    case 'time input':
      return asked('timeInput', { block, context }, timeFacts(block));
    case 'rating input':
      return ratingOf(block, context);
    case 'payment input':
      return paymentOf(block, context);
    default:
      return placeholderOf(block, context, 'NO_SUCH_KIND');
  }
}

/** Who takes the money, and the key for it, stay behind. */
function paymentOf(block: SourceBlock, context: Context): Mapped {
  const { options } = block;
  context.line(block).degrade('PAYMENT');
  const currency = textAt(options, 'currency').toUpperCase();
  const facts: BlockOptions['payment'] = {
    concept: context.text(textAt(options, 'additionalInformation', 'description'), block),
    amount: context.template(textAt(options, 'amount'), block),
    currency: /^[A-Z]{3}$/.test(currency) ? currency : '',
  };
  return { blocks: [made('payment', facts, context.locale)] };
}

/** The options that every question has. */
export function questionOf(block: SourceBlock, context: Context): QuestionOptions {
  const { options } = block;
  const variable = context.variable(textAt(options, 'variableId'), block);
  return {
    ...{ prompt: {}, variable, isRequired: true, retryLimit: hasInvalidReply(context) ? 0 : retryLimit },
    retry: context.text(textAt(options, 'retryMessageContent'), block),
    placeholder: context.text(textAt(options, 'labels', 'placeholder'), block),
  };
}

/** Where an event follows every answer that is refused, it runs after the first. */
function hasInvalidReply({ source }: Context): boolean {
  return source.events.some(({ type, edgeId }) => type === 'invalidReply' && edgeId !== null);
}

interface Asking {
  block: SourceBlock;
  context: Context;
}

function asked<K extends Inputs>(kind: K, { block, context }: Asking, facts: Partial<BlockOptions[K]>): Mapped {
  const options = { ...questionOf(block, context), ...facts } as Partial<BlockOptions[K]>;
  return { blocks: [made(kind, options, context.locale)] };
}

function textFacts(block: SourceBlock, context: Context): Partial<BlockOptions['textInput']> {
  const { options } = block;
  if (isTrueAt(options, 'audioClip', 'isEnabled') || isTrueAt(options, 'attachments', 'isEnabled'))
    context.line(block).degrade('NO_ATTACHMENTS');
  return { isLong: isTrueAt(options, 'isLong') };
}

function numberFacts(block: SourceBlock, context: Context): Partial<BlockOptions['numberInput']> {
  const { options } = block;
  const limit = (key: string): number | null => {
    const number = numberAt(options, key);
    if (number === null && textAt(options, key) !== '') context.line(block).degrade('LIMIT_OF_VARIABLE');
    return number;
  };
  const currency = textAt(options, 'currency').toUpperCase();
  const isMoney = textAt(options, 'style') === 'currency' && /^[A-Z]{3}$/.test(currency);
  const step = limit('step');
  return {
    ...{ min: limit('min'), max: limit('max'), step: step !== null && step > 0 ? step : null },
    ...{ unit: textAt(options, 'unit').slice(0, 20), currency: isMoney ? currency : '' },
  };
}

function countryOf({ options }: SourceBlock): string {
  const code = textAt(options, 'defaultCountryCode').toUpperCase();
  return /^[A-Z]{2}$/.test(code) ? code : '';
}

function dateFacts(block: SourceBlock, context: Context): Partial<BlockOptions['dateInput']> {
  const { options } = block;
  const isRange = isTrueAt(options, 'isRange');
  const asksTime = !isRange && isTrueAt(options, 'hasTime');
  if (isRange) context.line(block).degrade(isTrueAt(options, 'hasTime') ? 'DATE_RANGE_WITH_TIMES' : 'DATE_RANGE');
  if (asksTime) context.line(block).degrade('DATE_WITH_TIME');
  const limit = (key: string): string | null => {
    const day = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/.exec(textAt(options, key))?.[0];
    if (day === undefined && textAt(options, key) !== '') context.line(block).degrade('LIMIT_OF_VARIABLE');
    return day ?? null;
  };
  return { min: limit('min'), max: limit('max'), ...(isRange && { isRange }), ...(asksTime && { asksTime }) };
}

function timeFacts({ options }: SourceBlock): Partial<BlockOptions['timeInput']> {
  const limit = (key: string): string | null => /^(?:[01]\d|2[0-3]):[0-5]\d$/.exec(textAt(options, key))?.[0] ?? null;
  return { min: limit('min'), max: limit('max') };
}

/** Numbers from 0 to 10 and icons or numbers from 1 to 5 are ratings here; others are whole numbers between the same ends. */
function ratingOf(block: SourceBlock, context: Context): Mapped {
  const { options } = block;
  const isIcons = textAt(options, 'buttonType') === 'Icons';
  const length = Math.trunc(numberAt(options, 'length') ?? 10);
  const startsAt = isIcons ? 1 : Math.trunc(numberAt(options, 'startsAt') ?? 0);
  const question = questionOf(block, context);
  const rated = (scale: 'STARS' | 'NUMBERS' | 'NPS'): Made =>
    made('rating', { ...question, scale, isSatisfaction: false }, context.locale);
  if (startsAt === 0 && length === 10) return { blocks: [rated('NPS')] };
  if (startsAt === 1 && length === 5) return { blocks: [rated(isIcons ? 'STARS' : 'NUMBERS')] };
  context.line(block).degrade('RATING_AS_NUMBER');
  const facts = { ...question, min: startsAt, max: Math.max(startsAt, length), step: 1 };
  return { blocks: [made('numberInput', facts, context.locale)] };
}
