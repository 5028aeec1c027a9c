import { formatTime, type ChoiceItem, type QuestionOptions } from '@tertulia/flow-engine';
import { both, spoken, type Bilingual, type Voice } from '../voice.js';
import { branch, flowText, keep, then } from './blocks.js';
import type { BlockPlan, Target, VariablePlan } from './plan.js';

/** The common options of questions. */
export interface Ask {
  readonly prompt: Bilingual;
  readonly into?: VariablePlan;
  readonly retry?: Bilingual;
  readonly hint?: Bilingual;
  /** Whether the visitor may write `omitir` or `skip`. */
  readonly isOptional?: boolean;
  /** The number of times that an invalid answer is asked again before help. Default 2. */
  readonly retryLimit?: number;
  /** Target after too many invalid answers, instead of help. */
  readonly failed?: Target;
  readonly next?: Target;
}

/** The options that every question has. */
export function questionOf(ask: Ask, voice: Voice): QuestionOptions {
  return {
    prompt: flowText(ask.prompt, voice),
    variable: ask.into?.name[voice.locale] ?? null,
    retry: flowText(ask.retry, voice),
    retryLimit: ask.retryLimit ?? 2,
    placeholder: flowText(ask.hint, voice),
    isRequired: ask.isOptional !== true,
  };
}

/** What the plan of a question has besides its block. */
export function planOf(id: string, ask: Ask): Omit<BlockPlan, 'make'> {
  return {
    id,
    variable: ask.into,
    next: ask.next,
    ...(ask.failed === undefined ? {} : { exits: { failed: ask.failed } }),
  };
}

/** Asks for a text of at most `maxLength` characters (default 200). */
export function askText(
  id: string,
  ask: Ask & { isLong?: boolean; minLength?: number; maxLength?: number; pattern?: string },
): BlockPlan {
  return {
    ...planOf(id, ask),
    make: (voice) => ({
      id,
      kind: 'textInput',
      options: {
        ...questionOf(ask, voice),
        isLong: ask.isLong ?? false,
        minLength: ask.minLength ?? null,
        maxLength: ask.maxLength ?? 200,
        pattern: ask.pattern ?? null,
      },
    }),
  };
}

/** Asks for a whole number, or for an amount of money if a currency is given. */
export function askNumber(id: string, ask: Ask & { min: number; max?: number; currency?: string }): BlockPlan {
  return {
    ...planOf(id, ask),
    make: (voice) => ({
      id,
      kind: 'numberInput',
      options: {
        ...questionOf(ask, voice),
        min: ask.min,
        max: ask.max ?? null,
        step: ask.currency === undefined ? 1 : null,
        unit: '',
        currency: ask.currency ?? '',
      },
    }),
  };
}

/** Asks for a phone number of the business's country. */
export function askPhone(id: string, ask: Ask): BlockPlan {
  return {
    ...planOf(id, ask),
    make: (voice) => ({ id, kind: 'phoneInput', options: { ...questionOf(ask, voice), country: '' } }),
  };
}

export function askEmail(id: string, ask: Ask): BlockPlan {
  return {
    ...planOf(id, ask),
    make: (voice) => ({ id, kind: 'emailInput', options: questionOf(ask, voice) }),
  };
}

/** Asks for a day, from today on, on which the business is open. */
export function askOpenDay(id: string, ask: Ask): BlockPlan {
  return {
    ...planOf(id, ask),
    make: (voice) => ({
      id,
      kind: 'dateInput',
      options: { ...questionOf(ask, voice), min: 'today', max: null, mustBeOpen: true },
    }),
  };
}

/** A day question and the question for an hour that follows it. */
export interface Moment {
  /** The id of the day question. */
  readonly day: string;
  /** The id of the hour question. */
  readonly hour: string;
  readonly group: string;
  readonly into: { readonly day: VariablePlan; readonly hour: VariablePlan };
  readonly prompts: { readonly day: Bilingual; readonly hour: Bilingual };
  readonly hint?: Bilingual;
  readonly hours: readonly Item[];
  readonly next: Target;
}

/** Asks for an open day, then for an hour unless it was said with the day. */
export function askMoment({ day, hour, group, into, prompts, hint, hours, next }: Moment): BlockPlan[] {
  const { es, en } = into.day.name;
  const told: VariablePlan = { ...into.hour, name: both(`${es}_time`, `${en}_time`) };
  const asked = choice(hour, { prompt: prompts.hour, into: into.hour, items: hours, next });
  const kept = keep(`${hour}-kept`, into.hour, both(`{{ ${es}_time | time }}`, `{{ ${en}_time | time }}`));
  return [
    askOpenDay(day, { prompt: prompts.day, into: into.day, hint }),
    branch(`${hour}-told`, { left: told, operator: 'IS_NOT_EMPTY' }, { otherwise: `${group}/${hour}` }),
    then(kept, next),
    asked,
  ];
}

