/** Bots as files: exported, tried, imported and refused. */
import type { Variables } from '../../kit/graph.ts';
import type { Step } from '../step.ts';
import { change, type Extra, look } from './steps.ts';

const report = `report { format formatVersion name totals { kind all mapped degraded placeholder dropped } slots { connector }
  nodes(first: 5) { totalCount nodes { kind sourceId sourceType label outcome reasons flowId groupId blockId } } }`;
const selection = `bot { name status draft { revision definition } } changes { kind subject id title field } stale { revision } ${report}`;

const definition = {
  ...{ schemaVersion: 1, locale: 'es', locales: ['es'], tone: 'TU' },
  profile: {
    ...{ name: 'Barbería', description: '', phones: [], address: '', mapUrl: '', timeZone: 'America/Mexico_City' },
    ...{
      currency: 'MXN',
      country: 'MX',
      openingHours: [],
      exceptions: [],
      services: [],
      paymentMethods: [],
      links: [],
    },
  },
  flows: [
    {
      ...{ id: 'main', name: 'Principal' },
      events: [{ id: 'start', kind: 'start', position: { x: 0, y: 0 } }],
      groups: [
        {
          ...{ id: 'g1', title: 'Inicio', position: { x: 0, y: 0 } },
          blocks: [{ id: 'b1', kind: 'text', options: { variations: [{ es: 'Hola' }] } }],
        },
      ],
      edges: [
        { id: 'e1', source: { kind: 'event', id: 'start' }, target: { groupId: 'g1' } },
        { id: 'e2', source: { kind: 'block', id: 'b1' }, target: { groupId: 'nowhere' } },
      ],
    },
  ],
  ...{ variables: [], prompts: [], knowledge: [] },
  theme: { primaryColor: '#112233', avatarText: 'B', position: 'RIGHT' },
  settings: { idleMinutes: 30, resumeHours: 24 },
};
const file = JSON.stringify({ tertulia: 'bot', version: 1, name: 'De archivo', definition });

/** The smallest file of Typebot with a block that has no counterpart. */
const typebot = JSON.stringify({
  ...{ version: '6', name: 'De Typebot', variables: [], edges: [{ id: 'e', to: { groupId: 'g' } }] },
  events: [{ id: 'ev', type: 'start', outgoingEdgeId: 'e' }],
  groups: [
    {
      id: 'g',
      title: 'G',
      blocks: [
        { id: 'b', type: 'text input' },
        { id: 'c', type: 'Chatwoot' },
      ],
    },
  ],
});

export const botFiles: readonly Step[] = [...botFileSteps(), ...textSteps()];

function botFileSteps(): Step[] {
  const read = (input: Variables, rest: Extra) =>
    change('importBot', selection, {
      as: 'ana',
      input: { file, isTrial: true, ...input },
      name: `imports ${Object.keys(input).join(', ')}`,
      ...rest,
    });
  const write = (as: string | undefined, rest: Partial<Step>): Step =>
    look('query File($id: ID!) { exportBot(botId: $id) { fileName document } }', {
      ...(as === undefined ? {} : { as }),
      ...{ name: `exports a bot as ${as ?? 'nobody'}`, variables: { id: '$own' } },
      ...rest,
    });
  return [
    write('ana', {}),
    write('vera', { refused: 'FORBIDDEN' }),
    write('mateo', { refused: 'NOT_FOUND' }),
    write(undefined, { refused: 'UNAUTHENTICATED' }),
    read({}, {}),
    read({ into: '$own', revision: 1 }, {}),
    read({ file: typebot }, { name: 'tries a file of Typebot' }),
    read({ into: '$own' }, { refused: 'REQUIRED' }),
    read({ into: '$own', revision: 1, isTrial: false }, { refused: 'STALE_REVISION' }),
    read({ into: '$own', revision: 1 }, { as: 'mateo', refused: 'NOT_FOUND', name: 'imports into a foreign bot' }),
    read({ file: 'nothing' }, { refused: 'INVALID_VALUE' }),
    read({ file: JSON.stringify({ tertulia: 'bot', version: 9 }) }, { refused: 'INVALID_VALUE', name: 'a newer file' }),
    read({ isTrial: false }, { as: 'vera', refused: 'FORBIDDEN', name: 'imports without the right' }),
    change('importBot', 'bot { id name }', {
      ...{ as: 'ana', input: { file, isTrial: false }, name: 'makes a bot of a file' },
      keep: { ofFile: 'data.importBot.bot.id' },
    }),
    look(
      'query Imported($id: ID!) { bot(id: $id) { name importReport { format name nodes(outcome: DROPPED) { totalCount } } } }',
      {
        ...{ as: 'ana', name: 'the account of a file', variables: { id: '$ofFile' } },
      },
    ),
    change('deleteBot', 'botId', { as: 'ana', input: { botId: '$ofFile' }, name: 'deletes what the file made' }),
  ];
}

function textSteps(): Step[] {
  const asked = 'query Texts($id: ID!, $format: BotTextsFormat!) { exportBotTexts(botId: $id, format: $format)';
  const write = (as: string, format: 'CSV' | 'EXCEL', rest: Partial<Step>): Step =>
    // The bytes of Excel hold the time at which they were made.
    look(`${asked} { fileName mediaType ${format === 'CSV' ? 'content' : ''} } }`, {
      ...{ as, name: `texts as ${format} for ${as}`, variables: { id: '$own', format } },
      ...rest,
    });
  const account = `changeCount changes { flowId groupId blockId groupTitle blockTitle knowledgeId field language before after
    lostVariables } refusedCount refused { row place field reason } unchangedCount stale { revision } bot { name }`;
  const read = (rows: string, rest: Partial<Extra>): Step =>
    change('importBotTexts', account, {
      ...{ as: 'ana', name: 'tries a file of texts' },
      input: { botId: '$own', revision: 1, isTrial: true, content: Buffer.from(rows).toString('base64') },
      ...rest,
    });
  return [
    write('ana', 'CSV', {}),
    write('ana', 'EXCEL', {}),
    write('vera', 'CSV', { refused: 'FORBIDDEN' }),
    write('mateo', 'CSV', { refused: 'NOT_FOUND' }),
    read('Id del bloque;Campo;Idioma;Texto\nflow/main/nobody;prompt;es;Hola', {}),
    read('nothing', { refused: 'INVALID_VALUE', name: 'a file without texts' }),
    read('', { as: 'mateo', refused: 'NOT_FOUND', name: 'texts of a foreign bot' }),
  ];
}
