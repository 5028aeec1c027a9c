/** Subscriptions: which messages, in which order, for whom; and for what a socket is closed. */
import type { Variables } from '../../kit/graph.ts';
import type { Frame, Step } from '../step.ts';
import { change, chat, type Extra, visit } from './steps.ts';

const events =
  'sequence kind message { sequence author text clientMessageId member { name } } state endReason takenOverBy awaiting { kind blockId }';
const live = 'active waiting withHuman present longestWaitSeconds sequence at bots { botId active waiting withHuman }';
const shop = '$aurora.bots.0.id';
const subscribe = (query: string, variables = {}, id = '1') => ({
  id,
  type: 'subscribe',
  payload: { query, variables },
});
const talk = (name: string, frames: readonly Frame[], rest: Extra = {}) => ({ name, frames, refused: 'ANY', ...rest });
const onTalk = (field: string, rest: Extra = {}) =>
  change(field, 'conversation { state }', { as: 'ana', input: { conversationId: '$watchedId' }, ...rest });

export const sockets: readonly Step[] = [...talks(), ...counts(), ...inboxNews(), ...refusals(), ...closings()];

/** One conversation, followed by its visitor and by a member. */
function talks(): Step[] {
  const query = `subscription Follow($id: ID, $after: Int) { conversationEvents(conversationId: $id, after: $after) { ${events} } }`;
  const both = (path: string, value: unknown) =>
    ['watcher', 'own'].map((stream) => ({ hear: stream, path: `data.conversationEvents.${path}`, value }));
  const hear = (value: unknown) => both('message.clientMessageId', value);
  const state = (value: unknown) => both('state', value);
  const first = { path: 'data.conversationEvents.kind', value: 'STATE' };
  return [
    visit('startConversation', {
      name: 'somebody to be watched',
      input: { publicId: '$aurora.bots.1.publicId', locale: 'es' },
      keep: { watched: 'data.startConversation.token', watchedId: 'data.startConversation.conversationId' },
    }),
    talk('not yet to be seen', ['INIT', subscribe(query, { id: '$watchedId' })], { as: 'ana', replies: 2 }),
    { listen: 'own', as: 'visitor:watched', query, variables: { after: 0 }, first },
    visit('sendMessage', {
      as: 'visitor:watched',
      name: 'wants a person',
      input: { clientMessageId: 'w1', after: 2, choiceIds: ['person'] },
    }),
    { hear: 'own', path: 'data.conversationEvents.state', value: 'WAITING_HUMAN' },
    { listen: 'watcher', as: 'ana', query, variables: { id: '$watchedId', after: 0 }, first },
    onTalk('takeOverConversation'),
    ...state('HUMAN'),
    change('sendMemberMessage', 'message { sequence }', {
      as: 'ana',
      input: { conversationId: '$watchedId', clientMessageId: 'm1', text: 'Hola' },
    }),
    ...hear('m1'),
    visit('sendMessage', {
      as: 'visitor:watched',
      input: { clientMessageId: 'w2', after: 5, text: 'Gracias' },
    }),
    ...hear('w2'),
    onTalk('giveBackConversation'),
    ...state('BOT'),
    onTalk('takeOverConversation', { name: 'once more' }),
    ...state('HUMAN'),
    onTalk('resolveConversation'),
    ...state('ENDED'),
    { unlisten: 'watcher' },
    { unlisten: 'own' },
    {
      listen: 'late',
      as: 'luis',
      query,
      variables: { id: '$watchedId', after: 3 },
      first: { path: 'data.conversationEvents.state', value: 'ENDED' },
    },
    { unlisten: 'late' },
  ];
}

