/** Bots: created from nothing and from a template, renamed, duplicated, deleted and restored. */
import type { Variables } from '../../kit/graph.ts';
import type { Step } from '../step.ts';
import { change, type Extra, look } from './steps.ts';

const bot =
  'bot { id publicId name status locale locales tone isDemo createdAt updatedAt draft { revision } embed { html scriptUrl chatUrl } }';

/** Bots that later operations build on. */
export const founding: readonly Step[] = [
  change('createBot', bot, {
    as: 'ana',
    input: { name: 'Barbería Recta', locale: 'es' },
    keep: {
      own: 'data.createBot.bot.id',
      ownName: 'data.createBot.bot.publicId',
      revision: 'data.createBot.bot.draft.revision',
    },
  }),
  ...creating(),
];

function creating(): Step[] {
  const create = (input: Variables, rest: Extra) =>
    change('createBot', bot, {
      as: 'ana',
      input: { locale: 'es', ...input },
      name: `creates ${JSON.stringify(input).slice(0, 80)}`,
      ...rest,
    });
  return [
    create({ name: '' }, { refused: 'REQUIRED' }),
    create({ name: '   ' }, { refused: 'REQUIRED' }),
    create({ name: 'x'.repeat(300) }, { refused: 'TOO_LONG' }),
    create({ name: 'x'.repeat(300) }, { refused: 'ANY', as: 'grace', name: 'too long, in English' }),
    create({ name: 'Sin definición', definition: { nonsense: true } }, { refused: 'INVALID_VALUE' }),
    create({ name: 'Sin industria', industryId: 'ind_ffffffffffff7fff8fffffffffffffff' }, { refused: 'ANY' }),
    create({ name: 'Ajena' }, { as: 'luis', refused: 'FORBIDDEN' }),
    create({ name: 'Ajena' }, { as: 'vera', refused: 'FORBIDDEN' }),
    create({ name: 'Ajena' }, { as: 'key:demoKey', refused: 'FORBIDDEN' }),
    create({ name: 'Ajena' }, { as: undefined, refused: 'UNAUTHENTICATED' }),
    look('query Templates { industries { id slug templates { id slug needs { key kind isRequired } } } }', {
      as: 'ana',
      name: 'what templates there are',
      keep: { template: 'data.industries.0.templates.0.id' },
    }),
    create({ name: 'De plantilla', templateId: '$template' }, { keep: { made: 'data.createBot.bot.id' } }),
    look('query Made($id: ID!) { bot(id: $id) { template { id } industry { id } draft { definition } } }', {
      as: 'ana',
      name: 'what the template made',
      variables: { id: '$made' },
    }),
    change('deleteBot', 'botId', { as: 'ana', input: { botId: '$made' }, name: 'deletes what the template made' }),
    create({ name: 'De ninguna', templateId: 'tpl_ffffffffffff7fff8fffffffffffffff' }, { refused: 'NOT_FOUND' }),
    ...instantiating(),
  ];
}

function instantiating(): Step[] {
  const make = (input: Variables, rest: Extra) =>
    change('instantiateTemplate', 'bot { id name status } missing { key kind label { es en } isRequired }', {
      as: 'ana',
      input: { templateId: '$template', locale: 'es', answers: [], ...input },
      name: `from a template ${JSON.stringify(input).slice(0, 80)}`,
      ...rest,
    });
  const answers = [
    { key: 'name', value: 'Taller Nuevo' },
    { key: 'country', value: 'MX' },
  ];
  return [
    make({}, { refused: 'ANY' }),
    make({ answers: [{ key: 'name', value: '' }] }, { refused: 'ANY' }),
    make({ answers: [...answers, { key: 'nothing', value: 'x' }] }, { refused: 'ANY' }),
    make({ answers: [{ key: 'name', value: 'x'.repeat(400) }, answers[1]] }, { refused: 'ANY' }),
    make({ answers: [answers[0], { key: 'country', value: 'Narnia' }] }, { refused: 'ANY' }),
    make({ templateId: 'tpl_ffffffffffff7fff8fffffffffffffff', answers }, { refused: 'ANY' }),
    make({ answers }, { as: 'luis', refused: 'ANY', name: 'a manager makes none' }),
    make({ answers }, { as: undefined, refused: 'ANY', name: 'nobody makes none' }),
    make({ answers }, { name: 'a bot of a template', keep: { templated: 'data.instantiateTemplate.bot.id' } }),
    look(
      'query Made($id: ID!) { bot(id: $id) { name status industry { slug } template { slug } draft { definition problems { code } } } }',
      { as: 'ana', name: 'what the template made', variables: { id: '$templated' } },
    ),
  ];
}

