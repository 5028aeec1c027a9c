/** Pinned conversations: made of a simulation and by hand, replayed, changed, removed; and what they would notice. */
import type { Step } from '../step.ts';
import { change, type Extra, look } from './steps.ts';

const bot = '$aurora.bots.1.id';
const recording = {
  ...{ schemaVersion: 1, locale: 'es', startedAt: '2026-03-04T19:30:00Z', fromBlockId: null },
  ...{ variables: {}, splitSeed: null, results: [], inputs: [{ kind: 'text', text: 'agendar' }] },
};
const fields =
  'id title note watches inputs goals startedAt turns { said lines { kind blockId text } } author { name }';
const keep = (as: string | undefined, input: Extra['input'] = {}, rest: Extra = {}) =>
  change('keepPinnedConversation', `pinnedConversation { ${fields} conversation { id } }`, {
    as,
    name: `${as ?? 'nobody'} keeps ${JSON.stringify(input).slice(0, 60)}`,
    input: { botId: bot, title: 'Quiere agendar', recording, ...input },
    ...rest,
  });
const update = (as: string | undefined, input: Extra['input'] = {}, rest: Extra = {}) =>
  change('updatePinnedConversation', `pinnedConversation { ${fields} }`, {
    as,
    name: `${as ?? 'nobody'} changes ${JSON.stringify(input)}`,
    input: { pinnedConversationId: '$pin', ...input },
    ...rest,
  });
const replay = (as: string | undefined, rest: Extra = {}) =>
  change(
    'replayPinnedConversations',
    'replays { status reason differences { watch isWatched turn said blockId before after message } pinnedConversation { title } turns { said } }',
    { as, input: { botId: bot }, ...rest },
  );
const list = (as: string | undefined, rest: Extra = {}) =>
  look(
    `query Pins($id: ID!, $blockId: String!) { bot(id: $id) { pinnedConversations { ${fields} }
    pinCoverage { mutants noticed blocks isPartial unwatched { blockId groupId isVisited unnoticed } }
    conversationTo(blockId: $blockId) { turns { said lines { kind text } } } } }`,
    {
      as,
      name: `${as ?? 'nobody'} reads pins`,
      variables: { id: bot, blockId: 'book-stylist' },
      ...rest,
    },
  );
const others = ['vera', 'mateo', 'key:demoKey', 'key:narrowKey', undefined];

export const pins: readonly Step[] = [
  ...['luis', ...others].map((as) =>
    look(
      'query Recorded($id: ID!) { simulationRecording(simulationId: $id) { isCut turns { said isMasked replies } } }',
      {
        as,
        name: `${as ?? 'nobody'} sees what would be pinned`,
        variables: { id: '$simulation' },
        refused: 'ANY',
      },
    ),
  ),
  change('pinConversation', 'pinnedConversation { id title inputs }', {
    as: 'luis',
    name: 'luis pins a simulation',
    input: { simulationId: '$simulation', title: 'Una prueba', note: 'del simulador' },
    keep: { simulated: 'data.pinConversation.pinnedConversation.id' },
  }),
  change('pinConversation', 'pinnedConversation { id }', {
    as: 'luis',
    name: 'luis pins nothing',
    input: { title: 'Nada' },
    refused: 'INVALID_VALUE',
  }),
  keep('luis', { note: 'lo de siempre' }, { keep: { pin: 'data.keepPinnedConversation.pinnedConversation.id' } }),
  keep('luis', { title: '' }, { refused: 'REQUIRED' }),
  keep('luis', { recording: { x: 1 } }, { refused: 'INVALID_VALUE' }),
  ...others.map((as) => keep(as, {}, { refused: 'ANY' })),
  list('luis'),
  ...others.map((as) => list(as, { refused: 'ANY' })),
  replay('luis'),
  ...others.map((as) => replay(as, { refused: 'ANY' })),
  update('luis', { title: 'Otro título', watches: ['GOALS'], acceptsDraft: true }),
  ...others.map((as) => update(as, { title: 'x' }, { refused: 'ANY' })),
  change('unpinConversation', 'pinnedConversationId', {
    as: 'mateo',
    input: { pinnedConversationId: '$pin' },
    refused: 'ANY',
  }),
  ...['$pin', '$simulated'].map((pinnedConversationId) =>
    change('unpinConversation', 'pinnedConversationId', {
      as: 'luis',
      name: `luis unpins ${pinnedConversationId}`,
      input: { pinnedConversationId },
    }),
  ),
  change('unpinConversation', 'pinnedConversationId', {
    as: 'luis',
    name: 'luis unpins twice',
    input: { pinnedConversationId: '$pin' },
    refused: 'NOT_FOUND',
  }),
];
