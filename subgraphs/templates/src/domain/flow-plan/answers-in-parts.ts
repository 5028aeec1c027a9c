import type { FieldKind } from '@tertulia/flow-engine';
import { spoken, type Bilingual } from '../voice.js';
import { flowText } from './blocks.js';
import type { BlockPlan, Target, VariablePlan } from './plan.js';
import { itemOf, planOf, questionOf, type Ask, type Item } from './questions.js';

/** Asks for yes or no, with a path for each. */
export function askYesNo(
  id: string,
  ask: Ask & { yes: Bilingual; no: Bilingual; to: { yes?: Target; no?: Target } },
): BlockPlan {
  const plan = planOf(id, ask);
  return {
    ...plan,
    exits: { ...plan.exits, ...ask.to },
    make: (voice) => ({
      id,
      kind: 'confirm',
      options: { ...questionOf(ask, voice), yes: flowText(ask.yes, voice), no: flowText(ask.no, voice) },
    }),
  };
}

/** A field of a form. */
export interface FieldPlan {
  readonly id: string;
  readonly kind: FieldKind;
  readonly label: Bilingual;
  readonly into: VariablePlan;
}

/** Asks for several things on one card; whoever writes instead is asked for one after the other. */
export function askForm(id: string, ask: Ask & { fields: readonly FieldPlan[]; submit: Bilingual }): BlockPlan {
  return {
    ...planOf(id, ask),
    variables: ask.fields.map(({ into }) => into),
    make: (voice) => ({
      id,
      kind: 'form',
      options: {
        ...questionOf(ask, voice),
        fields: ask.fields.map(({ id: field, kind, label, into }) => ({
          ...{ id: field, kind, label: flowText(label, voice), variable: into.name[voice.locale] },
          ...{ isRequired: true, choices: [] },
        })),
        submit: flowText(ask.submit, voice),
      },
    }),
  };
}

/** Asks for a postal address; its parts are stored beside it. */
export function askPostalAddress(id: string, ask: Ask & { submit: Bilingual }): BlockPlan {
  return {
    ...planOf(id, ask),
    make: (voice) => ({
      id,
      kind: 'address',
      options: { ...questionOf(ask, voice), asks: ['POSTAL_CODE'], submit: flowText(ask.submit, voice) },
    }),
  };
}

/** A card with one button, which is an answer. */
export interface CardPlan {
  readonly id: string;
  readonly title: Bilingual;
  readonly text: Bilingual;
  readonly button: Bilingual;
  /** Stored instead of the title. */
  readonly value?: Bilingual;
  readonly to?: Target;
}

/** Shows cards side by side, each with a button. Owners add the pictures. */
export function askCard(id: string, ask: Ask & { cards: readonly CardPlan[] }): BlockPlan {
  const plan = planOf(id, ask);
  const wired = ask.cards.flatMap(({ id: card, to }) => (to === undefined ? [] : [[`${card}-choose`, to] as const]));
  return {
    ...plan,
    exits: { ...plan.exits, ...Object.fromEntries(wired) },
    make: (voice) => ({
      id,
      kind: 'cards',
      options: {
        ...questionOf(ask, voice),
        cards: ask.cards.map(({ id: card, title, text, button, value }) => ({
          ...{ id: card, title: flowText(title, voice), text: flowText(text, voice), imageUrl: '', imageAlt: {} },
          buttons: [
            {
              ...{ id: `${card}-choose`, label: flowText(button, voice), url: '' },
              value: value === undefined ? null : spoken(value, voice),
            },
          ],
        })),
      },
    }),
  };
}

/** Asks for one of several choices that are shown as pictures. Owners add the pictures. */
export function pictures(id: string, ask: Ask & { items: readonly Item[] }): BlockPlan {
  return {
    ...planOf(id, ask),
    make: (voice) => ({
      id,
      kind: 'pictureChoice',
      options: {
        ...questionOf(ask, voice),
        isMultiple: false,
        isSearchable: false,
        items: ask.items.map((entry) => ({ ...itemOf(entry, voice), imageUrl: '' })),
        listVariable: null,
      },
    }),
  };
}

/** Asks for a picture, which visitors may leave out; both ways lead to `next`. */
export function askPicture(id: string, ask: Ask & { skip: Bilingual; next: Target }): BlockPlan {
  const plan = planOf(id, { ...ask, isOptional: true });
  return {
    ...plan,
    exits: { ...plan.exits, skip: ask.next },
    make: (voice) => ({
      id,
      kind: 'fileInput',
      options: {
        ...questionOf({ ...ask, isOptional: true }, voice),
        ...{ accepts: ['PICTURES'], megabytesMax: 10, countMax: 1, skipLabel: flowText(ask.skip, voice) },
      },
    }),
  };
}
