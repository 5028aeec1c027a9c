import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readSite } from '@tertulia/flow-engine';
import { principals } from '@tertulia/testkit';
import { ana, openWorld, bruno, newBot, organizationA, type World } from './world.js';

let world: World;
let botId = '';
const told: unknown[] = [];
beforeAll(async () => {
  world = await openWorld();
  world.bus.subscribe('test.sites', ['bots.bot-sites-changed.v1'], async (event) => void told.push(event.payload));
  botId = await newBot(world, ana);
});
afterAll(async () => world.close());

const mutation = `mutation ($input: UpdateAllowedSitesInput!) {
  updateAllowedSites(input: $input) { bot { allowedSites } userErrors { field code } }
}`;

describe('a site', () => {
  test.each([
    ['salon.mx', 'salon.mx'],
    ['  HTTPS://WWW.Salon.MX/contacto?a=1#x ', 'www.salon.mx'],
    ['http://salon.mx:8080/', 'salon.mx:8080'],
    ['https://salon.mx:443', 'salon.mx'],
    ['*.salon.mx', '*.salon.mx'],
    ['peluquería.mx', 'xn--peluquera-n5a.mx'],
    ['localhost:3000', 'localhost:3000'],
    ['192.168.1.20', '192.168.1.20'],
  ])('%j is stored as %s', (text, site) => {
    expect(readSite(text)).toBe(site);
  });

  test.each([
    '',
    '*',
    '*.',
    '*.mx',
    'a b',
    'https://',
    'javascript:alert(1)',
    'a@b.mx',
    '*.*.mx',
    'salon.*',
    '-x.mx',
    `${'a'.repeat(260)}.mx`,
    'ftp://a.mx',
  ])('%j is invalid', (text) => expect(readSite(text)).toBeNull());
});

describe('the sites of a bot', () => {
  test('are changed at once, each once, and published', async () => {
    const sites = ['https://salon.mx/', 'SALON.mx', '*.salon.mx'];
    const data = await world.tell(ana, mutation, { input: { botId, sites } });
    expect(data['updateAllowedSites']).toEqual({ bot: { allowedSites: ['salon.mx', '*.salon.mx'] }, userErrors: [] });
    await world.drain();
    expect(told).toEqual([{ botId: expect.any(String), sites: ['salon.mx', '*.salon.mx'] }]);
  });

  test('that are invalid are listed one by one, and nothing changes', async () => {
    const data = await world.tell(ana, mutation, { input: { botId, sites: ['salon.mx', 'no site'] } });
    expect(data['updateAllowedSites']).toEqual({
      bot: null,
      userErrors: [{ field: ['input', 'sites', '1'], code: 'INVALID_FORMAT' }],
    });
    const many = Array.from({ length: 51 }, (_, at) => `s${at}.mx`);
    const refused = await world.tell(ana, mutation, { input: { botId, sites: many } });
    expect(refused['updateAllowedSites']).toMatchObject({ userErrors: [{ code: 'OUT_OF_RANGE' }] });
  });

  test('can be changed only by those who may edit the bot', async () => {
    const viewer = principals.viewer({ organizationId: organizationA });
    const { errors } = await world.ask(viewer, mutation, { input: { botId, sites: [] } });
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const foreign = await world.tell(bruno, mutation, { input: { botId, sites: [] } });
    expect(foreign['updateAllowedSites']).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
  });
});

describe('the sites whose pages a bot may show', () => {
  const settings = { locale: 'es', locales: ['es'], tone: 'TU', idleMinutes: 30, resumeHours: 24 };
  const change = `mutation ($input: UpdateBotSettingsInput!) { updateBotSettings(input: $input) {
    draft { settings { framedSites } } userErrors { field code } } }`;

  async function changed(framedSites?: string[]): Promise<unknown> {
    const look = 'query ($id: ID!) { bot(id: $id) { draft { revision } } }';
    const { data } = await world.ask(ana, look, { id: botId });
    const { revision } = (data as { bot: { draft: { revision: number } } }).bot.draft;
    const { updateBotSettings } = await world.tell(ana, change, {
      input: { ...settings, botId, revision, framedSites },
    });
    return updateBotSettings;
  }

  test('are part of the draft: read as people write them, kept by other changes, and taken away', async () => {
    const listed = { draft: { settings: { framedSites: ['citas.mx', '*.menu.mx'] } }, userErrors: [] };
    expect(await changed(['https://Citas.mx/salon', 'citas.mx', '*.menu.mx'])).toEqual(listed);
    expect(await changed()).toEqual(listed);
    expect(await changed([])).toEqual({ draft: { settings: { framedSites: null } }, userErrors: [] });
  });

  test('that are invalid are listed one by one, and nothing changes', async () => {
    const refused = await changed(['citas.mx', 'javascript:alert(1)', '*']);
    expect(refused).toMatchObject({
      draft: null,
      userErrors: [
        { field: ['input', 'framedSites', '1'], code: 'INVALID_FORMAT' },
        { field: ['input', 'framedSites', '2'], code: 'INVALID_FORMAT' },
      ],
    });
  });
});