/** One choice; without `to`, continues with the next block. */
export interface Item {
  readonly id: string;
  readonly label: Bilingual;
  /** Stored instead of the label, to fit into a sentence. */
  readonly value?: Bilingual | undefined;
  readonly to?: Target | undefined;
  /** Other words for it, separated by commas; the label alone if absent. */
  readonly synonyms?: Bilingual | undefined;
}

/** One choice. */
export function item(id: string, label: Bilingual, to?: Target): Item {
  return { id, label, to };
}

/** One choice whose stored value differs from its label. */
export function itemAs(id: string, label: Bilingual, value: Bilingual): Item {
  return { id, label, value };
}

/** The same choice with other words that customers use for it, separated by commas. */
export function alsoSaid(choice: Item, es: string, en: string): Item {
  return { ...choice, synonyms: both(es, en) };
}

/** Parts of the day, for businesses that confirm the exact time themselves. */
export const partsOfDay: readonly Item[] = [
  alsoSaid(
    itemAs('morning', both('Por la mañana', 'In the morning'), both('por la mañana', 'in the morning')),
    'en la mañana, temprano, lo más temprano, a primera hora, matutino',
    'early, as early as possible, first thing, am',
  ),
  alsoSaid(
    itemAs('midday', both('A mediodía', 'At midday'), both('a mediodía', 'at midday')),
    'al mediodía, a la hora de comer',
    'noon, at noon, around noon, lunch time',
  ),
  alsoSaid(
    itemAs('afternoon', both('Por la tarde', 'In the afternoon'), both('por la tarde', 'in the afternoon')),
    'en la tarde, tardecita, después de comer, saliendo del trabajo, lo más tarde, vespertino',
    'later in the day, after lunch, after work, as late as possible, pm',
  ),
  alsoSaid(
    itemAs('any', both('A cualquier hora', 'At any time'), both('a cualquier hora', 'at any time')),
    'cualquiera, la que sea, me da igual, da igual, lo antes posible, lo más pronto posible, cuando haya lugar, cuando se pueda',
    'any, anytime, whenever, as soon as possible, i do not mind, i don’t mind',
  ),
];

/** Hours of the day as choices, `HH:mm`. */
export function hourItems(...hours: readonly string[]): Item[] {
  return hours.map((hour) => item(`h${hour.replace(':', '')}`, both(formatTime(hour, 'es'), formatTime(hour, 'en'))));
}

/** Asks to choose one of the items, preceded by the business's services if `hasServices` is true. */
export function choice(id: string, ask: Ask & { items: readonly Item[]; hasServices?: boolean }): BlockPlan {
  const plan = planOf(id, ask);
  const wired = ask.items.flatMap(({ id: port, to }) => (to === undefined ? [] : [[port, to] as const]));
  return {
    ...plan,
    exits: { ...plan.exits, ...Object.fromEntries(wired) },
    make: (voice) => ({
      id,
      kind: 'choiceInput',
      options: {
        ...questionOf(ask, voice),
        isMultiple: false,
        isSearchable: false,
        items: ask.items.map((entry) => itemOf(entry, voice)),
        listVariable: ask.hasServices === true ? 'business.services' : null,
      },
    }),
  };
}

/** A choice of a question as the flow has it. */
export function itemOf(entry: Item, voice: Voice): ChoiceItem {
  return {
    id: entry.id,
    label: flowText(entry.label, voice),
    detail: {},
    value: entry.value === undefined ? null : spoken(entry.value, voice),
    condition: null,
    ...synonymsOf(entry, voice),
  };
}

function synonymsOf({ synonyms }: Item, voice: Voice): { synonyms?: string[] } {
  return synonyms === undefined ? {} : { synonyms: listed(synonyms, voice) };
}

/** The entries of a text that separates them by commas. */
export function listed(words: Bilingual, voice: Voice): string[] {
  return spoken(words, voice).split(/,\s*/);
}

/** Asks for one to five stars about the conversation, and after few for what was wrong. */
export function askStars(id: string, ask: Ask & { whenLow: Bilingual; comment: VariablePlan }): BlockPlan {
  return {
    ...planOf(id, ask),
    variables: [ask.comment],
    make: (voice) => ({
      id,
      kind: 'rating',
      options: {
        ...{ ...questionOf(ask, voice), scale: 'STARS', isSatisfaction: true },
        comment: {
          ...{ low: flowText(ask.whenLow, voice), middle: {}, high: {} },
          variable: ask.comment.name[voice.locale],
        },
      },
    }),
  };
}
