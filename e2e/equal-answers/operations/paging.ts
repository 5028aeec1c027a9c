/** Every list, page by page in both directions, and every page size that is refused. */
import type { Variables } from '../../kit/graph.ts';
import type { Step } from '../step.ts';

interface List {
  readonly name: string;
  /** Fields from the root to the list. */
  readonly path: readonly [string, ...string[]];
  readonly isBothWays?: boolean;
  /** The selection for each of its objects, where the id is not enough. */
  readonly node?: string;
}

const lists: readonly List[] = [
  { name: 'bots', path: ['organization', 'bots'], isBothWays: true },
  { name: 'members', path: ['organization', 'members'], isBothWays: true, node: 'id role user { name }' },
  { name: 'audit entries', path: ['organization', 'auditEntries'], node: 'id at actor action subject' },
  { name: 'usage', path: ['organization', 'usageLedger'], node: 'id kind amount at reason reference' },
  {
    name: 'conversations',
    path: ['organization', 'conversations'],
    isBothWays: true,
    node: 'id state startedAt messageCount rating bot { name } lastMessage { text }',
  },
  { name: 'contacts', path: ['organization', 'contacts'], node: 'id name email firstSeenAt' },
  { name: 'versions', path: ['bot(id: $bot)', 'versions'], node: 'id number note' },
  { name: 'publications', path: ['bot(id: $bot)', 'publications'], node: 'id status sequence' },
  {
    name: 'conversations of a bot',
    path: ['bot(id: $bot)', 'conversations'],
    isBothWays: true,
    node: 'id endReason variables { name value }',
  },
  { name: 'templates', path: ['botTemplates'], node: 'id slug name { es en }' },
];

const pageInfo = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount';

function ask({ path, node = 'id' }: List, args: string): { query: string; variables: Variables } {
  const isOfBot = path[0].includes('$bot');
  const [last, ...outer] = path.toReversed();
  const inner = `${last}${args === '' ? '' : `(${args})`} { edges { cursor node { ${node} } } nodes { id } ${pageInfo} }`;
  const query = outer.reduce((text: string, field: string) => `${field} { ${text} }`, inner);
  const declared = [isOfBot ? '$bot: ID!' : '', args.includes('$cursor') ? '$cursor: String' : ''].filter(
    (one) => one !== '',
  );
  return {
    query: `query Page${declared.length === 0 ? '' : `(${declared.join(', ')})`} { ${query} }`,
    variables: isOfBot ? { bot: '$aurora.bots.1.id' } : {},
  };
}

const answerPath = ({ path }: List) => `data.${path.map((field: string) => field.replace(/\(.*/, '')).join('.')}`;

function forward(list: List): Step[] {
  const cursorName = `cursor${list.name.replaceAll(' ', '')}`;
  const first = ask(list, 'first: 1');
  const next = ask(list, 'first: 2, after: $cursor');
  return [
    { as: 'ana', ...first, keep: { [cursorName]: `${answerPath(list)}.pageInfo.startCursor` } },
    { as: 'ana', ...next, variables: { ...next.variables, cursor: `$${cursorName}` } },
    { as: 'ana', ...ask(list, 'first: 100') },
    { as: 'ana', ...ask(list, '') },
  ];
}

function backward(list: List): Step[] {
  if (list.isBothWays !== true) return [];
  const cursorName = `back${list.name.replaceAll(' ', '')}`;
  const previous = ask(list, 'last: 2, before: $cursor');
  return [
    { as: 'ana', ...ask(list, 'last: 1'), keep: { [cursorName]: `${answerPath(list)}.pageInfo.startCursor` } },
    { as: 'ana', ...previous, variables: { ...previous.variables, cursor: `$${cursorName}` } },
    { as: 'ana', ...ask(list, 'last: 100') },
    { as: 'ana', ...ask(list, 'first: 1, last: 1'), refused: 'BAD_USER_INPUT' },
  ];
}

function refused(list: List): Step[] {
  return ['first: 0', 'first: -1', 'first: 101', 'first: 2, after: "not a cursor"', 'first: 2, after: "W10"'].map(
    (args) => ({
      as: 'ana',
      ...ask(list, args),
      refused: 'BAD_USER_INPUT',
    }),
  );
}

export const paging: readonly Step[] = lists
  .flatMap((list) => [...forward(list), ...backward(list), ...refused(list)])
  .map((step) => ({ name: step.query, ...step }));