/** Operations on a bot as a whole. */
export const managing: readonly Step[] = managingSteps();

function managingSteps(): Step[] {
  const on = (field: string, as: string | undefined, input = {}, rest: Extra = {}) =>
    change(field, 'bot { id name status }', { as, input: { botId: '$own', ...input }, ...rest });
  return [
    on('renameBot', 'ana', { name: 'Barbería Derecha' }),
    on('renameBot', 'ana', { name: '' }, { refused: 'REQUIRED' }),
    on('renameBot', 'ana', { name: 'x'.repeat(300) }, { refused: 'TOO_LONG' }),
    on('renameBot', 'vera', { name: 'No' }, { refused: 'FORBIDDEN' }),
    on('renameBot', 'luis', { name: 'No' }, { refused: 'NOT_FOUND' }),
    on('renameBot', 'mateo', { name: 'No' }, { refused: 'NOT_FOUND' }),
    on('duplicateBot', 'ana', {}, { keep: { twin: 'data.duplicateBot.bot.id' } }),
    on('duplicateBot', 'ana', { name: 'Gemela' }, { keep: { twin2: 'data.duplicateBot.bot.id' }, refused: 'ANY' }),
    on('pauseBot', 'ana', {}, { refused: 'ANY', name: 'pauses what is not live' }),
    on('resumeBot', 'ana', {}, { refused: 'ANY', name: 'resumes what is not live' }),
    change('deleteBot', 'botId', { as: 'ana', input: { botId: '$twin' } }),
    change('deleteBot', 'botId', { as: 'ana', input: { botId: '$twin' }, refused: 'ANY', name: 'deletes it twice' }),
    change('restoreBot', 'bot { id name status }', { as: 'ana', input: { botId: '$twin' } }),
    change('restoreBot', 'bot { id name }', {
      as: 'ana',
      input: { botId: '$twin' },
      name: 'restores what is there',
      refused: 'ANY',
    }),
    change('deleteBot', 'botId', { as: 'ana', input: { botId: '$twin' }, name: 'deletes it for good' }),
    look('query Nodes($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', {
      as: 'ana',
      name: 'ids of others and of nobody, of every kind',
      variables: {
        ids: [
          ...['bot', 'ver', 'pub', 'cnv', 'con', 'ind', 'tpl', 'org', 'usr', 'mem', 'msg'].map(
            (prefix) => `${prefix}_ffffffffffff7fff8fffffffffffffff`,
          ),
          ...['$palma.bots.0.id', '$palma.organization', '$aurora.bots.0.id', 'nothing'],
        ],
      },
    }),
    look('query Gone($id: ID!) { bot(id: $id) { id } node(id: $id) { id } }', {
      as: 'ana',
      variables: { id: '$twin' },
      name: 'a deleted bot is not there',
      refused: 'ANY',
    }),
    ...['DRAFT', 'LIVE', 'PAUSED'].map((status) =>
      look(
        'query ByStatus($filter: BotFilter) { organization { bots(filter: $filter) { totalCount nodes { id name status } } } }',
        { as: 'ana', name: `bots that are ${status}`, variables: { filter: { status } } },
      ),
    ),
    ...['aurora', 'AURORA', 'ñ', '%', ''].map((search) =>
      look(
        'query BySearch($filter: BotFilter) { organization { bots(filter: $filter) { totalCount nodes { id name } } } }',
        { as: 'ana', name: `bots like ${search}`, variables: { filter: { search } } },
      ),
    ),
  ];
}
