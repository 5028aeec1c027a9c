/** The inbox: what members see of a conversation, taking over, replying, giving back, resolving. */
import type { Variables } from '../../kit/graph.ts';
import type { Step } from '../step.ts';
import { change, chat, type Extra, look, visit } from './steps.ts';

const conversation = `id state endReason channel isTest messageCount unreadCount rating startedAt lastMessageAt endedAt waitingSince queue
  bot { name } version { number } contact { name email phone isVerified } lastMessage { author text }
  firstWords erasedAt earlier { id state } takeover { name member { name } startedAt } variables { name value isPersonalData } goals { name amount { amountMinor currency } }
  awaiting { kind } messages(first: 100) { nodes { id sequence author senderName member { name } text clientMessageId } }`;
const asked = (as: string | undefined, id: string, rest: Extra = {}) =>
  look(`query Talk($id: ID!) { conversation(id: $id) { ${conversation} } }`, {
    as,
    name: `${as ?? 'nobody'} reads ${id}`,
    variables: { id },
    ...rest,
  });
const whole = `conversation { id state messageCount unreadCount takeover { name member { id name } } }`;
const on = (field: string, as: string | undefined, rest: Extra = {}) =>
  change(field, whole, { as, input: { conversationId: '$guestId', ...rest.input }, ...without(rest) });
const answer = (as: string | undefined, clientMessageId: string, text: string, rest: Extra = {}) =>
  change('sendMemberMessage', `message { sequence author text clientMessageId member { name } } ${whole}`, {
    as,
    name: `${as ?? 'nobody'} answers ${clientMessageId}`,
    input: { conversationId: '$guestId', clientMessageId, text },
    ...rest,
  });

function without({ input: _input, ...rest }: Extra): Step {
  return rest;
}

export const inbox: readonly Step[] = [
  visit('startConversation', {
    name: 'a guest comes',
    input: { publicId: '$aurora.bots.1.publicId', locale: 'es' },
    keep: { guest: 'data.startConversation.token', guestId: 'data.startConversation.conversationId' },
  }),
  ...chat('guest', [{ choiceIds: ['person'] }]),
  ...['ana', 'luis', 'vera', 'mateo', 'key:demoKey', 'key:narrowKey', undefined].map((as) =>
    asked(as, '$guestId', { refused: 'ANY' }),
  ),
  look('query Queues { organization { queues { name waiting } } }', { as: 'ana', name: 'the queues' }),
  answer('ana', 'early', 'Hola', { refused: 'NOT_YOUR_TAKEOVER' }),
  on('giveBackConversation', 'ana', { refused: 'NOT_YOUR_TAKEOVER' }),
  ...['vera', 'mateo', 'key:demoKey', undefined].map((as) => on('takeOverConversation', as, { refused: 'ANY' })),
  on('takeOverConversation', 'ana'),
  on('takeOverConversation', 'ana', { name: 'takes over twice' }),
  on('takeOverConversation', 'luis', { refused: 'ALREADY_TAKEN_OVER' }),
  on('takeOverConversation', 'luis', {
    refused: 'ALREADY_TAKEN_OVER',
    headers: { 'accept-language': 'en' },
    name: 'refused whatever the browser speaks',
  }),
  answer('luis', 'not-his', 'Hola', { refused: 'NOT_YOUR_TAKEOVER' }),
  on('resolveConversation', 'luis', { refused: 'NOT_YOUR_TAKEOVER' }),
  answer('ana', 'a1', 'Hola, soy **Ana**. ¿En qué te ayudo?'),
  answer('ana', 'a1', 'Hola otra vez', { name: 'the same message twice' }),
  answer('ana', '', 'sin clave', { refused: 'ANY' }),
  answer('ana', 'empty', '   ', { refused: 'ANY' }),
  answer('ana', 'long', 'a'.repeat(20_000), { refused: 'ANY', name: 'a message that is too long' }),
  visit('sendMessage', {
    as: 'visitor:guest',
    input: { clientMessageId: 'g1', after: 0, text: 'Quiero cambiar mi cita' },
  }),
  visit('sendMessage', { as: 'visitor:guest', input: { clientMessageId: 'g2', after: 4, text: 'Para el viernes' } }),
  asked('luis', '$guestId', { name: 'a talk with a person' }),
  on('markConversationRead', 'ana', { input: { sequence: 3 } }),
  on('markConversationRead', 'ana', { input: { sequence: 1 }, name: 'reading goes only forward' }),
  on('markConversationRead', 'ana', { input: { sequence: 999 }, name: 'beyond the end', refused: 'ANY' }),
  on('markConversationRead', 'ana', { input: { sequence: -1 }, name: 'before the beginning', refused: 'ANY' }),
  on('markConversationRead', 'vera', { input: { sequence: 1 }, refused: 'FORBIDDEN' }),
  on('giveBackConversation', 'luis', { refused: 'NOT_YOUR_TAKEOVER' }),
  on('giveBackConversation', 'ana'),
  on('giveBackConversation', 'ana', { refused: 'NOT_YOUR_TAKEOVER', name: 'gives back twice' }),
  visit('sendMessage', {
    as: 'visitor:guest',
    input: { clientMessageId: 'g3', after: 0, text: 'precios' },
    refused: 'ANY',
  }),
  on('takeOverConversation', 'luis'),
  answer('luis', 'l1', 'Ahora te atiendo yo'),
  on('resolveConversation', 'luis'),
  on('resolveConversation', 'luis', { refused: 'CONVERSATION_ENDED', name: 'settles twice' }),
  answer('luis', 'l2', 'tarde', { refused: 'ANY' }),
  asked('ana', '$guestId', { name: 'a settled talk' }),
  on('takeOverConversation', 'ana', { name: 'opens what has ended' }),
  answer('ana', 'a2', 'Una cosa más'),
  on('resolveConversation', 'ana', { name: 'settles it again' }),
  ...partners(),
  ...filters(),
];

