import { choiceCost, readChoice } from '@tertulia/readers';
import { DateTime } from 'luxon';
import { formatDate } from '../../business/describe.js';
import type { Turn } from '../../engine/turn.js';
import type { BlockOf, FormField } from '../../model.js';
import { dateInput } from '../date-input/index.js';
import type { Reading } from '../definition.js';
import { emailInput } from '../email-input/index.js';
import { numberInput } from '../number-input/index.js';
import { phoneInput } from '../phone-input/index.js';
import type { Part } from '../sheet.js';
import { textInput } from '../text-input/index.js';
import { asksForName } from '../text-input/names.js';

const longest = { TEXT: 200, LONG_TEXT: 2_000 } as const;

/** A field as a part of the answer. Each kind of field reads like the question of that kind. */
export function partOf(field: FormField, turn: Turn): Part {
  const { id, kind, isRequired } = field;
  const choices = field.choices.map((choice) => ({ id: choice.id, label: turn.text(choice.label) }));
  return {
    ...{ id, kind, label: turn.text(field.label), isRequired, choices },
    autocomplete: completionOf(field, turn),
    read: (text) => (kind === 'CHOICE' ? readChosen(text, choices, turn) : readAs(field, text, turn)),
    isFound: kind === 'EMAIL' || kind === 'PHONE',
  };
}

function readAs(field: FormField, text: string, turn: Turn): Reading {
  const answer = { kind: 'text', text } as const;
  const common = { variable: null };
  const { locale } = turn;
  const nothing: Reading = { isUnderstood: false, reason: 'required' };
  switch (field.kind) {
    case 'TEXT':
    case 'LONG_TEXT':
      return textInput.read?.(textBlock(field, turn), answer, turn) ?? nothing;
    case 'NUMBER': {
      const options = { ...numberInput.defaults(locale), ...common };
      return numberInput.read?.({ id: field.id, kind: 'numberInput', options }, answer, turn) ?? nothing;
    }
    case 'EMAIL': {
      const options = { ...emailInput.defaults(locale), ...common };
      return emailInput.read?.({ id: field.id, kind: 'emailInput', options }, answer, turn) ?? nothing;
    }
    case 'PHONE': {
      const options = { ...phoneInput.defaults(locale), ...common };
      return phoneInput.read?.({ id: field.id, kind: 'phoneInput', options }, answer, turn) ?? nothing;
    }
    case 'DATE': {
      // As pickers write it.
      if (/^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid)
        return { isUnderstood: true, value: text, text: formatDate(text, locale) };
      const options = { ...dateInput.defaults(locale), ...common, min: null };
      return dateInput.read?.({ id: field.id, kind: 'dateInput', options }, answer, turn) ?? nothing;
    }
    case 'CHOICE':
      return nothing;
  }
}

function textBlock(field: FormField, turn: Turn): BlockOf<'textInput'> {
  const isLong = field.kind === 'LONG_TEXT';
  const maxLength = isLong ? longest.LONG_TEXT : longest.TEXT;
  const { variable } = field;
  return {
    id: field.id,
    kind: 'textInput',
    options: { ...textInput.defaults(turn.locale), variable, isLong, maxLength },
  };
}

function readChosen(text: string, choices: Part['choices'], turn: Turn): Reading {
  const picked = choices.find(({ id }) => id === text);
  if (picked) return { isUnderstood: true, value: picked.label, text: picked.label };
  turn.spend(choiceCost(text, choices));
  const found = readChoice(text, choices);
  const meant = found.kind === 'read' ? choices.find(({ id }) => id === found.value) : undefined;
  if (meant) return { isUnderstood: true, value: meant.label, text: meant.label };
  const near = found.kind === 'unsure' ? choices.filter(({ id }) => found.candidates.includes(id)) : [];
  return { isUnderstood: false, reason: 'noChoice', candidates: near.map(({ id, label }) => ({ answer: id, label })) };
}

function completionOf(field: FormField, turn: Turn): string {
  if (field.kind === 'EMAIL') return 'email';
  if (field.kind === 'PHONE') return 'tel';
  return field.kind === 'TEXT' && asksForName(textBlock(field, turn)) ? 'name' : '';
}
