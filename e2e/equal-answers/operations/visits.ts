/** Visitors: whole conversations, repeats, mistakes, returning, starting again, erasure. */
import type { Step } from '../step.ts';
import { change, chat, type Extra, look, visit, visited } from './steps.ts';

const pick = (...choiceIds: string[]) => ({ choiceIds });
const say = (text: string) => ({ text });

const start = (token: string, { input, ...rest }: Extra = {}) =>
  visit('startConversation', {
    name: `starts ${token} ${JSON.stringify(input ?? {})}`,
    input: { publicId: '$aurora.bots.1.publicId', channel: 'WEB', locale: 'es', ...input },
    keep: { [token]: 'data.startConversation.token', [`${token}Id`]: 'data.startConversation.conversationId' },
    ...rest,
  });

const booking = [
  pick('book'),
  pick('cut-women'),
  pick('any'),
  say('mañana'),
  say('10:00'),
  say('Sofía Luna'),
  say('999 123 4567'),
  pick('yes'),
  pick('no'),
];

const mistaken = [
  say('¿a qué hora abren?'),
  pick('book'),
  pick('nothing-of-the-kind'),
  pick('colour'),
  pick('mine'),
  say('Con Rosa, por favor'),
  say('el día del juicio'),
  say('31/12/1999'),
  say('pasado mañana'),
  pick('afternoon', 'morning'),
  say('a las 4 de la tarde'),
  say('Jorge Ríos'),
  say('no tengo'),
  say('123'),
  say('999 765 4321'),
  pick('change'),
];

const questions = ['¿Dónde están?', '¿Aceptan tarjeta?', '¿Cuánto cuesta el tinte?', 'asdf qwer', 'precio'];

const refusedInputs = [
  { clientMessageId: 'empty' },
  { clientMessageId: 'both', text: 'hola', choiceIds: ['book'] },
  { clientMessageId: 'all', text: 'hola', choiceIds: ['book'], rating: 5 },
  { clientMessageId: 'rating', rating: 99 },
  { clientMessageId: 'blank', text: '   ' },
  { clientMessageId: '', text: 'hola' },
  { clientMessageId: 'x'.repeat(300), text: 'hola' },
  { clientMessageId: 'long', text: 'a'.repeat(10_000) },
  { clientMessageId: 'many', choiceIds: Array.from({ length: 200 }, (_, at) => `c${at}`) },
  { clientMessageId: 'negative', after: -1, text: 'hola' },
];

export const visits: readonly Step[] = [
  look(
    'query Front($name: String!) { publicBot(publicId: $name) { publicId name avatarText primaryColor position locale locales status isOpenNow hoursText { es en } opensNextText { es en } hasBranding isPaused pauseMessage } }',
    {
      variables: { name: '$aurora.bots.1.publicId' },
    },
  ),
  look('query Front($name: String!) { publicBot(publicId: $name) { name } }', {
    variables: { name: 'nobody-has-this' },
  }),
  ...['$aurora.bots.1.publicId', 'nobody-has-this'].map((publicId) => ({
    name: `the look of ${publicId} for any page`,
    method: 'GET',
    path: `/widget/bots/${publicId}`,
    headers: { 'content-type': null },
    refused: 'ANY',
  })),
  start('booker'),
  ...chat('booker', booking),
  visited({ as: 'visitor:booker' }),
  visited({ as: 'visitor:booker', after: 3 }),
  visited({ as: 'visitor:booker', after: 10_000 }),
  visited({ as: 'visitor:booker', last: 3 }),
  visited({ as: 'visitor:booker', before: 5, last: 2 }),
  visited({ as: 'visitor:booker', last: 0, refused: 'OUT_OF_RANGE' }),
  visited({ as: 'visitor:booker', after: -5, refused: 'ANY' }),
  start('mistaken', { input: { locale: 'en' } }),
  ...chat('mistaken', mistaken).map((step) => ({ ...step, refused: 'ANY' })),
  start('curious', { input: { channel: 'API', locale: 'es' } }),
  ...chat('curious', [pick('question'), ...questions.map(say)]).map((step) => ({ ...step, refused: 'ANY' })),
  ...repeats(),
  change('prepareUpload', 'upload { fileId }', {
    as: 'visitor:curious',
    input: { name: 'a.jpg', bytes: 1 },
    refused: 'FILES_NOT_ASKED',
    name: 'a file that nobody asks for',
  }),
  ...refusedInputs.map((input) =>
    visit('sendMessage', {
      as: 'visitor:curious',
      input,
      refused: 'ANY',
      name: `refuses ${input.clientMessageId.slice(0, 20)}`,
    }),
  ),
  ...comingBack(),
  ...endings(),
  ...strangers(),
];

