/** From a draft to the live version: publishing with its steps, rolling back, pausing; and who is notified. */
import type { Variables } from '../../kit/graph.ts';
import type { Step } from '../step.ts';
import { change, type Extra, look, visit } from './steps.ts';

const live = (as: string | undefined, id: string, until: Variables, rest: Extra = {}) =>
  look(
    `query Live($id: ID!) { bot(id: $id) { status liveVersion { number isLive note author { name } action } latestPublication { status error steps { name status label { es } } }
      versions { nodes { number note parent { number } } } publications { nodes { status sequence } } draft { changesSinceLive { count } } } }`,
    { as, variables: { id }, until, ...rest },
  );
const publish = (as: string | undefined, input: Variables, rest: Extra = {}) =>
  change(
    'publishBot',
    'publication { id status sequence steps { name status } version { number } } problems { code severity message blockId }',
    { as, input, ...rest },
  );
const bot = '$aurora.bots.1.id';
const theme = (primaryColor: string, rest: Extra = {}) =>
  change('updateTheme', 'draft { revision changesSinceLive { count changes { kind subject } } }', {
    as: 'ana',
    input: { botId: bot, revision: '$auroraRevision', primaryColor, avatarText: 'SA', position: 'RIGHT' },
    keep: { auroraRevision: 'data.updateTheme.draft.revision' },
    ...rest,
  });

export const publishing: readonly Step[] = [
  look('query Before($id: ID!) { bot(id: $id) { draft { revision } liveVersion { id } } }', {
    as: 'ana',
    name: 'before',
    variables: { id: bot },
    keep: { auroraRevision: 'data.bot.draft.revision', secondVersion: 'data.bot.liveVersion.id' },
  }),
  {
    listen: 'steps',
    as: 'ana',
    query:
      'subscription Steps($id: ID!) { publicationStatus(botId: $id) { id status sequence error steps { name status } version { number } } }',
    variables: { id: bot },
  },
  {
    listen: 'keySteps',
    as: 'key:demoKey',
    query: 'subscription Steps($id: ID!) { publicationStatus(botId: $id) { status sequence bot { name } } }',
    variables: { id: bot },
  },
  publish('ana', { botId: bot }, { refused: 'NOTHING_TO_PUBLISH' }),
  publish('ana', { botId: '$own' }, { name: 'a draft with problems', refused: 'ANY' }),
  publish(
    'ana',
    { botId: '$own' },
    { name: 'a draft with problems, in English', headers: { 'accept-language': 'en' }, refused: 'ANY' },
  ),
  ...['vera', 'mateo', 'key:demoKey', 'key:narrowKey', undefined].map((as) =>
    publish(as, { botId: bot }, { refused: 'ANY' }),
  ),
  theme('#AA3355'),
  publish('luis', { botId: bot, note: 'Otro color' }, { refused: 'PINNED_CONVERSATIONS_CHANGED' }),
  publish('luis', { botId: bot, note: 'Otro color', changedConversationsNote: 'Otras horas.' }),
  live(
    'ana',
    bot,
    { 'data.bot.liveVersion.number': 3, 'data.bot.latestPublication.status': 'ACTIVE' },
    { name: 'the third version is live' },
  ),
  { hear: 'steps', path: 'data.publicationStatus.status', value: 'ACTIVE', isLast: true },
  { hear: 'keySteps', path: 'data.publicationStatus.status', value: 'ACTIVE', isLast: true },
  look('query Front($name: String!) { publicBot(publicId: $name) { primaryColor status } }', {
    name: 'visitors see it',
    variables: { name: '$aurora.bots.1.publicId' },
    until: { 'data.publicBot.primaryColor': '#AA3355' },
  }),
  look(
    'query Differs($id: ID!, $from: ID) { bot(id: $id) { liveVersion { diff { kind subject id title } long: diff(from: $from) { kind subject } } } }',
    { as: 'ana', name: 'what differs', variables: { id: bot, from: '$secondVersion' } },
  ),
  look('query Differs($id: ID!, $from: ID) { bot(id: $id) { liveVersion { diff(from: $from) { kind } } } }', {
    as: 'ana',
    name: 'differs from somebody else’s',
    variables: { id: bot, from: '$palma.bots.0.liveVersion.id' },
    refused: 'ANY',
  }),
  ...rollingBack(),
  ...pausing(),
  ...drafts(),
  ...firstPublication(),
];

