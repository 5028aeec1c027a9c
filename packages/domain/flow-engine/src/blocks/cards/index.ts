import { choiceCost, readChoice } from '@tertulia/readers';
import { z } from 'zod';
import { flowText, id, questionShape, text, url } from '../../definition/parts.js';
import type { BlockOf, Card, CardButton, CardsContent, ShownChoice } from '../../model.js';
import type { Turn } from '../../engine/turn.js';
import type { ExitItem, FieldText, Finding, Reading } from '../definition.js';
import { defineQuestion, inLanguage, questionDefaults } from '../question.js';
import { isWebAddress } from '../web-address.js';

type CardsBlock = BlockOf<'cards'>;

const button = z.object({ id, label: flowText, url, value: text.nullable() });
const card = z.object({
  ...{ id, title: flowText, text: flowText, imageUrl: url, imageAlt: flowText },
  buttons: z.array(button).max(4),
});

/** Cards with a picture, a text and buttons, side by side. Each button is an answer with its own port, or a link. */
export const cards = defineQuestion<'cards'>({
  awaits: 'CHOICE',
  name: { es: 'Tarjetas', en: 'Cards' },
  options: z.object({ ...questionShape, cards: z.array(card).max(12) }),
  defaults: (locale) => ({
    ...questionDefaults(locale, { es: 'Esto es lo que tenemos:', en: 'This is what we have:' }),
    cards: [1, 2].map((at) => ({
      ...{ id: `card-${at}`, text: {}, imageUrl: '', imageAlt: {} },
      title: inLanguage(locale, { es: `Tarjeta ${at}`, en: `Card ${at}` }),
      buttons: [
        {
          ...{ id: `card-${at}-choose`, url: '', value: null },
          label: inLanguage(locale, { es: 'Elegir', en: 'Choose' }),
        },
      ],
    })),
  }),
  ports: (block) => itemsOf(block).flatMap(({ port }) => port ?? []),
  branches: (block) => itemsOf(block).flatMap(({ port }) => port ?? []),
  items: itemsOf,
  texts: cardTexts,
  inspect: findings,
  awaiting: () => ({}),
  offers: offered,
  show: (block, turn) => turn.send(block.id, [contentOf(block, turn)]),
  pick: (block, picked, turn) => readingOf(block, picked, turn) ?? { isUnderstood: false, reason: 'noChoice' },
  read: (block, answer, turn) => {
    if (answer.kind === 'text') return readText(block, answer.text, turn);
    const [only = ''] = answer.kind === 'choice' && answer.ids.length === 1 ? answer.ids : [];
    return readingOf(block, only, turn) ?? { isUnderstood: false, reason: 'noChoice' };
  },
});

interface Place {
  card: Card;
  button: CardButton;
  field: string;
}

/** The buttons that are answers, with their cards. */
function answersOf({ options }: CardsBlock): Place[] {
  return options.cards.flatMap((one, at) =>
    one.buttons.flatMap((each, nth) =>
      each.url === '' ? [{ card: one, button: each, field: `cards.${at}.buttons.${nth}` }] : [],
    ),
  );
}

function itemsOf(block: CardsBlock): ExitItem[] {
  return answersOf(block).map(({ card: { title }, button: { id: port, label }, field }) => {
    return { port, field, label, detail: title };
  });
}

/** The answers as choices. Where several cards have the same button, its label names the card: `Elegir: Camisa`. */
function offered(block: CardsBlock, turn: Turn): ShownChoice[] {
  const answers = answersOf(block).map(({ card: { title }, button: { id: answer, label } }) => {
    return { id: answer, label: turn.text(label), title: turn.text(title) };
  });
  const isCommon = ({ label }: { label: string }): boolean =>
    answers.filter((other) => other.label === label).length > 1;
  return answers.map((one) => ({
    id: one.id,
    label: isCommon(one) ? `${one.label}: ${one.title}` : one.label,
    detail: '',
  }));
}

