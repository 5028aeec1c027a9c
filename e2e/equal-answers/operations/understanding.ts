/** What a bot missed, what its draft makes of it, and what its owner ignores. */
import type { Step } from '../step.ts';
import { change, chat, type Extra, look, visit } from './steps.ts';

const groups = 'count groups { id count texts { id text kind blockId locale count } }';
const bot = '$aurora.bots.1.id';
const read = (as: string | undefined, rest: Extra = {}) =>
  look(
    `query Missed($id: ID!) { bot(id: $id) { understanding { ${groups} check { checked understood understoodIds } } } }`,
    {
      as,
      name: `${as ?? 'nobody'} reads what a bot missed`,
      variables: { id: bot },
      ...rest,
    },
  );
const ignore = (as: string | undefined, input: Extra['input'] = {}, rest: Extra = {}) =>
  change('ignoreMisses', `understanding { ${groups} }`, {
    as,
    name: `${as ?? 'nobody'} ignores ${JSON.stringify(input)}`,
    input: { botId: bot, textIds: ['$missed'], ...input },
    ...rest,
  });

export const understanding: readonly Step[] = [
  visit('startConversation', {
    name: 'somebody asks what no bot knows',
    input: { publicId: '$aurora.bots.1.publicId', channel: 'WEB', locale: 'es' },
    keep: { odd: 'data.startConversation.token' },
  }),
  ...chat('odd', [{ text: '¿Venden vino de la casa?' }, { text: 'bolsas de hielo' }, { text: 'bolsa de hielo' }]),
  read('ana', { keep: { missed: 'data.bot.understanding.groups.0.texts.0.id' } }),
  ...['luis', 'vera', 'mateo', 'key:demoKey', 'key:narrowKey', undefined].map((as) => read(as, { refused: 'ANY' })),
  ...['vera', 'mateo', 'key:demoKey', undefined].map((as) => ignore(as, {}, { refused: 'ANY' })),
  ignore('ana', { textIds: [] }, { refused: 'REQUIRED' }),
  ignore('ana', { textIds: ['unknown'] }),
  ignore('ana', { botId: '$palma.bots.0.id' }, { refused: 'NOT_FOUND' }),
  ignore('ana', {}, { name: 'ana ignores a text' }),
  ignore('ana', {}, { name: 'ana ignores it again' }),
];