/** Live counts of a bot are published at most once a second: only the last numbers are compared. */
function counts(): Step[] {
  const query = `subscription Counts($bot: ID) { liveConversations(botId: $bot) { ${live} } }`;
  const hear = (stream: string, path: string, value: unknown) => ({
    hear: stream,
    path: `data.liveConversations.${path}`,
    value,
    isLast: true,
  });
  return [
    { listen: 'floor', as: 'vera', query, variables: { bot: shop } },
    {
      listen: 'keyFloor',
      as: 'key:METRICS_READ',
      query: 'subscription All($bot: ID) { liveConversations(botId: $bot) { active } }',
      variables: { bot: shop },
    },
    {
      listen: 'today',
      as: 'ana',
      query: 'subscription Today($bot: ID) { liveMetrics(botId: $bot) { conversationsToday goalsToday sequence at } }',
      variables: { bot: shop },
    },
    {
      listen: 'heat',
      as: 'ana',
      query: `subscription Heat($bot: ID!, $range: RangeInput!) { flowHeatChanged(botId: $bot, range: $range) {
        blocks { blockId visits asked answered } edges { edgeId count share } } }`,
      variables: { bot: shop, range: '$range' },
    },
    {
      as: 'ana',
      name: 'how many are there',
      query: 'query Now($id: ID!) { bot(id: $id) { live { active waiting withHuman } } }',
      variables: { id: shop },
      keep: { activeBefore: 'data.bot.live.active' },
    },
    ...['one', 'two'].map((name) =>
      visit('startConversation', {
        name: `${name} comes to the shop`,
        input: { publicId: '$aurora.bots.0.publicId', locale: 'es' },
        keep: { [name]: 'data.startConversation.token' },
      }),
    ),
    ...chat('one', [{ choiceIds: ['product'] }]),
    ...chat('two', [{ choiceIds: ['order'] }]),
    {
      as: 'ana',
      name: 'more are there',
      query: 'query More($id: ID!) { bot(id: $id) { live { active } } }',
      variables: { id: shop },
      keep: { activeNow: 'data.bot.live.active' },
    },
    hear('floor', 'active', '$activeNow'),
    hear('keyFloor', 'active', '$activeNow'),
    visit('endConversation', { as: 'visitor:one', name: 'one goes' }),
    visit('endConversation', { as: 'visitor:two', name: 'two goes' }),
    hear('floor', 'active', '$activeBefore'),
    { unlisten: 'floor' },
    { unlisten: 'keyFloor' },
    { unlisten: 'today' },
    { unlisten: 'heat' },
  ];
}

function inboxNews(): Step[] {
  const query =
    'subscription Inbox($bot: ID) { conversationChanged(botId: $bot) { id state messageCount bot { name } lastMessage { text } } }';
  const send = (clientMessageId: string, name: string) =>
    visit('sendMessage', {
      as: 'visitor:newcomer',
      name,
      input: { clientMessageId, after: 0, text: 'hola' },
      keep: { said: 'data.sendMessage.lastSequence' },
    });
  const heard = (path: string, value: unknown) => ({
    hear: 'inbox',
    path: `data.conversationChanged.${path}`,
    value,
    isLast: true,
  });
  return [
    visit('startConversation', {
      name: 'a newcomer',
      input: { publicId: '$aurora.bots.0.publicId', locale: 'es' },
      keep: { newcomer: 'data.startConversation.token', newcomerId: 'data.startConversation.conversationId' },
    }),
    send('n0', 'says something before anybody listens'),
    { listen: 'inbox', as: 'ana', isSilent: true, query, variables: { bot: shop } },
    {
      wake: 'inbox',
      path: 'data.conversationChanged.messageCount',
      value: '$said',
      by: send('wake-${attempt}', 'until Ana hears'),
    },
    send('n1', 'says something'),
    heard('messageCount', '$said'),
    visit('endConversation', { as: 'visitor:newcomer', name: 'and goes' }),
    heard('state', 'ENDED'),
    { unlisten: 'inbox' },
  ];
}

