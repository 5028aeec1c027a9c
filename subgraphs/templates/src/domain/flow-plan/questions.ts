import { formatTime, type QuestionOptions } from '@tertulia/flow-engine';
import { both, spoken, type Bilingual, type Voice } from '../voice.js';
import { flowText } from './blocks.js';
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

function questionOf(ask: Ask, voice: Voice): QuestionOptions {
  return {
    prompt: flowText(ask.prompt, voice),
    variable: ask.into?.name[voice.locale] ?? null,
    retry: flowText(ask.retry, voice),
    retryLimit: ask.retryLimit ?? 2,
    placeholder: flowText(ask.hint, voice),
    isRequired: ask.isOptional !== true,
  };
}

function planOf(id: string, ask: Ask): Omit<BlockPlan, 'make'> {
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

/** One choice; without `to`, continues with the next block. */
export interface Item {
  readonly id: string;
  readonly label: Bilingual;
  /** Stored instead of the label, to fit into a sentence. */
  readonly value?: Bilingual | undefined;
  readonly to?: Target | undefined;
}

/** One choice. */
export function item(id: string, label: Bilingual, to?: Target): Item {
  return { id, label, to };
}

/** One choice whose stored value differs from its label. */
export function itemAs(id: string, label: Bilingual, value: Bilingual): Item {
  return { id, label, value };
}

/** Parts of the day, for businesses that confirm the exact time themselves. */
export const partsOfDay: readonly Item[] = [
  itemAs('morning', both('Por la mañana', 'In the morning'), both('por la mañana', 'in the morning')),
  itemAs('midday', both('A mediodía', 'At midday'), both('a mediodía', 'at midday')),
  itemAs('afternoon', both('Por la tarde', 'In the afternoon'), both('por la tarde', 'in the afternoon')),
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
        items: ask.items.map((entry) => ({
          id: entry.id,
          label: flowText(entry.label, voice),
          detail: {},
          value: entry.value === undefined ? null : spoken(entry.value, voice),
          condition: null,
        })),
        listVariable: ask.hasServices === true ? 'business.services' : null,
      },
    }),
  };
}

/** Asks for one to five stars about the conversation. */
export function askStars(id: string, ask: Ask): BlockPlan {
  return {
    ...planOf(id, ask),
    make: (voice) => ({
      id,
      kind: 'rating',
      options: { ...questionOf(ask, voice), scale: 'STARS', isSatisfaction: true },
    }),
  };
}
