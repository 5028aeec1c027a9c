import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isSiteAllowed, type VisitOrigin } from '@tertulia/principal';
import { echoDefinition } from './definitions.js';
import {
  organizationA,
  publishedBot,
  openWorld,
  send,
  told,
  visitorOf,
  type Published,
  type VisitorView,
  type World,
} from './world.js';

let world: World;
let bot: Published;
beforeAll(async () => {
  world = await openWorld();
  bot = await publishedBot(world, echoDefinition());
});
afterAll(async () => world.close());

const visit = (site: string | null, looksAutomatic = false): VisitOrigin => ({ site, looksAutomatic });

describe('a page', () => {
  test.each([
    [[], 'anything.example', true],
    [['salon.mx'], 'salon.mx', true],
    [['salon.mx'], 'www.salon.mx', false],
    [['salon.mx'], 'salon.mx.evil.example', false],
    [['salon.mx'], 'evilsalon.mx', false],
    [['salon.mx'], 'salon.mx:8443', false],
    [['salon.mx:8443'], 'salon.mx:8443', true],
    [['*.salon.mx'], 'www.salon.mx', true],
    [['*.salon.mx'], 'a.b.salon.mx', true],
    [['*.salon.mx'], 'salon.mx', false],
    [['*.salon.mx'], 'evilsalon.mx', false],
    [['salon.mx'], 'OWN', true],
    [['salon.mx'], null, false],
  ])('with allowed sites %j, on %s, may start a conversation: %s', (sites, site, isAllowed) => {
    expect(isSiteAllowed(sites, site)).toBe(isAllowed);
  });

  test('that the owner does not allow can neither start a conversation nor see the bot', async () => {
    await world.emit('bots.bot-sites-changed.v1', organizationA, { botId: bot.botId, sites: ['salon.mx'] });
    expect((await begin('evil.example')).errors?.[0]?.extensions?.['code']).toBe('ORIGIN_NOT_ALLOWED');
    expect((await begin(null)).errors?.[0]?.extensions?.['code']).toBe('ORIGIN_NOT_ALLOWED');
    expect((await look('evil.example')).errors?.[0]?.extensions?.['code']).toBe('ORIGIN_NOT_ALLOWED');
    expect((await look('salon.mx')).data).toMatchObject({ publicBot: { allowedSites: ['salon.mx'] } });
    expect((await begin('salon.mx')).errors).toBeUndefined();
    await world.emit('bots.bot-sites-changed.v1', organizationA, { botId: bot.botId, sites: [] });
    expect((await begin('evil.example')).errors).toBeUndefined();
  });
});

describe('a conversation that a program seems to have started', () => {
  test('is published as not charged; any other is charged', async () => {
    for (const looksAutomatic of [true, false]) {
      const { data } = await begin('salon.mx', looksAutomatic);
      const { startConversation: view } = data as { startConversation: VisitorView };
      const visitor = visitorOf(bot, view);
      await send(world, visitor, { text: 'hola', after: view.lastSequence });
      await world.drain();
      const [started] = told(world, 'runtime.conversation-started.v1', visitor.conversationId);
      expect(started?.payload.isCharged ?? true).toBe(!looksAutomatic);
    }
  });
});

async function begin(site: string | null, looksAutomatic = false) {
  const mutation = `mutation ($publicId: String!) { startConversation(input: { publicId: $publicId }) {
    conversationId lastSequence userErrors { code } } }`;
  return world.ask({ kind: 'ANONYMOUS', locale: 'es', visit: visit(site, looksAutomatic) }, mutation, {
    publicId: bot.publicId,
  });
}

async function look(site: string) {
  const query = 'query ($publicId: String!) { publicBot(publicId: $publicId) { allowedSites } }';
  return world.ask({ kind: 'ANONYMOUS', locale: 'es', visit: visit(site) }, query, { publicId: bot.publicId });
}