/** A refused subscription gets the error as its only message. */
function refusals(): Step[] {
  const counts_ = 'subscription { liveConversations { active } }';
  const ofBot = (field: string, inner: string) => `subscription ($id: ID!) { ${field}(botId: $id) { ${inner} } }`;
  const refused = (name: string, as: string | undefined, query: string, variables?: Variables) =>
    talk(name, ['INIT', subscribe(query, variables)], { as, replies: 2 });
  return [
    ...[undefined, 'visitor:visitorToken', 'key:narrowKey', 'vera', 'mateo'].flatMap((as) => [
      refused(`steps for ${as ?? 'nobody'}`, as, ofBot('publicationStatus', 'status'), { id: '$aurora.bots.0.id' }),
      refused(`drafts for ${as ?? 'nobody'}`, as, ofBot('draftChanged', 'revision'), {
        id: as === 'mateo' ? '$aurora.bots.0.id' : '$palma.bots.0.id',
      }),
      refused(
        `a talk for ${as ?? 'nobody'}`,
        as,
        'subscription ($id: ID) { conversationEvents(conversationId: $id) { kind } }',
        { id: 'cnv_ffffffffffff7fff8fffffffffffffff' },
      ),
    ]),
    refused('counts for nobody', undefined, counts_),
    refused('counts for a narrow key', 'key:narrowKey', counts_),
    refused('somebody else’s counts', 'ana', 'subscription ($id: ID) { liveConversations(botId: $id) { active } }', {
      id: '$palma.bots.0.id',
    }),
    refused(
      'somebody else’s numbers',
      'ana',
      'subscription ($id: ID) { liveMetrics(botId: $id) { conversationsToday } }',
      { id: '$palma.bots.0.id' },
    ),
    refused('a field that is not there', 'ana', 'subscription { liveConversations { nothing } }'),
    refused('a subscription that is not there', 'ana', 'subscription { nothing }'),
    refused('what cannot be read', 'ana', 'subscription {'),
    refused('a query over a socket', 'ana', '{ plans { code } }'),
    refused('a mutation over a socket', 'ana', 'mutation { signOut { isSignedOut } }'),
    refused('two at once', 'ana', 'subscription { liveConversations { active } liveMetrics { goalsToday } }'),
    refused('a missing variable', 'ana', ofBot('draftChanged', 'revision'), {}),
    refused('a wrong variable', 'ana', ofBot('draftChanged', 'revision'), { id: { a: 1 } }),
    refused(
      'too deep',
      'key:demoKey',
      `subscription ($id: ID!) { publicationStatus(botId: $id) { bot { ${'organization { bots { nodes { '.repeat(6)} id ${'} } }'.repeat(6)} } } }`,
      { id: '$aurora.bots.0.id' },
    ),
    talk('refused in English', ['INIT', subscribe('subscription { nothing }')], {
      params: { locale: 'en' },
      replies: 2,
    }),
    talk('in the language of a key’s program', ['INIT', subscribe(counts_)], {
      as: 'key:narrowKey',
      params: { locale: 'en' },
      replies: 2,
    }),
  ];
}

/** Reasons for which a socket is closed. */
function closings(): Step[] {
  const init = 'INIT';
  const query = 'subscription { liveConversations { active } }';
  return [
    talk('a key that is none', [init], { params: { apiKey: 'ttl_live_nothing' } }),
    talk('a key that is a number', [init], { params: { apiKey: 5 } }),
    talk('a token that is none', [init], { params: { visitorToken: 'x.y.z' } }),
    talk('a revoked key', [init], { as: 'key:BOTS_READ' }),
    talk('asks before it says who it is', [subscribe(query)]),
    talk('says twice who it is', [init, init]),
    talk('no JSON', [init, 'nothing']),
    talk('a message of no kind', [init, { type: 'nothing' }]),
    talk('a message without an id', [init, { type: 'subscribe', payload: { query } }]),
    talk('bytes', [init, { bytes: [1, 2, 3] }]),
    talk('the same id twice', [init, subscribe(query), subscribe(query)], { as: 'ana' }),
    talk('the old protocol', [init], { protocol: 'graphql-ws' }),
    talk('a protocol of no kind', [init], { protocol: 'nothing' }),
    talk('a ping', [init, { type: 'ping', payload: { a: 1 } }], { replies: 2 }),
    talk('an id that was never begun', [init, { id: 'x', type: 'complete' }], { replies: 1 }),
    talk('a cookie on a page of somebody else', [init, subscribe(query)], {
      as: 'ana',
      headers: { origin: 'https://evil.example' },
      replies: 2,
    }),
    talk('somewhere else', [init], { path: '/nothing' }),
  ];
}