/** A repeated message is stored once, and its response is the stored one. */
function repeats(): Step[] {
  const input = { clientMessageId: 'once', after: 0, choiceIds: ['book'] };
  return [
    start('repeater'),
    visit('sendMessage', { as: 'visitor:repeater', input, name: 'the first time' }),
    visit('sendMessage', { as: 'visitor:repeater', input: { ...input, after: 1 }, name: 'the second time' }),
    visit('sendMessage', {
      as: 'visitor:repeater',
      input: { ...input, choiceIds: ['prices'] },
      name: 'with other words',
    }),
    visited({ as: 'visitor:repeater', after: 0 }),
  ];
}

function comingBack(): Step[] {
  return [
    start('returned', { input: { resumeToken: '$booker' } }),
    start('returnedShort', { input: { resumeToken: '$booker', last: 2 } }),
    start('returnedToOther', { input: { publicId: '$aurora.bots.0.publicId', resumeToken: '$booker' } }),
    start('forged', { input: { resumeToken: 'not.a.token' } }),
    start('nowhere', {
      input: { publicId: 'nobody-has-this' },
      keep: {},
      refused: 'BOT_NOT_LIVE',
    }),
    start('palmaVisit', { input: { publicId: '$palma.bots.1.publicId' } }),
    start('whatsapp', { input: { channel: 'WHATSAPP' } }),
  ];
}

function endings(): Step[] {
  return [
    start('leaver'),
    visit('leaveQueue', { as: 'visitor:leaver', name: 'leaves no queue' }),
    {
      ...{ as: 'visitor:leaver', name: 'stands nowhere' },
      query: 'query Place { visitorConversation { queuePlace { position waitMinutes } } }',
    },
    visit('endConversation', { as: 'visitor:leaver' }),
    visit('endConversation', {
      as: 'visitor:leaver',
      name: 'ends it twice',
      refused: 'ANY',
      headers: { 'accept-language': 'en' },
    }),
    visit('sendMessage', {
      as: 'visitor:leaver',
      input: { clientMessageId: 'late', text: '¿hola?' },
      refused: 'ANY',
    }),
    visit('sendMessage', {
      as: 'visitor:leaver',
      input: { clientMessageId: 'late in English', text: 'hello?' },
      headers: { 'accept-language': 'en' },
      refused: 'ANY',
    }),
    visit('startOver', { as: 'visitor:leaver', keep: { anew: 'data.startOver.token' } }),
    visited({ as: 'visitor:anew' }),
    { as: 'visitor:anew', name: 'is there', query: 'mutation { reportPresence }' },
    { as: 'visitor:anew', name: 'writes', query: 'mutation { reportPresence(isTyping: true) }' },
    {
      as: 'visitor:anew',
      name: 'deletes',
      query: 'mutation { deleteMyData { isDeleted userErrors { code message } } }',
    },
    visited({ as: 'visitor:anew', refused: 'ANY', name: 'after deletion' }),
    visit('sendMessage', { as: 'visitor:anew', input: { clientMessageId: 'gone', text: 'hola' }, refused: 'ANY' }),
    {
      as: 'visitor:anew',
      name: 'deletes again',
      query: 'mutation Again { deleteMyData { isDeleted userErrors { code message } } }',
      refused: 'ANY',
    },
  ];
}

/** A caller who is not a visitor has no conversation. */
function strangers(): Step[] {
  const send = (as: string | undefined) =>
    visit('sendMessage', {
      as,
      name: `no visitor: ${as ?? 'nobody'}`,
      input: { clientMessageId: 'x', text: 'hola' },
      refused: as === undefined ? 'UNAUTHENTICATED' : 'FORBIDDEN',
    });
  return [
    ...[undefined, 'ana', 'vera', 'key:demoKey'].map(send),
    visited({ as: 'ana', refused: 'FORBIDDEN' }),
    visit('startOver', { as: 'key:demoKey', refused: 'FORBIDDEN' }),
    visit('endConversation', { refused: 'UNAUTHENTICATED' }),
    visit('leaveQueue', { refused: 'UNAUTHENTICATED' }),
    { name: 'no presence', query: 'mutation { reportPresence }', refused: 'UNAUTHENTICATED' },
    ...['visitor:booker'].flatMap((as) => [
      look('query Not { viewer { kind permissions scopes } }', { as }),
      look('query Not { organization { id } }', { as, refused: 'ANY' }),
      look('query Not($id: ID!) { conversation(id: $id) { id } }', {
        as,
        variables: { id: '$bookerId' },
        refused: 'ANY',
      }),
      look('query Not($id: ID!) { bot(id: $id) { id name } }', {
        as,
        variables: { id: '$aurora.bots.1.id' },
        refused: 'ANY',
      }),
    ]),
  ];
}
