/** Every field of every reachable object, requested by every kind of caller. */
import { getNamedType, type GraphQLField, isInterfaceType, isLeafType, isObjectType } from 'graphql';
import { call, schema, selectionOf } from '../schema.ts';
import type { Variables } from '../../kit/graph.ts';
import type { Step } from '../step.ts';

const callers = ['ana', 'luis', 'vera', 'key:demoKey', 'visitor:visitorToken', undefined];
/** Callers of another organization, and callers with almost no rights: tested once for each type. */
const strangers = ['grace', 'key:narrowKey'];

interface Way {
  readonly type: string;
  readonly declare?: string;
  readonly open: string;
  readonly close: string;
  readonly variables?: Variables;
  readonly isRanged?: boolean;
}

/** How to reach one object of each type from the root. */
const ways: readonly Way[] = [
  { type: 'Organization', open: 'organization {', close: '}' },
  { type: 'Viewer', open: 'viewer {', close: '}' },
  { type: 'User', open: 'viewer { user {', close: '} }' },
  { type: 'Bot', declare: '$bot: ID!', open: 'bot(id: $bot) {', close: '}', variables: { bot: '$aurora.bots.1.id' } },
  {
    type: 'BotDraft',
    declare: '$bot: ID!',
    open: 'bot(id: $bot) { draft {',
    close: '} }',
    variables: { bot: '$aurora.bots.1.id' },
  },
  {
    type: 'BotVersion',
    declare: '$bot: ID!',
    open: 'bot(id: $bot) { liveVersion {',
    close: '} }',
    variables: { bot: '$aurora.bots.1.id' },
  },
  {
    type: 'Publication',
    declare: '$publication: ID!',
    open: 'node(id: $publication) { ... on Publication {',
    close: '} }',
    variables: { publication: '$aurora.bots.1.latestPublication.id' },
  },
  {
    type: 'Conversation',
    declare: '$conversation: ID!',
    open: 'conversation(id: $conversation) {',
    close: '}',
    variables: { conversation: '$aurora.conversation' },
  },
  {
    type: 'Contact',
    declare: '$contact: ID!',
    open: 'contact(id: $contact) {',
    close: '}',
    variables: { contact: '$aurora.contact' },
  },
  { type: 'Metrics', declare: '', open: 'organization { metrics(range: $range) {', close: '} }', isRanged: true },
  { type: 'PlanSubscription', open: 'organization { subscription {', close: '} }' },
  {
    type: 'PublicBot',
    declare: '$name: String!',
    open: 'publicBot(publicId: $name) {',
    close: '}',
    variables: { name: '$publicId' },
  },
  { type: 'Industry', open: 'industries {', close: '}' },
  { type: 'BotTemplate', open: 'botTemplates(first: 3) { nodes {', close: '} }' },
  { type: 'PromptTemplate', open: 'promptTemplates {', close: '}' },
  { type: 'Plan', open: 'plans {', close: '}' },
];

/** Live counts of members depend on the moment; they have separate operations. */
const apart = new Set(['live']);

function fieldsOf(typeName: string): { name: string; text: string }[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`${typeName} has no fields`);
  const fields = Object.values(type.getFields()).filter((field) => !apart.has(field.name));
  const isLeaf = (field: GraphQLField<unknown, unknown>) =>
    isLeafType(getNamedType(field.type)) && field.args.length === 0;
  const leaves = fields.filter(isLeaf).map((field) => field.name);
  const objects = fields.filter((field) => !isLeaf(field));
  return [
    { name: 'leaves', text: leaves.join(' ') },
    ...objects.map((field) => ({ name: field.name, text: `${call(field)} ${selectionOf(field.type)}` })),
  ];
}

function stepsOf(way: Way): Step[] {
  return fieldsOf(way.type).flatMap(({ name, text }) => {
    const isRanged = way.isRanged === true || text.includes('$range');
    const declared = [way.declare ?? '', isRanged ? '$range: RangeInput!' : ''].filter((one) => one !== '').join(', ');
    const query = `query Recorded${declared === '' ? '' : `(${declared})`} { ${way.open} ${text} ${way.close} }`;
    const variables = { ...way.variables, ...(isRanged ? { range: '$range' } : {}) };
    return [...callers, ...(name === 'leaves' ? strangers : [])].map((as) => ({
      name: `${way.type}.${name} as ${as ?? 'nobody'}`,
      ...(as === undefined ? {} : { as }),
      query,
      variables,
      refused: 'ANY',
    }));
  });
}

export const fields: readonly Step[] = ways.flatMap(stepsOf);
