import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { block, definitionOf, group } from './definitions.js';
import { openWorld, publishedBot, said, send, start, visitorOf, type Published, type World } from './world.js';

let world: World;
let bot: Published;

beforeAll(async () => {
  world = await openWorld();
  const page = block('page', 'embed', {
    url: 'https://citas.mx/salon',
    title: { es: 'Agenda' },
    waitsFor: { event: 'cita', variable: 'nombre' },
  });
  const thanks = block('thanks', 'text', { variations: [{ es: 'Quedó: {{ nombre }}' }] });
  const definition = definitionOf([group('g', page, thanks, block('end', 'end'))], []);
  bot = await publishedBot(world, {
    ...definition,
    settings: { ...definition.settings, framedSites: ['citas.mx'] },
  });
});
afterAll(async () => world.close());

const query = `{ visitorConversation { awaiting { blockId kind choices { id } } messages { author text content { __typename
  ... on EmbedNode { url title height event blockId } ... on ParagraphNode { children { text isItalic } } } } } }`;

interface Seen {
  visitorConversation: {
    awaiting: { blockId: string; kind: string; choices: { id: string }[] } | null;
    messages: { author: string; text: string; content: object[] }[];
  };
}

describe('pages of visitors', () => {
  test('a page comes with the block that waits, and a button that goes on', async () => {
    const visitor = visitorOf(bot, await start(world, bot));
    const { awaiting, messages } = (await world.tell<Seen>(visitor, query)).visitorConversation;
    expect(awaiting).toMatchObject({ blockId: 'page', kind: 'CHOICE', choices: [{ id: 'continue' }] });
    expect(messages.at(-1)?.content).toEqual([
      {
        __typename: 'EmbedNode',
        url: 'https://citas.mx/salon',
        title: 'Agenda',
        height: 400,
        event: 'cita',
        blockId: 'page',
      },
    ]);
    expect(said(await send(world, visitor, { choiceIds: ['continue'] })).at(-1)).toBe('Quedó: ');
  });

  test('what it posts is the answer, and a line in italics in the transcript', async () => {
    const visitor = visitorOf(bot, await start(world, bot));
    const sent = await send(world, visitor, { form: [{ fieldId: 'cita', value: 'viernes' }] });
    expect(said(sent).at(-1)).toBe('Quedó: viernes');
    const { messages } = (await world.tell<Seen>(visitor, query)).visitorConversation;
    const own = messages.find(({ author }) => author === 'VISITOR');
    expect(own).toMatchObject({
      text: 'Agenda: viernes',
      content: [{ __typename: 'ParagraphNode', children: [{ text: 'Agenda: viernes', isItalic: true }] }],
    });
  });

  test('the sites of its pages are public, for the policy of the page with the chat', async () => {
    const asked = 'query ($publicId: String!) { publicBot(publicId: $publicId) { framedSites } }';
    const { data } = await world.ask({ kind: 'ANONYMOUS', locale: 'es' }, asked, { publicId: bot.publicId });
    expect(data).toEqual({ publicBot: { framedSites: ['citas.mx'] } });
  });
});
