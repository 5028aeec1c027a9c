/** Analytics: windows, filters, permissions, and that a new conversation is counted. */
import type { Variables } from '../../kit/graph.ts';
import type { Step } from '../step.ts';
import { change, type Extra, look } from './steps.ts';

const metric = '{ key value previous numerator denominator }';
const duration = '{ key meanMs p50Ms p95Ms previousMeanMs count }';
const all = `window { from to timeZone } previousWindow { from to } activeBots ${metric} conversations ${metric} completionRate ${metric} conversionRate ${metric}
  goalAmounts { amountMinor currency } successRate ${metric} handOffRate ${metric} resolutionRate ${metric} botResponseTime ${duration} firstHumanResponse ${duration}
  csat ${metric} nps ${metric} errors ${metric} perDay { date conversations goals completed previousConversations }
  perBot { bot { name } conversations goals points { date conversations } } peakHours { cells timeZone } ratings { buckets { value count } total mean } npsRatings { buckets { value count } total mean }
  dropOff { blockId asked answered rate } unanswered { question count lastAskedAt bot { name } }`;
const of = (as: string | undefined, { range, filter, name, ...rest }: Window = {}) =>
  look(
    `query Numbers($range: RangeInput!, $filter: MetricFilter) { organization { metrics(range: $range, filter: $filter) { ${all} } } }`,
    {
      as,
      name:
        name ?? `numbers for ${as ?? 'nobody'} ${JSON.stringify(range ?? 'the month')} ${JSON.stringify(filter ?? {})}`,
      variables: { range: range ?? '$range', ...(filter === undefined ? {} : { filter }) },
      ...rest,
    },
  );
const ofBot = (as: string | undefined, bot: string, rest: Extra = {}) =>
  look(
    `query OfBot($id: ID!, $range: RangeInput!) { bot(id: $id) { metrics(range: $range) { ${all} } liveVersion { number metrics(range: $range) { conversations ${metric} completionRate ${metric} } } } }`,
    {
      as,
      name: `numbers of ${bot} for ${as}`,
      variables: { id: bot, range: '$range' },
      ...rest,
    },
  );
interface Window extends Step {
  readonly range?: { readonly from: string; readonly to: string };
  readonly filter?: Variables;
}

const badRanges = [
  { from: '$range.to', to: '$range.from' },
  { from: '$range.from', to: '$range.from' },
  { from: '2000-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' },
  { from: 'yesterday', to: 'today' },
  { from: '2026-01-01', to: '2026-02-01' },
];

export const numbers: readonly Step[] = [
  of('ana'),
  of('luis'),
  of('vera'),
  of('mateo'),
  of('key:demoKey'),
  of('key:METRICS_READ', { refused: 'ANY' }),
  of('key:narrowKey', { refused: 'ANY' }),
  of(undefined, { refused: 'ANY' }),
  of('ana', { filter: { botIds: ['$aurora.bots.0.id'] } }),
  of('ana', { filter: { botIds: ['$aurora.bots.0.id', '$aurora.bots.1.id'] } }),
  of('ana', { filter: { botIds: [] }, refused: 'ANY' }),
  of('ana', { filter: { botIds: ['$palma.bots.0.id'] }, refused: 'ANY' }),
  of('luis', { filter: { botIds: ['$aurora.bots.0.id'] }, refused: 'ANY' }),
  ...[1, 3, 7, 14, 29].map((days) => of('ana', { range: { from: `$days.${days}.from`, to: `$days.${days}.to` } })),
  of('ana', { range: { from: '2026-01-01T00:00:00Z', to: '2026-01-08T00:00:00Z' }, name: 'before there was anything' }),
  of('ana', {
    range: { from: '2099-06-01T00:00:00Z', to: '2099-06-08T00:00:00Z' },
    name: 'in the future',
    refused: 'ANY',
  }),
  ...badRanges.map((range) => of('ana', { range, refused: 'ANY' })),
  of('grace', { range: badRanges[0], refused: 'ANY', name: 'a wrong window, in English' }),
  ...['$aurora.bots.0.id', '$aurora.bots.1.id'].map((bot) => ofBot('ana', bot)),
  ofBot('luis', '$aurora.bots.0.id', { refused: 'ANY' }),
  ofBot('vera', '$aurora.bots.1.id', { refused: 'ANY' }),
  ofBot('mateo', '$aurora.bots.1.id', { refused: 'ANY' }),
  ...further(),
  ...differences(),
  ...lists(),
  ...counted(),
  ...heats(),
  ...sentEvents(),
];

/** The heat of a flow: of the live version, in a closed window. */
function heats(): Step[] {
  const query = `query Heat($id: ID!, $range: RangeInput!) { flowHeat(botId: $id, range: $range) { window { from to timeZone } bot { name }
    version { number } blocks { blockId visits asked answered dropOff medianSeconds } edges { edgeId fromBlockId count share } } }`;
  const heat = (as: string | undefined, bot: string, rest: Extra = {}) =>
    look(query, { as, name: `heat of ${bot} for ${as ?? 'nobody'}`, variables: { id: bot, range: '$range' }, ...rest });
  return [
    heat('ana', '$aurora.bots.1.id'),
    heat('vera', '$aurora.bots.0.id', { refused: 'ANY' }),
    heat('mateo', '$aurora.bots.1.id', { refused: 'ANY' }),
    heat(undefined, '$aurora.bots.1.id', { refused: 'ANY' }),
  ];
}