function contentOf({ options }: CardsBlock, turn: Turn): CardsContent {
  return {
    kind: 'cards',
    cards: options.cards.map((one) => ({
      title: turn.text(one.title),
      text: turn.text(one.text),
      ...(isWebAddress(one.imageUrl) ? { imageUrl: one.imageUrl } : {}),
      imageAlt: turn.text(one.imageAlt),
      buttons: one.buttons
        .filter(({ url: address }) => address === '' || isWebAddress(address))
        .map(({ id: answer, label, url: address }) => {
          return { id: answer, label: turn.text(label), ...(address === '' ? {} : { url: address }) };
        }),
    })),
  };
}

/** Whoever writes the title of a card with one answer means that answer. */
function readText(block: CardsBlock, said: string, turn: Turn): Reading {
  const titles = new Map(answersOf(block).map(({ card: one, button: { id: answer } }) => [answer, one]));
  const shown = (turn.state.awaiting?.choices ?? []).map(({ id: answer, label }) => {
    const one = titles.get(answer);
    const isOnly = one !== undefined && [...titles.values()].filter((other) => other === one).length === 1;
    return { id: answer, label, ...(isOnly ? { synonyms: [turn.text(one.title)] } : {}) };
  });
  turn.spend(2 * choiceCost(said, shown));
  const found = readChoice(said, shown);
  if (found.kind === 'read') return readingOf(block, found.value, turn) ?? { isUnderstood: false, reason: 'noChoice' };
  if (found.kind === 'none') return { isUnderstood: false, reason: 'noChoice' };
  const candidates = shown
    .filter(({ id: answer }) => found.candidates.includes(answer))
    .map(({ id: answer, label }) => ({ answer, label }));
  return { isUnderstood: false, reason: 'noChoice', candidates, isSeveral: found.reason === 'SEVERAL' };
}

function readingOf(block: CardsBlock, picked: string, turn: Turn): Extract<Reading, { isUnderstood: true }> | null {
  const place = answersOf(block).find(({ button: { id: answer } }) => answer === picked);
  const shown = turn.state.awaiting?.choices.find(({ id: answer }) => answer === picked);
  if (place === undefined || shown === undefined) return null;
  const value = place.button.value ?? (turn.text(place.card.title) || shown.label);
  return { isUnderstood: true, value, text: shown.label, port: picked };
}

function cardTexts({ options }: CardsBlock): FieldText[] {
  return options.cards.flatMap((one, at) => [
    { field: `cards.${at}.title`, text: one.title, isExpected: true },
    { field: `cards.${at}.text`, text: one.text, isExpected: false },
    { field: `cards.${at}.imageAlt`, text: one.imageAlt, isExpected: false },
    ...one.buttons.map(({ label }, nth) => {
      return { field: `cards.${at}.buttons.${nth}.label`, text: label, isExpected: true };
    }),
  ]);
}

function findings(block: CardsBlock): Finding[] {
  const ids = block.options.cards.flatMap((one) => [one.id, ...one.buttons.map((each) => each.id)]);
  const isRepeated = new Set(ids).size < ids.length;
  return [...(answersOf(block).length === 0 ? [withoutAnswer] : []), ...(isRepeated ? [repeated] : [])];
}

const withoutAnswer: Finding = {
  code: 'MISSING_OPTION',
  field: 'cards',
  message: {
    es: 'Ninguna tarjeta tiene un botón que sea una respuesta.',
    en: 'No card has a button that is an answer.',
  },
  fix: { es: 'Agrega un botón sin enlace.', en: 'Add a button without a link.' },
};
const repeated: Finding = {
  code: 'MISSING_OPTION',
  field: 'cards',
  message: {
    es: 'Dos tarjetas o botones tienen el mismo identificador.',
    en: 'Two cards or buttons have the same identifier.',
  },
  fix: { es: 'Borra una y agrégala de nuevo.', en: 'Delete one and add it again.' },
};
