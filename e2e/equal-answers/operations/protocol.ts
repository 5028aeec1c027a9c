/** GraphQL over HTTP itself: methods, media types, invalid documents, limits, languages, pages of other origins. */
import { knownOperations } from '../../kit/asked.ts';
import type { Variables } from '../../kit/graph.ts';
import type { Step } from '../step.ts';
import { type Extra, look } from './steps.ts';

const tiny = '{ plans { code } }';
const body = (value: unknown) => JSON.stringify(value);
const hashOf = (start: string) => Object.entries(knownOperations).find(([, text]) => text.startsWith(start))?.[0];
const byHash = (sha256Hash: string | undefined) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
const raw = (name: string, text: string, rest: Extra = {}) => ({ name, raw: text, refused: 'ANY', ...rest });
const posted = (name: string, value: unknown, rest: Extra = {}) => raw(name, body(value), rest);
const get = (name: string, search: NonNullable<Step['search']>, rest: Extra = {}) => ({
  name,
  method: 'GET',
  search,
  headers: { 'content-type': null, 'apollo-require-preflight': '1' },
  refused: 'ANY',
  ...rest,
});
const graphqlType = 'application/graphql-response+json';

const accepts = [
  '*/*',
  'application/json',
  graphqlType,
  `${graphqlType}, application/json;q=0.9`,
  'text/html',
  'application/*',
  'text/html, */*;q=0.1',
  '',
];
const types = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-8',
  'application/json; charset=latin1',
  'APPLICATION/JSON',
  'application/graphql',
  null,
];

const documents = {
  syntax: '{ plans { code }',
  empty: ' ',
  comment: '# nothing',
  'unknown field': '{ plans { colour } }',
  'unknown root': '{ nothingOfTheKind }',
  'unknown argument': '{ plans(first: 3) { code } }',
  'missing argument': '{ bot { id } }',
  'leaf with fields': '{ plans { code { x } } }',
  'object without fields': '{ plans }',
  'unknown type': 'query ($x: Nothing) { plans { code } }',
  'unused variable': 'query ($x: Int) { plans { code } }',
  'undeclared variable': '{ bot(id: $id) { id } }',
  'variable of another type': 'query ($id: Int!) { bot(id: $id) { id } }',
  'unknown fragment': '{ plans { ...nothing } }',
  'fragment in a circle': '{ plans { ...a } } fragment a on Plan { ...a }',
  'unknown directive': '{ plans @nothing { code } }',
  'conflicting fields': '{ plans { code code: name } }',
  'two anonymous': '{ plans { code } } { industries { id } }',
  'schema in a document': 'type Query { a: Int }',
  'reserved name': '{ __proto__: plans { code } }',
  'string not closed': '{ bot(id: "x) { id } }',
  'many mistakes': '{ a b c d e f g h }',
  emoji: '{ plans { code } } # 😀',
};

const deep = (levels: number) =>
  `{ organization ${'{ bots { nodes { organization '.repeat(levels)} { id } ${'} } }'.repeat(levels)} }`;
const wide = (count: number) => `{ ${Array.from({ length: count }, (_, at) => `a${at}: plans { code }`).join(' ')} }`;

export const protocol: readonly Step[] = [
  ...accepts.map((accept) => look(tiny, { name: `accepts ${accept}`, headers: { accept }, refused: 'ANY' })),
  ...accepts.slice(0, 4).map((accept) =>
    look('{ nothingOfTheKind }', {
      name: `refuses, accepting ${accept}`,
      headers: { accept },
      refused: 'GRAPHQL_VALIDATION_FAILED',
    }),
  ),
  ...types.map((type) => posted(`sends ${type}`, { query: tiny }, { headers: { 'content-type': type } })),
  ...Object.entries(documents).map(([name, query]) => look(query, { name, refused: 'ANY' })),
  ...Object.entries(documents)
    .slice(0, 8)
    .map(([name, query]) =>
      look(query, {
        name: `${name}, in English and strict`,
        refused: 'ANY',
        headers: { 'accept-language': 'en', accept: graphqlType },
      }),
    ),
  ...bodies(),
  ...addresses(),
  ...limits(),
  ...languages(),
  ...pages(),
  ...variables(),
  ...nodes(),
];