/** Keys that reply, and test keys. */
function partners(): Step[] {
  const make = (name: string, mode: string) => ({
    as: 'ana',
    name: `a key that answers: ${name}`,
    query: `mutation AnswerKey($input: CreateApiKeyInput!) { createApiKey(input: $input) { key userErrors { code } } }`,
    variables: {
      input: { name, mode, scopes: ['CONVERSATIONS_READ', 'CONVERSATIONS_WRITE', 'BOTS_READ', 'BOTS_WRITE'] },
    },
    keep: { [name]: 'data.createApiKey.key' },
  });
  const onTest = (field: string, as: string | undefined, rest: Extra = {}) =>
    change(field, whole, { as, input: { conversationId: '$triedId', ...rest.input }, ...without(rest) });
  return [
    make('crm', 'LIVE'),
    make('tryout', 'TEST'),
    on('takeOverConversation', 'key:crm'),
    answer('key:crm', 'k1', 'Te escribe el CRM'),
    on('markConversationRead', 'key:crm', { input: { sequence: 1 } }),
    on('giveBackConversation', 'key:crm', { refused: 'ANY' }),
    asked('key:crm', '$guestId', { name: 'a talk with a key' }),
    on('resolveConversation', 'key:crm', { refused: 'ANY' }),
    on('takeOverConversation', 'key:tryout', { refused: 'NOT_FOUND', name: 'a test key finds no customer' }),
    change('createBot', 'bot { name }', {
      as: 'key:tryout',
      name: 'a test key makes no bot',
      input: { name: 'No', locale: 'es' },
      refused: 'TEST_KEY',
    }),
    visit('startConversation', {
      as: 'key:tryout',
      name: 'a test conversation',
      input: { publicId: '$aurora.bots.1.publicId', locale: 'es', channel: 'API' },
      keep: { tried: 'data.startConversation.token', triedId: 'data.startConversation.conversationId' },
    }),
    ...chat('tried', [{ choiceIds: ['person'] }]),
    asked('key:tryout', '$triedId', { name: 'a test key reads its own' }),
    asked('key:crm', '$triedId', { name: 'a live key reads a test' }),
    onTest('takeOverConversation', 'key:tryout'),
    onTest('resolveConversation', 'key:tryout'),
  ];
}

/** Finding conversations. */
function filters(): Step[] {
  const list = (filter: Variables, rest: Extra = {}) =>
    look(
      `query Find($filter: ConversationFilter) { organization { conversations(first: 20, filter: $filter) {
        totalCount nodes { id state isTest lastMessage { text } contact { name } } } } }`,
      { as: 'ana', name: `finds ${JSON.stringify(filter)}`, variables: { filter }, ...rest },
    );
  return [
    ...['BOT', 'WAITING_HUMAN', 'HUMAN', 'ENDED'].map((state) => list({ states: [state] })),
    list({ states: ['BOT', 'ENDED'] }),
    list({ states: [] }),
    ...['COMPLETED', 'CONVERTED', 'INVOLVED', 'HANDED_OFF', 'RESOLVED', 'RATED', 'FAILED'].map((outcome) =>
      list({ outcome }),
    ),
    list({ outcome: 'MARVELLOUS' }, { refused: 'ANY' }),
    list({ isActive: true }),
    list({ isActive: false }),
    list({ isMine: true }),
    list({ isTest: true }),
    list({ isMine: true }, { as: 'key:crm', refused: 'ANY', name: 'what is a key’s own to answer' }),
    list({ isMine: false }),
    list({ isMine: true }, { as: 'luis', name: 'Luis finds his' }),
    list({ botId: '$aurora.bots.0.id' }),
    list({ botId: '$palma.bots.0.id' }, { refused: 'ANY' }),
    list({ botId: 'bot_nonsense' }, { refused: 'ANY' }),
    list({ search: 'precio' }),
    list({ search: 'Sofía' }),
    list({ search: '%' }),
    list({ search: "o'clock \\ _" }),
    list({ search: '' }),
    list({ search: 'x'.repeat(500) }, { refused: 'ANY', name: 'a search that is too long' }),
    list({ startedFrom: '$range.from', startedTo: '$range.to' }),
    list({ startedFrom: '$range.to', startedTo: '$range.from' }, { refused: 'ANY' }),
    list({ startedFrom: 'yesterday' }, { refused: 'BAD_USER_INPUT' }),
    list({ states: ['GONE'] }, { refused: 'BAD_USER_INPUT' }),
    list({ search: 'a' }, { as: 'vera', refused: 'ANY', name: 'Vera may not search' }),
    list({ search: 'a' }, { as: 'key:demoKey', name: 'a key searches' }),
    list({ search: 'a' }, { as: 'mateo', name: 'Mateo finds his own' }),
    list({ isMine: true }, { as: 'key:demoKey', refused: 'ANY', name: 'what is a key’s own' }),
  ];
}