/** Events that cannot be stored, so that nothing changes, and those that are. */
function sentEvents(): Step[] {
  const send = (as: string | undefined, eventId: string, rest: Extra = {}) =>
    change('trackEvents', 'acceptedCount results { eventId status refusal }', {
      as,
      name: `an event ${eventId} of ${as ?? 'nobody'}`,
      input: { events: [{ eventId, name: 'order.paid', at: '2020-01-01T00:00:00Z' }] },
      ...rest,
    });
  const list = 'query Sent { organization { events(first: 5) { totalCount nodes { eventId name } } } }';
  return [
    send('ana', 'too-old'),
    send('ana', 'with a space'),
    send('vera', 'too-old', { refused: 'ANY' }),
    send(undefined, 'too-old', { refused: 'ANY' }),
    look(list, { as: 'ana', name: 'sent events' }),
  ];
}

/** The conversations behind a metric: whose, of which bots, in which group, page by page. */
function lists(): Step[] {
  const page = (args: string) =>
    `conversations${args} { totalCount nodes { startedAt bot { name } conversation { channel state startedAt } } pageInfo { hasNextPage hasPreviousPage } }`;
  const behind = (as: string | undefined, args = '', rest: Window = {}) =>
    look(
      `query Behind($range: RangeInput!, $filter: MetricFilter) { organization { metrics(range: $range, filter: $filter) {
        activeBots { ${page('')} } resolutionRate { numerator ${page(args)} } botResponseTime { count ${page('(first: 2)')} } } } }`,
      {
        as,
        name: `behind the numbers for ${as ?? 'nobody'} ${args} ${JSON.stringify(rest.filter ?? {})}`,
        variables: { range: '$range', ...(rest.filter === undefined ? {} : { filter: rest.filter }) },
        ...(rest.refused === undefined ? {} : { refused: rest.refused }),
      },
    );
  return [
    behind('ana'),
    behind('ana', '(first: 3)'),
    behind('ana', '(group: INVOLVED, first: 100)'),
    behind('ana', '(group: FAILED)', { refused: 'ANY' }),
    behind('ana', '(first: 101)', { refused: 'ANY' }),
    behind('ana', '(after: "x")', { refused: 'ANY' }),
    behind('ana', '', { filter: { botIds: ['$aurora.bots.0.id'] } }),
    behind('ana', '', { filter: { botIds: ['$palma.bots.0.id'] }, refused: 'ANY' }),
    ...['luis', 'vera', 'mateo', 'key:demoKey', 'key:METRICS_READ', 'key:narrowKey', undefined].map((as) =>
      behind(as, '', { refused: 'ANY' }),
    ),
  ];
}

/** Metrics and filters beyond those of the home screen. */
function further(): Step[] {
  const parts = `startRate ${metric} abandonmentRate ${metric} returningRate ${metric} reopenRate ${metric}
    humanReplyInBusinessHours ${duration} aiTokens ${metric}
    episodes { counts { trigger total involved uninvolved autonomous assisted unresolved open } } errorsByCode { code count }`;
  const read = (as: string, filter: Variables | null, rest: Extra = {}): Step =>
    look(
      `query Further($range: RangeInput!, $filter: MetricFilter) { organization { metrics(range: $range, filter: $filter) {
        window { from to } conversations ${metric} ${parts} } } }`,
      {
        as,
        name: `further numbers for ${as} ${JSON.stringify(filter)}`,
        variables: { range: '$range', filter },
        ...rest,
      },
    );
  return [
    read('ana', null),
    read('vera', null),
    ...[{ channels: ['WEB'] }, { languages: ['es'] }, { visitors: ['NEW'] }, { weekdays: [1, 5] }].map((filter) =>
      read('ana', filter),
    ),
    read('ana', { hours: [9, 10, 11] }),
    read('ana', { weekdays: [8] }, { refused: 'ANY' }),
    read('ana', { hours: [24] }, { refused: 'ANY' }),
  ];
}

/** Whether the difference of two rates can be chance. */
function differences(): Step[] {
  const query = `query Difference($first: RateInput!, $second: RateInput!) {
    rateDifference(first: $first, second: $second) { verdict text { es en } difference low high } }`;
  const of = (first: Variables, second: Variables, rest: Extra = {}): Step =>
    look(query, {
      as: 'ana',
      name: `difference ${JSON.stringify([first, second])}`,
      variables: { first, second },
      ...rest,
    });
  return [
    of({ numerator: 30, denominator: 100 }, { numerator: 60, denominator: 100 }),
    of({ numerator: 3, denominator: 10 }, { numerator: 4, denominator: 10 }),
    of({ numerator: 0, denominator: 0 }, { numerator: 4, denominator: 10 }),
    of({ numerator: 5, denominator: 4 }, { numerator: 4, denominator: 10 }, { refused: 'ANY' }),
  ];
}

/** What happened in this run is included in today's numbers. */
function counted(): Step[] {
  const talks =
    'query Talks($filter: ConversationFilter) { organization { conversations(filter: $filter) { totalCount } } }';
  const filter = { botId: '$aurora.bots.1.id', startedFrom: '$today.from', startedTo: '$today.to' };
  const numbersToday = look(
    'query Today($id: ID!, $range: RangeInput!) { bot(id: $id) { metrics(range: $range) { conversations { value } handOffRate { numerator } } } }',
    {
      as: 'ana',
      name: 'the talks of this run are counted',
      variables: { id: '$aurora.bots.1.id', range: '$today' },
      until: { 'data.bot.metrics.conversations.value': '$counted' },
    },
  );
  return [
    look(talks, {
      as: 'ana',
      name: 'the talks of today',
      variables: { filter },
      keep: { counted: 'data.organization.conversations.totalCount' },
    }),
    numbersToday,
  ];
}
