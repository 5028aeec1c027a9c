import type { Block, BlockFamily, BlockKind, BlockOptions, Locale, PortId } from '../model.js';
import { address } from './address/index.js';
import { aiResponse } from './ai-response/index.js';
import { audio } from './audio/index.js';
import { awaitWebhook } from './await-webhook/index.js';
import { businessHours } from './business-hours/index.js';
import { callFlow } from './call-flow/index.js';
import { cards } from './cards/index.js';
import { choiceInput } from './choice-input/index.js';
import { classify } from './classify/index.js';
import { condition } from './condition/index.js';
import { confirm } from './confirm/index.js';
import { connector } from './connector/index.js';
import { dateInput } from './date-input/index.js';
import type { AnyBlockDefinition, BlockDefinition, ExitItem } from './definition.js';
import { embed } from './embed/index.js';
import { emailInput } from './email-input/index.js';
import { end } from './end/index.js';
import { extract } from './extract/index.js';
import { file } from './file/index.js';
import { fileInput } from './file-input/index.js';
import { form } from './form/index.js';
import { goal } from './goal/index.js';
import { handOff } from './hand-off/index.js';
import { httpRequest } from './http-request/index.js';
import { image } from './image/index.js';
import { jump } from './jump/index.js';
import { location } from './location/index.js';
import { loop } from './loop/index.js';
import { numberInput } from './number-input/index.js';
import { payment } from './payment/index.js';
import { phoneInput } from './phone-input/index.js';
import { pictureChoice } from './picture-choice/index.js';
import { placeholder } from './placeholder/index.js';
import { rating } from './rating/index.js';
import { returnBlock } from './return/index.js';
import { sendEmail } from './send-email/index.js';
import { setVariable } from './set-variable/index.js';
import { timeInput } from './time-input/index.js';
import { urlInput } from './url-input/index.js';
import { split } from './split/index.js';
import { text } from './text/index.js';
import { textInput } from './text-input/index.js';
import { video } from './video/index.js';
import { wait } from './wait/index.js';

/** The definition of every block kind; a kind that is missing here is a compile error. */
const registry: { readonly [K in BlockKind]: BlockDefinition<K> } = {
  text,
  image,
  video,
  audio,
  file,
  embed,
  location,
  textInput,
  numberInput,
  emailInput,
  phoneInput,
  urlInput,
  dateInput,
  timeInput,
  choiceInput,
  pictureChoice,
  cards,
  confirm,
  form,
  address,
  fileInput,
  rating,
  condition,
  split,
  wait,
  setVariable,
  jump,
  callFlow,
  return: returnBlock,
  loop,
  businessHours,
  aiResponse,
  classify,
  extract,
  httpRequest,
  connector,
  sendEmail,
  awaitWebhook,
  payment,
  handOff,
  goal,
  end,
  placeholder,
};

// Each definition receives only blocks of its own kind, but the type of a look-up cannot express that.
const byKind = registry as unknown as Readonly<Record<BlockKind, AnyBlockDefinition>>;

/** All block kinds, in the order of the palette. */
export const blockKinds: readonly BlockKind[] = Object.keys(registry) as BlockKind[];

/** The kinds that editors offer; the others come with an import. */
export const offeredKinds: readonly BlockKind[] = blockKinds.filter((kind) => kind !== 'placeholder');

/** The definition of a kind; use it only with blocks of that kind. */
export function definitionOf(kind: BlockKind): AnyBlockDefinition {
  return byKind[kind];
}

/** The palette section of a kind. */
export function blockFamily(kind: BlockKind): BlockFamily {
  return byKind[kind].family;
}

/** The display name of a kind. */
export function blockName(kind: BlockKind, locale: Locale): string {
  return byKind[kind].name[locale];
}

/** True when blocks of the kind wait for the visitor's answer. */
export function isQuestionKind(kind: BlockKind): boolean {
  return byKind[kind].isQuestion;
}

/** Exits of a block besides continuing with the next one, in display order. */
export function portsOf(block: Block): PortId[] {
  return byKind[block.kind].ports(block);
}

/** The exits in the owner's words, in display order. */
export function itemsOf(block: Block): ExitItem[] {
  return byKind[block.kind].items(block);
}

/** Options of a new block of a kind, with texts in one language. */
export function defaultOptions<K extends BlockKind>(kind: K, locale: Locale = 'es'): BlockOptions[K] {
  return registry[kind].defaults(locale);
}

/** One-line summary of a block for the canvas; `{{ variables }}` are not expanded. */
export function summaryOf(block: Block, locale: Locale): string {
  return byKind[block.kind].summary(block, locale).replace(/\s+/g, ' ').trim().slice(0, 140);
}
