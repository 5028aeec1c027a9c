import { choiceCost, readChoice, readYesNo } from '@tertulia/readers';
import { foldedPhrase } from '@tertulia/words';
import { z } from 'zod';
import { flowText, name, variableReference } from '../../definition/parts.js';
import { recordAsked } from '../../engine/asked.js';
import { plainAwaiting } from '../../engine/awaiting.js';
import { ownText } from '../../engine/saying.js';
import { isSkipPhrase } from '../../engine/skipping.js';
import type { Turn } from '../../engine/turn.js';
import type { BlockOf, ContentNode } from '../../model.js';
import { isFramed } from '../../outside/sites.js';
import { isUsableUrl, renderUrl } from '../../outside/url.js';
import { isEmptyText, pickText } from '../../text/flow-text.js';
import { postedValue } from '../../text/form-text.js';
import { plainParts, type Answer, type BlockDefinition, type Finding, type Reading } from '../definition.js';

type Embed = BlockOf<'embed'>;

const goOn = 'continue';

/**
 * Shows a page inside the chat. It may wait for an event of the page; a button always goes on, so that a page that never posts it holds nobody. A
 * page on a site that is not the bot's own list is a link.
 */
export const embed: BlockDefinition<'embed'> = {
  ...plainParts,
  family: 'MESSAGES',
  name: { es: 'Página web', en: 'Web page' },
  options: z.object({
    url: z
      .string()
      .max(2048)
      .regex(/^(?:https?:\/\/|$)/i, 'Use an address that starts with https://'),
    title: flowText,
    height: z.number().int().min(120).max(800),
    waitsFor: z.object({ event: name, variable: variableReference.nullable() }).nullable(),
  }),
  defaults: () => ({ url: '', title: {}, height: 400, waitsFor: null }),
  texts: ({ options }) => [{ field: 'title', text: options.title, isExpected: false }],
  templates: ({ options }) => [{ field: 'url', source: options.url }],
  variables: ({ options: { waitsFor } }) =>
    waitsFor === null || waitsFor.variable === null
      ? []
      : [{ field: 'waitsFor.variable', path: waitsFor.variable, isWritten: true }],
  inspect: findings,
  summary: ({ options }, locale) => pickText(options.title, locale, locale) || options.url || embed.name[locale],
  run: (block, turn) => {
    const shown = contentOf(block, turn);
    if (shown === null) return { kind: 'next' };
    turn.send(block.id, [shown]);
    if (eventOf(block) === null) return { kind: 'next' };
    turn.state.given = undefined;
    turn.state.retryCount = 0;
    open(block, turn);
    recordAsked(turn, block.id, 'CHOICE');
    return { kind: 'wait' };
  },
  offers: (_block, turn) => [{ id: goOn, label: ownText(turn, 'continue'), detail: '' }],
  open,
  askAgain: (block, turn) => {
    open(block, turn);
    turn.reply(block.id, ownText(turn, 'pageIsAbove'));
  },
  read: readAnswer,
};

/** The event that is waited for; null for none. */
function eventOf({ options: { waitsFor } }: Embed): string | null {
  return waitsFor === null || waitsFor.event === '' ? null : waitsFor.event;
}

/** The page in its frame, else a link to it; null where there is no address. */
function contentOf(block: Embed, turn: Turn): ContentNode | null {
  const { url, height } = block.options;
  const address = renderUrl(turn.compile(url), turn);
  if (address === null) {
    turn.fault(block.id, 'BAD_URL');
    return null;
  }
  const { href, host } = new URL(address);
  const title = turn.text(block.options.title).trim() || host;
  if (!isFramed(href, turn.definition.settings.framedSites ?? []))
    return { kind: 'paragraph', children: [{ kind: 'link', url: href, text: title }] };
  const event = eventOf(block);
  return { kind: 'embed', url: href, title, height, ...(event && { waitsFor: { event, blockId: block.id } }) };
}

function open(block: Embed, turn: Turn): void {
  const choices = [{ id: goOn, label: ownText(turn, 'continue'), detail: '' }];
  turn.offer(choices.reduce((sum, { label }) => sum + label.length, 0));
  const event = eventOf(block);
  const label = turn.text(block.options.title).trim() || embed.name[turn.locale];
  turn.state.awaiting = {
    ...{ ...plainAwaiting(block.id), kind: 'CHOICE', choices },
    ...(event === null ? {} : { event: { name: event, label } }),
  };
}

function readAnswer(block: Embed, answer: Answer, turn: Turn): Reading {
  const { awaiting } = turn.state;
  const choices = awaiting?.choices ?? [];
  const goesOn: Reading = { isUnderstood: true, value: null, text: choices[0]?.label ?? '' };
  if (answer.kind === 'choice' && answer.ids.length === 1 && answer.ids[0] === goOn) return goesOn;
  if (answer.kind === 'text') {
    turn.spend(choiceCost(answer.text, choices));
    const agreed = readYesNo(answer.text);
    const isDone = isSkipPhrase(foldedPhrase(answer.text)) || (agreed.kind === 'read' && agreed.value);
    if (isDone || readChoice(answer.text, choices).kind === 'read') return goesOn;
  }
  const posted = answer.kind === 'form' ? postedValue(answer.values, awaiting) : null;
  if (posted === null) return { isUnderstood: false, reason: 'noChoice' };
  const { waitsFor } = block.options;
  const take = (): boolean => {
    if (waitsFor !== null && waitsFor.variable !== null) turn.setVariable(block.id, waitsFor.variable, posted);
    return false;
  };
  return { isUnderstood: true, value: posted, text: posted, take };
}

function findings({ options: { url, title, waitsFor } }: Embed): Finding[] {
  return [
    ...(isUsableUrl(url) ? [] : [withoutPage]),
    ...(isEmptyText(title) ? [withoutTitle] : []),
    ...(waitsFor === null || waitsFor.event.trim() !== '' ? [] : [withoutEvent]),
  ];
}

const withoutPage: Finding = {
  code: 'MISSING_OPTION',
  field: 'url',
  message: {
    es: 'Falta la dirección de la página, o su sitio depende de una variable.',
    en: 'The address of the page is missing, or its site depends on a variable.',
  },
  fix: {
    es: 'Pega una dirección que empiece con https://. Las variables van después del sitio.',
    en: 'Paste an address that starts with https://. Variables come after the site.',
  },
};
const withoutTitle: Finding = {
  code: 'MISSING_OPTION',
  field: 'title',
  message: { es: 'La página no tiene título.', en: 'The page has no title.' },
  fix: {
    es: 'Escribe qué es la página: lo leen los lectores de pantalla y es el texto del enlace.',
    en: 'Write what the page is: screen readers say it, and it is the text of the link.',
  },
};
const withoutEvent: Finding = {
  code: 'MISSING_OPTION',
  field: 'waitsFor.event',
  message: { es: 'Falta el nombre del evento que se espera.', en: 'The name of the awaited event is missing.' },
  fix: { es: 'Escribe el nombre que manda la página.', en: 'Write the name that the page posts.' },
};
