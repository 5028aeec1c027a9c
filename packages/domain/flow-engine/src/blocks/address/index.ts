import { readAddress } from '@tertulia/readers';
import { z } from 'zod';
import { flowText, questionShape } from '../../definition/parts.js';
import type { Turn } from '../../engine/turn.js';
import type { BlockOf, GivenPart } from '../../model.js';
import type { Reading } from '../definition.js';
import { textReading } from '../offer.js';
import { defineQuestion, inLanguage, questionDefaults } from '../question.js';
import { awaitingOf, readFilled, type Part, type Sheet } from '../sheet.js';
import {
  addressParts,
  askedParts,
  completions,
  labelOf,
  partVariable,
  postalCodeOf,
  type AddressPart,
} from './parts.js';

type AddressBlock = BlockOf<'address'>;

const longestPart = 200;

/** Asks for an address on one card. What is written instead is kept whole, as one line. */
export const address = defineQuestion<'address'>({
  awaits: 'FORM',
  name: { es: 'Dirección', en: 'Address' },
  options: z.object({
    ...questionShape,
    asks: z.array(z.enum(['REGION', 'POSTAL_CODE', 'COUNTRY'])).max(3),
    submit: flowText,
  }),
  defaults: (locale) => ({
    ...questionDefaults(locale, { es: '¿Cuál es tu dirección?', en: 'What is your address?' }),
    asks: ['REGION', 'POSTAL_CODE'],
    submit: inLanguage(locale, { es: 'Enviar', en: 'Send' }),
  }),
  texts: ({ options }) => [{ field: 'submit', text: options.submit, isExpected: true }],
  awaiting: (block, turn) => awaitingOf(sheetOf(block, turn), turn),
  pick: (block, line, turn) => written(block, line, turn),
  read: (block, answer, turn) => {
    if (answer.kind === 'form') return readFilled(sheetOf(block, turn), answer.values, turn);
    if (answer.kind !== 'text') return { isUnderstood: false, reason: 'notAddress' };
    const reading = textReading(answer.text, readAddress, 'notAddress');
    return reading.isUnderstood ? written(block, reading.text, turn) : reading;
  },
});

/** An address that was written as one line: its parts are not known. */
function written(block: AddressBlock, line: string, turn: Turn): Reading {
  const take = (): boolean => {
    storeParts(block, [], turn);
    return false;
  };
  return { isUnderstood: true, value: line, text: line, take };
}

function sheetOf(block: AddressBlock, turn: Turn): Sheet {
  const { id, options } = block;
  return {
    blockId: id,
    submit: turn.text(options.submit),
    parts: askedParts(options.asks).map((part) => partOf(part, turn)),
    whole: (given) => {
      const text = given.flatMap((part) => (part.text === '' ? [] : [part.text])).join(', ');
      return { value: text, text };
    },
    store: (given) => storeParts(block, given, turn),
  };
}

function partOf(part: AddressPart, turn: Turn): Part {
  const { country } = turn.profile;
  return {
    ...{ id: part, kind: 'TEXT', label: labelOf(part, country, turn.locale), isRequired: true, choices: [] },
    ...{ autocomplete: completions[part], isFound: false },
    ...(part === 'country' ? { preset: countryName(country, turn) } : {}),
    read: (text) => readPart(part, text, country),
  };
}

function readPart(part: AddressPart, text: string, country: string): Reading {
  const said = text.replaceAll(/\s+/g, ' ').trim();
  if (said.length > longestPart) return { isUnderstood: false, reason: 'tooLong', limit: String(longestPart) };
  if (part !== 'postal_code') return { isUnderstood: true, value: said, text: said };
  const { code, example } = postalCodeOf(said, country);
  return code === null
    ? { isUnderstood: false, reason: 'notPostalCode', limit: example }
    : { isUnderstood: true, value: code, text: code };
}

function countryName(country: string, { locale }: Turn): string {
  return country === '' ? '' : (new Intl.DisplayNames([locale], { type: 'region' }).of(country) ?? '');
}

function storeParts({ id, options: { variable } }: AddressBlock, given: readonly GivenPart[], turn: Turn): void {
  if (variable === null) return;
  for (const part of addressParts) {
    const value = given.find((one) => one.id === part)?.value ?? null;
    const name = partVariable(variable, part);
    if (value !== null || turn.state.variables[name] !== undefined) turn.setVariable(id, name, value);
  }
}