function bodies(): Step[] {
  return [
    raw('no JSON', '{"query": '),
    raw('nothing', ''),
    raw('a number', '5'),
    raw('a list', body([{ query: tiny }])),
    raw('null', 'null'),
    posted('no query', { variables: {} }),
    posted('a query that is a number', { query: 5 }),
    posted('variables that are a text', { query: tiny, variables: 'x' }),
    posted('variables that are a list', { query: tiny, variables: [] }),
    posted('an operation name that is a number', { query: tiny, operationName: 5 }),
    posted('extensions that are a text', { query: tiny, extensions: 'x' }),
    posted('a persisted query', { query: tiny, extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }),
    posted('the hash of an operation of the portal', byHash(hashOf('query Viewer {'))),
    posted('a hash that nobody knows', byHash('0'.repeat(64))),
    posted('only a hash', { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }),
    posted('nulls', { query: tiny, variables: null, operationName: null, extensions: null }),
    posted('more than there is to know', { query: tiny, id: 1, other: {} }),
    posted('the second of two', {
      query: 'query A { plans { code } } query B { industries { slug } }',
      operationName: 'B',
    }),
    posted('neither of two', { query: 'query A { plans { code } } query B { industries { slug } }' }),
    posted('one that is not there', { query: 'query A { plans { code } }', operationName: 'C' }),
    posted('a subscription', { query: 'subscription { liveConversations { active } }' }),
    raw('bytes that are no text', '\u{fffd}\u0000'),
    posted('too large', { query: tiny, variables: { x: 'y'.repeat(600_000) } }),
    posted('compressed', { query: tiny }, { headers: { 'content-encoding': 'br' } }),
  ];
}

function addresses(): Step[] {
  return [
    get('by address', { query: tiny }),
    get('by address, with variables', { query: 'query ($id: ID!) { bot(id: $id) { id } }', variables: '{"id":"x"}' }),
    get('by address, as a person', { query: '{ viewer { user { name } } }' }, { as: 'vera' }),
    get('by address, variables that cannot be read', { query: tiny, variables: '{' }),
    get('by address, twice the same', { query: [tiny, tiny] }),
    get('by address, nothing', {}),
    get('by address, a mutation', { query: 'mutation { signOut { isSignedOut } }' }),
    get('by address, a subscription', { query: 'subscription { liveConversations { active } }' }),
    get('by address, an empty name', { query: tiny, operationName: '' }),
    get('by address, the named one', {
      query: 'query A { plans { code } } query B { industries { slug } }',
      operationName: 'A',
    }),
    get(
      'by address, without asking first',
      { query: tiny },
      { headers: { 'content-type': null }, refused: 'CSRF_REFUSED' },
    ),
    get('by address, as JSON', { query: tiny }, { headers: { 'content-type': 'application/json' } }),
    ...['PUT', 'DELETE', 'PATCH', 'HEAD'].map((method) => get(`by ${method}`, { query: tiny }, { method })),
    get('the options', { query: tiny }, { method: 'OPTIONS', refused: 'ANY' }),
    get('somewhere else', {}, { path: '/graphql/more' }),
    get('health', {}, { path: '/health' }),
  ];
}

function limits(): Step[] {
  const sizes = { ana: [5, 8], undefined: [3, 6], 'visitor:visitorToken': [2, 5], 'key:demoKey': [4, 7] };
  const deepOnes = Object.entries(sizes).flatMap(([as, levels]) =>
    levels.map((level) =>
      look(deep(level), { as: as === 'undefined' ? undefined : as, name: `${level} levels for ${as}`, refused: 'ANY' }),
    ),
  );
  return [
    ...deepOnes,
    ...[10, 15, 25, 40].map((count) => look(wide(count), { name: `${count} at once`, refused: 'ANY' })),
    ...[10, 25].map((count) => look(wide(count), { as: 'ana', name: `${count} at once for Ana`, refused: 'ANY' })),
    look(
      '{ organization { bots(first: 100) { nodes { conversations(first: 100) { nodes { messages(first: 100) { nodes { id } } } } } } } }',
      { as: 'ana', name: 'too costly', refused: 'QUERY_TOO_COMPLEX' },
    ),
    look(
      'query ($n: Int) { organization { bots(first: $n) { nodes { conversations(first: $n) { nodes { messages(first: $n) { nodes { id } } } } } } } }',
      { as: 'key:demoKey', name: 'too costly by variables', variables: { n: 100 }, refused: 'QUERY_TOO_COMPLEX' },
    ),
    look(`{ plans { ${'code '.repeat(5_000)} } }`, { name: 'too many words', refused: 'QUERY_TOO_COMPLEX' }),
    look(`{ plans { ${'code @include(if: true) '.repeat(60)} } }`, {
      name: 'too many directives',
      refused: 'QUERY_TOO_COMPLEX',
    }),
    look('{ __schema { queryType { fields { name } } } }', { name: 'what there is to ask' }),
    look('{ __type(name: "Bot") { fields { name type { name kind } } } }', { name: 'what a bot is' }),
    look('{ __typename }', { name: 'the name of the root' }),
    look('{ __typename plans { __typename code } }', { as: 'ana', name: 'names of types' }),
    look(
      '{ organization { bots(first: 2) { nodes { id conversations(first: 3) { nodes { id messages(first: 2) { nodes { id } } } } } } } }',
      { as: 'key:demoKey', name: 'reads its cost' },
    ),
  ];
}