function rollingBack(): Step[] {
  const back = (as: string | undefined, versionId: string, rest: Extra = {}) =>
    change('rollBackBot', 'publication { id status sequence version { number } } problems { code }', {
      as,
      input: { botId: bot, versionId },
      ...rest,
    });
  return [
    back('ana', 'ver_ffffffffffff7fff8fffffffffffffff', { refused: 'NOT_FOUND' }),
    back('ana', '$palma.bots.0.liveVersion.id', { refused: 'NOT_FOUND', name: 'back to somebody else’s' }),
    back('vera', '$secondVersion', { refused: 'FORBIDDEN' }),
    back('ana', '$secondVersion'),
    live(
      'luis',
      bot,
      { 'data.bot.liveVersion.number': 2, 'data.bot.latestPublication.status': 'ACTIVE' },
      { name: 'the second version is live again' },
    ),
    { hear: 'steps', path: 'data.publicationStatus.version.number', value: 2, isLast: true },
    { unlisten: 'steps' },
    { unlisten: 'keySteps' },
    change('restoreVersion', 'draft { revision changesSinceLive { count } } stale { revision }', {
      as: 'ana',
      input: { botId: bot, revision: '$auroraRevision', versionId: '$secondVersion' },
      keep: { auroraRevision: 'data.restoreVersion.draft.revision' },
    }),
    change('restoreVersion', 'draft { revision } stale { revision }', {
      as: 'ana',
      input: { botId: bot, revision: 1, versionId: '$secondVersion' },
      name: 'restores too late',
      refused: 'ANY',
    }),
  ];
}

function pausing(): Step[] {
  const shop = '$aurora.bots.0';
  const front = (isPaused: boolean, pauseMessage: string | null, name: string) =>
    look('query Paused($name: String!) { publicBot(publicId: $name) { status isPaused pauseMessage } }', {
      name,
      variables: { name: `${shop}.publicId` },
      until: { 'data.publicBot.isPaused': isPaused, 'data.publicBot.pauseMessage': pauseMessage },
    });
  const on = (field: string, input = {}, rest: Extra = {}) =>
    change(field, 'bot { id status }', { as: 'ana', input: { botId: `${shop}.id`, ...input }, ...rest });
  const come = (rest: Extra = {}) =>
    visit('startConversation', { input: { publicId: `${shop}.publicId`, locale: 'es' }, ...rest });
  return [
    on('pauseBot', { message: 'x'.repeat(2_000) }, { refused: 'ANY', name: 'a pause with too many words' }),
    on('pauseBot', { message: 'Volvemos el lunes' }),
    front(true, 'Volvemos el lunes', 'it is paused, and says so'),
    come({ name: 'nobody is received', refused: 'ANY' }),
    on('pauseBot', { message: 'Volvemos el martes' }, { refused: 'ANY', name: 'pauses twice' }),
    front(true, 'Volvemos el martes', 'with other words'),
    on('resumeBot'),
    front(false, null, 'it is there again'),
    on('resumeBot', {}, { refused: 'ANY', name: 'resumes twice' }),
    come({ name: 'visitors are received again' }),
    ...limiting({ on, come, shop }),
    on('pauseBot', {}, { as: 'luis', refused: 'NOT_FOUND', name: 'not Luis’s bot' }),
    on('pauseBot', {}, { as: 'mateo', refused: 'NOT_FOUND', name: 'not Mateo’s bot' }),
  ];
}

interface Limiting {
  readonly on: (field: string, input?: Variables, rest?: Extra) => Step;
  readonly come: (rest: Extra) => Step;
  readonly shop: string;
}

/** Pages that may embed the bot: these callers list none. */
function limiting({ on, come, shop }: Limiting): Step[] {
  const known = (sites: number, name: string) =>
    look('query Sites($name: String!) { publicBot(publicId: $name) { allowedSites } }', {
      name,
      variables: { name: `${shop}.publicId` },
      until: { 'data.publicBot.allowedSites.length': sites },
    });
  return [
    on('updateAllowedSites', { sites: ['https://salon.mx/', '*.salon.mx'] }),
    known(2, 'two sites may show it'),
    come({ name: 'nobody comes from nowhere', refused: 'ORIGIN_NOT_ALLOWED' }),
    on('updateAllowedSites', { sites: ['no site'] }, { refused: 'INVALID_FORMAT' }),
    on('updateAllowedSites', { sites: [] }, { as: 'luis', refused: 'NOT_FOUND' }),
    on('updateAllowedSites', { sites: [] }),
    known(0, 'every page may show it'),
    come({ name: 'visitors come from everywhere again' }),
  ];
}

/** A change of a draft is published to everyone who has it open. */
function drafts(): Step[] {
  return [
    {
      listen: 'draft',
      as: 'luis',
      isSilent: true,
      query: 'subscription Draft($id: ID!) { draftChanged(botId: $id) { botId revision saveId at by { name } } }',
      variables: { id: bot },
    },
    {
      wake: 'draft',
      path: 'data.draftChanged.revision',
      value: '$auroraRevision',
      by: theme('#0A0A0A', { name: 'until Luis hears' }),
    },
    theme('#101010', { name: 'a first change' }),
    theme('#202020', { name: 'a second change' }),
    { hear: 'draft', count: 2 },
    { unlisten: 'draft' },
  ];
}

function firstPublication(): Step[] {
  return [
    publish(
      'ana',
      { botId: '$templated', note: 'x'.repeat(2_000) },
      { refused: 'ANY', name: 'a note that is too long' },
    ),
    publish('ana', { botId: '$templated' }, { name: 'a first version' }),
    live(
      'ana',
      '$templated',
      { 'data.bot.status': 'LIVE', 'data.bot.latestPublication.status': 'ACTIVE' },
      { name: 'it is live' },
    ),
    change('deleteBot', 'botId', { as: 'ana', input: { botId: '$templated' }, name: 'deletes what is live' }),
  ];
}
