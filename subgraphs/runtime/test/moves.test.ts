import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BotDefinition } from '@tertulia/flow-engine';
import { block, definitionOf, group } from './definitions.js';
import {
  ana,
  counted,
  everybodysRows,
  openWorld,
  organizationA,
  publishedBot,
  send,
  type Published,
  type VisitorView,
  type visitorOf,
  type World,
} from './world.js';

/** `FULL=true` races a thousand takeovers; the short form is for every change. */
const races = process.env['FULL'] === 'true' ? 1_000 : 20;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world.close());

const ask = (id: string, es: string, variable: string | null = null) =>
  block(id, 'textInput', { prompt: { es }, variable });
/** The same questions in other words. */
const asking = (size: string, more: string, rate: string) =>
  definitionOf(
    [group('g', ask('name', '¿Cómo te llamas?', 'nombre'), ask('size', size), ask('more', more), ask('rate', rate))],
    [],
  );
const first = asking('¿Qué talla?', '¿Algo más?', '¿Qué tal estuvo?');
const second = asking('¿Talla?', '¿Otra cosa?', '¿Cómo estuvo?');
const withoutSize = definitionOf([group('g', ask('color', '¿De qué color, {{ nombre }}?'))], []);
const another = definitionOf([group('other', ask('color', '¿De qué color?'))], []);

let versions = 0;

/** Makes a version of a bot live, as `bots` does. */
async function publish(
  bot: Published,
  definition: BotDefinition,
  choice: { movesConversations: boolean; versionId?: string },
) {
  versions += 1;
  const { botId, publicId } = bot;
  const versionId = choice.versionId ?? world.ids.next();
  const publication = { publicationId: world.ids.next(), botId, publicId, versionId, number: 100 + versions };
  const { movesConversations } = choice;
  const more = { definition, checksum: `c${versions}`, botName: 'Aurora', isDemo: false, movesConversations };
  await world.emit('bots.publication-requested.v1', organizationA, { ...publication, ...more });
  await world.emit('bots.bot-published.v1', organizationA, publication);
  return versionId;
}

async function begun() {
  const bot = await publishedBot(world, first);
  world.clock.advance(1_000);
  const talk = await counted(world, bot);
  world.clock.advance(1_000);
  return { bot, ...talk };
}

const last = (view: VisitorView) => view.messages.at(-1)?.text;
const next = async (visitor: ReturnType<typeof visitorOf>, text = 'M') => last(await send(world, visitor, { text }));

describe('a published version', () => {
  test('leaves open conversations on theirs by default', async () => {
    const { bot, visitor } = await begun();
    await publish(bot, second, { movesConversations: false });
    expect(await next(visitor)).toBe('¿Algo más?');
  });

  test('takes open conversations over at the same block, and an event says on which version they go on', async () => {
    const { bot, visitor } = await begun();
    const versionId = await publish(bot, second, { movesConversations: true });
    expect(await next(visitor)).toBe('¿Otra cosa?');
    await world.drain();
    const asked = world.events.findLast(({ name }) => name === 'runtime.question-asked.v1');
    expect(asked?.payload).toMatchObject({ versionId, blockId: 'more' });
  });

  test('begins the group again where the block is gone, with the answers so far', async () => {
    const { bot, visitor } = await begun();
    await publish(bot, withoutSize, { movesConversations: true });
    expect(await next(visitor, 'mediana')).toBe('¿De qué color, Ana?');
  });

  test('begins from the start with a sentence where the group is gone too, and hears of danger even so', async () => {
    const { bot, visitor } = await begun();
    const other = await counted(world, bot);
    world.clock.advance(1_000);
    await publish(bot, another, { movesConversations: true });
    const view = await send(world, visitor, { text: 'M' });
    expect(view.messages.slice(-2).map(({ text }) => text)).toEqual([
      'Este chat cambió mientras tanto. Empecemos otra vez desde aquí; lo que ya respondiste está guardado.',
      '¿De qué color?',
    ]);
    const danger = await send(world, other.visitor, { text: 'me duele el pecho y no puedo respirar' });
    expect(danger.messages.map(({ text }) => text).join()).toContain('911');
  });

  test('gives conversations back to the version that it replaced, by a rollback', async () => {
    const { bot, visitor } = await begun();
    await publish(bot, second, { movesConversations: true });
    expect(await next(visitor)).toBe('¿Otra cosa?');
    world.clock.advance(1_000);
    await publish(bot, first, { movesConversations: true, versionId: bot.versionId });
    expect(await next(visitor, 'nada más')).toBe('¿Qué tal estuvo?');
  });

  test('does not take over conversations that began after it on a later version', async () => {
    const { bot } = await begun();
    await publish(bot, second, { movesConversations: true });
    world.clock.advance(1_000);
    await publish(bot, first, { movesConversations: false });
    const { visitor } = await counted(world, bot);
    expect(await next(visitor)).toBe('¿Algo más?');
  });
});

describe('one turn at a time', () => {
  test('holds for fifty messages that are sent at once: none is lost, doubled or out of order', async () => {
    const { visitor } = await counted(
      world,
      await publishedBot(
        world,
        definitionOf(
          [group('g', ask('a', 'Otra'))],
          [{ id: 'e', source: { kind: 'block', id: 'a' }, target: { groupId: 'g' } }],
        ),
      ),
    );
    const sent = Array.from({ length: 50 }, async (_, at) => send(world, visitor, { text: `mensaje ${at}` }));
    for (const view of await Promise.all(sent)) expect(view.userErrors).toEqual([]);
    const rows = await everybodysRows<{ sequence: number; author: string; text: string }>(
      world,
      'select sequence, author, text from message where conversation_id = ? order by sequence',
      [visitor.conversationId],
    );
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, at) => at + 1));
    expect(new Set(rows.flatMap(({ author, text }) => (author === 'VISITOR' ? [text] : []))).size).toBe(51);
    // The bot replies to each message before it reads the next one.
    expect(rows.slice(1).every(({ author }, at) => author === (at % 2 === 0 ? 'VISITOR' : 'BOT'))).toBe(true);
  });

  test(`lets no message of the bot appear after a takeover, in ${races} races`, async () => {
    const bot = await publishedBot(world, first);
    const takeOver =
      'mutation ($id: ID!) { takeOverConversation(input: { conversationId: $id }) { userErrors { code } } }';
    for (let race = 0; race < races; race += 1) {
      const { id, visitor } = await counted(world, bot);
      await Promise.all([
        ...['M', 'no'].map(async (text) => send(world, visitor, { text })),
        world.tell(ana, takeOver, { id }),
      ]);
      const rows = await everybodysRows<{ author: string }>(
        world,
        'select author from message where conversation_id = ? order by sequence',
        [visitor.conversationId],
      );
      const authors = rows.map(({ author }) => author);
      expect(authors.filter((author) => author === 'VISITOR')).toHaveLength(3);
      expect(authors.slice(authors.indexOf('SYSTEM'))).not.toContain('BOT');
    }
  });

  test('refuses a message to a conversation that can no longer be resumed by a code of its own', async () => {
    const { visitor } = await counted(world, await publishedBot(world, first));
    world.clock.advance(3_600_000);
    await world.useCases.endIdleConversations();
    world.clock.advance(8_761 * 3_600_000);
    expect((await send(world, visitor, { text: 'hola' })).userErrors).toMatchObject([{ code: 'SESSION_EXPIRED' }]);
  });
});