function languages(): Step[] {
  const wrong = (language: string) =>
    look('query ($id: ID!) { bot(id: $id) { id } }', {
      name: `refused in ${language}`,
      variables: { id: 5.5 },
      headers: { 'accept-language': language },
      refused: 'BAD_USER_INPUT',
    });
  return ['es', 'en', 'en-US,en;q=0.9,es;q=0.8', 'fr', 'fr, en;q=0.5', '*', 'x'.repeat(400), 'es-MX'].map(wrong);
}

function pages(): Step[] {
  const from = (origin: string, rest: Extra = {}) =>
    look(tiny, { name: `a page of ${origin}`, headers: { origin }, ...rest });
  return [
    from('https://shop.example'),
    from('http://tertulia.example'),
    from('null'),
    from('https://shop.example', { as: 'key:demoKey', name: 'a page with a key' }),
    get(
      'asks first',
      {},
      {
        method: 'OPTIONS',
        headers: {
          origin: 'https://shop.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      },
    ),
    from('https://shop.example', { as: 'visitor:visitorToken', name: 'a page with a chat' }),
    look(tiny, { name: 'an odd name of a request', headers: { 'x-request-id': 'a-name-of-our-own.1' } }),
  ];
}

function variables(): Step[] {
  const ask = (variables_: Variables, rest: Extra = {}) =>
    look(
      'query V($id: ID!, $first: Int, $filter: ConversationFilter) { bot(id: $id) { conversations(first: $first, filter: $filter) { totalCount } } }',
      { as: 'ana', name: `variables ${JSON.stringify(variables_)}`, variables: variables_, refused: 'ANY', ...rest },
    );
  const id = '$aurora.bots.1.id';
  return [
    ask({}),
    ask({ id: null }),
    ask({ id: {} }),
    ask({ id: [id] }),
    ask({ id, first: '3' }),
    ask({ id, first: 1.5 }),
    ask({ id, first: 2 ** 40 }),
    ask({ id, first: null }),
    ask({ id, extra: 1 }),
    ask({ id, filter: [] }),
    ask({ id, filter: { nothing: 1 } }),
    ask({ id, filter: { states: 'BOT' } }),
    ask({ id, filter: { states: [null] } }),
    ask({ id, filter: null }),
    ask({ id: 5 }),
    ask({ id: true }),
    ask({ id: '' }),
    ask({ id: 'x'.repeat(10_000) }, { name: 'an id that is too long' }),
  ];
}

function nodes(): Step[] {
  const node = (id: string, as = 'ana') =>
    look('query N($id: ID!) { node(id: $id) { __typename id } }', {
      as,
      name: `node ${id} for ${as}`,
      variables: { id },
      refused: 'ANY',
    });
  const own = [
    '$aurora.organization',
    '$aurora.bots.0.id',
    '$aurora.bots.0.liveVersion.id',
    '$aurora.bots.0.latestPublication.id',
    '$aurora.conversation',
    '$aurora.contact',
    '$aurora.members.ana.user.id',
    '$aurora.members.ana.id',
    '$template',
  ];
  const foreign = ['$palma.organization', '$palma.bots.0.id', '$palma.conversation', '$palma.members.mateo.user.id'];
  return [
    ...own.flatMap((id) => ['ana', 'luis', 'vera', 'mateo', 'key:demoKey'].map((as) => node(id, as))),
    ...foreign.map((id) => node(id)),
    ...[
      '',
      'x',
      'bot_',
      'bot_xyz',
      'nothing_0198a00000007000800000000000a001',
      'bot_FFFFFFFFFFFF7FFF8FFFFFFFFFFFFFFF',
    ].map((id) => node(id)),
    look('query Many($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', {
      as: 'ana',
      name: 'many at once',
      variables: { ids: [...own.slice(0, 5), ...foreign.slice(0, 2), 'x'] },
      refused: 'ANY',
    }),
    look('query Many($ids: [ID!]!) { nodes(ids: $ids) { id } }', { as: 'ana', name: 'none', variables: { ids: [] } }),
    look('query Many($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      as: 'ana',
      name: 'too many',
      variables: { ids: Array.from({ length: 101 }, () => 'x') },
      refused: 'ANY',
    }),
  ];
}
