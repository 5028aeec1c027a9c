import type { Awaiting, BlockKind, BlockOf, FlowText, Locale, PortId, QuestionOptions } from '../model.js';
import type { Turn } from '../engine/turn.js';
import { recordAsked } from '../engine/asked.js';
import { sayAnew } from '../engine/saying.js';
import { plainAwaiting } from '../engine/awaiting.js';
import { pickText } from '../text/flow-text.js';
import type { BlockDefinition, ExitItem, FieldText, QuestionKind, Reading } from './definition.js';
import { pickedOffer } from './offer.js';

/** What the blocks of all questions have in common. */
export interface QuestionBlock {
  id: string;
  kind: BlockKind;
  options: QuestionOptions;
}

/** A choice counts as this many characters, because it is stored, sent and displayed. */
const choiceShare = 40;

type Own<K extends QuestionKind> = Pick<BlockDefinition<K>, 'name' | 'options' | 'defaults'> & {
  awaits: Awaiting['kind'];
  /** What a channel needs besides the common fields. */
  awaiting(block: BlockOf<K>, turn: Turn): Partial<Awaiting>;
  read: NonNullable<BlockDefinition<K>['read']>;
  /** The reading of a candidate that was offered and picked; default: that of its text. */
  pick?(block: BlockOf<K>, answer: string, turn: Turn): Reading;
  ports?(block: BlockOf<K>): PortId[];
  items?(block: BlockOf<K>): ExitItem[];
  branches?(block: BlockOf<K>): PortId[];
  offers?: BlockDefinition<K>['offers'];
  /** The question of the part of the answer that is asked for now, instead of the prompt; null for none. */
  part?(block: BlockOf<K>, turn: Turn): string | null;
  /** Sends what the question shows besides its prompt. */
  show?(block: BlockOf<K>, turn: Turn): void;
  texts?(block: BlockOf<K>): FieldText[];
  templates?: BlockDefinition<K>['templates'];
  variables?: BlockDefinition<K>['variables'];
  expressions?: BlockDefinition<K>['expressions'];
  inspect?: BlockDefinition<K>['inspect'];
};

/** The definition of a question kind: `own` holds what differs between kinds. */
export function defineQuestion<K extends QuestionKind>(own: Own<K>): BlockDefinition<K> {
  const awaitingOf = (block: BlockOf<K>, turn: Turn): Awaiting => ({
    ...{ ...commonAwaiting(common(block), turn), kind: own.awaits },
    ...(own.offers === undefined ? {} : { choices: own.offers(block, turn) }),
    ...own.awaiting(block, turn),
  });
  const ask = (block: BlockOf<K>, turn: Turn, isAgain: boolean): void => {
    const { id, options } = common(block);
    const part = own.part?.(block, turn) ?? null;
    if (part !== null) return turn.reply(id, part);
    // A flow may come to the same question on purpose, but not in a detour.
    if (isAgain || turn.state.returnTo) sayAnew(turn, id, { text: options.prompt, lead: 'goOn' });
    else turn.say(id, options.prompt);
    own.show?.(block, turn);
  };
  const open = (block: BlockOf<K>, turn: Turn): void => {
    const awaiting = awaitingOf(block, turn);
    turn.offer(offered(awaiting));
    turn.state.awaiting = awaiting;
  };
  return {
    ...described(own),
    read: (block, answer, turn) => {
      const picked = pickedOffer(turn.state.awaiting, answer);
      if (picked !== null)
        return own.pick?.(block, picked, turn) ?? own.read(block, { kind: 'text', text: picked }, turn);
      if (turn.state.awaiting?.isOffer === true) turn.state.awaiting = awaitingOf(block, turn);
      return own.read(block, answer, turn);
    },
    open,
    askAgain: (block, turn) => {
      open(block, turn);
      ask(block, turn, true);
    },
    run: (block, turn) => {
      turn.state.given = undefined;
      open(block, turn);
      // An empty list, or conditions that leave no item: nobody could answer.
      if (own.offers !== undefined && turn.state.awaiting?.choices.length === 0) {
        turn.state.awaiting = null;
        return { kind: 'port', port: 'failed' };
      }
      ask(block, turn, false);
      turn.state.retryCount = 0;
      recordAsked(turn, common(block).id, own.awaits);
      return { kind: 'wait' };
    },
  };
}

/** What the editor and the checks need to know of a question. */
function described<K extends QuestionKind>(
  own: Own<K>,
): Omit<BlockDefinition<K>, 'read' | 'open' | 'askAgain' | 'run' | 'goOn'> {
  return {
    family: 'QUESTIONS',
    isQuestion: true,
    waits: true,
    name: own.name,
    options: own.options,
    defaults: (locale) => own.defaults(locale),
    ports: (block) => [...(own.ports?.(block) ?? []), 'failed'],
    items: (block) => own.items?.(block) ?? [],
    branches: (block) => own.branches?.(block) ?? [],
    offers: own.offers,
    falls: () => true,
    texts: (block) => [...commonTexts(common(block)), ...(own.texts?.(block) ?? [])],
    templates: (block) => own.templates?.(block) ?? [],
    variables: (block) => [...writtenVariable(common(block)), ...(own.variables?.(block) ?? [])],
    expressions: (block) => own.expressions?.(block) ?? [],
    inspect: (block, types) => own.inspect?.(block, types) ?? [],
    summary: (block, locale) => pickText(common(block).options.prompt, locale, locale) || own.name[locale],
  };
}

// Every kind of the type parameter is a question, but the compiler cannot infer that.
function common(block: unknown): QuestionBlock {
  return block as QuestionBlock;
}

/** Default options of a new question. */
export function questionDefaults(locale: Locale, prompt: { es: string; en: string }): QuestionOptions {
  return {
    prompt: inLanguage(locale, prompt),
    variable: null,
    retry: {},
    retryLimit: 2,
    placeholder: {},
    isRequired: true,
  };
}

/** A text in one language only. */
export function inLanguage(locale: Locale, text: { es: string; en: string }): FlowText {
  return { [locale]: text[locale] };
}

function commonAwaiting(block: QuestionBlock, turn: Turn): Awaiting {
  return { ...plainAwaiting(block.id), placeholder: turn.text(block.options.placeholder) };
}

/** Characters that a question shows besides its prompt. */
function offered({ placeholder, choices }: Awaiting): number {
  return choices.reduce(
    (sum, { label, detail }) => sum + label.length + detail.length + choiceShare,
    placeholder.length,
  );
}

function commonTexts(block: QuestionBlock): FieldText[] {
  return [
    { field: 'prompt', text: block.options.prompt, isExpected: true },
    { field: 'retry', text: block.options.retry, isExpected: false },
    { field: 'placeholder', text: block.options.placeholder, isExpected: false },
  ];
}

function writtenVariable(block: QuestionBlock): { field: string; path: string; isWritten: boolean }[] {
  const { variable } = block.options;
  return variable === null ? [] : [{ field: 'variable', path: variable, isWritten: true }];
}
