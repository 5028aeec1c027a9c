import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Door } from '@tertulia/door';
import { asPlatform, withoutTenancy } from '@tertulia/persistence';
import { rawRoutes } from '@tertulia/service/http';
import { createLog, toGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import { sweepOneTimeUrls } from '../src/application/one-time-urls.js';
import { botOne, integrationsWorld, organizationA, organizationB, publicUrl, type World } from './world.js';

const perform = 'mutation ($input: PerformEffectInput!) { performEffect(input: $input) }';
const day = 24 * 3_600_000;

let world: World;
let door: Door;
beforeAll(async () => {
  world = await integrationsWorld();
  const rooms = { gateway: null, hooks: rawRoutes(world.routes), widget: null, portal: null };
  door = await Door.open({ host: '127.0.0.1', port: 0, log: createLog('door', 'silent') }, rooms);
});
afterAll(async () => {
  await door.close();
  await world.close();
});

let conversations = 0;
function newConversation(): string {
  conversations += 1;
  return testId(0xc000 + conversations);
}

const service = (organizationId: string) => principals.service({ organizationId });

interface Result {
  kind: string;
  values?: Record<string, unknown>;
  code?: string;
}

async function done(conversationId: string, over: object, organizationId = organizationA): Promise<Result> {
  const effect = {
    ...{
      kind: 'await',
      id: 'open',
      blockId: 'block',
      deadlineMs: day,
      isBackground: true,
      openedBy: null,
      mappings: [],
    },
    ...over,
  };
  const input = { conversationId, botId: botOne, effect, isSimulation: false };
  const fields: Record<string, unknown> = await world.tell(service(organizationId), perform, { input });
  return fields['performEffect'] as Result;
}

/** The URL that an effect opened, at the door of this test. */
async function opened(conversationId: string, over: object = {}): Promise<string> {
  const { values } = await done(conversationId, over);
  return `http://127.0.0.1:${door.port}${String(values?.['url']).slice(publicUrl.length)}`;
}

const waiting = { id: 'wait', openedBy: 'open', mappings: [{ path: '$.paid', variable: 'paid' }] };

async function call(url: string, body = '{"paid":true}', type = 'application/json'): Promise<number> {
  return (await fetch(url, { method: 'POST', body, headers: { 'content-type': type } })).status;
}

async function rows(): Promise<Record<string, unknown>[]> {
  return asPlatform('test', async () => world.database.read(async (em) => em.execute('select * from callback_token')));
}

describe('a one-time URL', () => {
  test('It is pending until it is called, and then the mapped values are returned as often as they are asked for', async () => {
    const conversationId = newConversation();
    const url = await opened(conversationId);
    expect(await done(conversationId, waiting)).toEqual({ kind: 'pending' });
    expect(await call(url)).toBe(202);
    for (let n = 0; n < 2; n += 1) {
      expect(await done(conversationId, waiting)).toMatchObject({ kind: 'done', values: { paid: true } });
    }
    await world.drain();
    expect(world.published.filter(({ name }) => name === 'integrations.url-called.v1')).toEqual([
      {
        name: 'integrations.url-called.v1',
        organizationId: organizationA,
        payload: { conversationId, effectId: 'open' },
      },
    ]);
  });

  test('The same effect gets the same URL again, also from ten processes at once', async () => {
    const conversationId = newConversation();
    const urls = await Promise.all(Array.from({ length: 10 }, async () => opened(conversationId)));
    expect(new Set(urls).size).toBe(1);
    expect(await opened(conversationId, { id: 'another' })).not.toBe(urls[0]);
  });

  test('Of calls at the same time one is accepted; the others, and later ones, get 410', async () => {
    const url = await opened(newConversation());
    const statuses = await Promise.all(Array.from({ length: 8 }, async (_, n) => call(url, `{"paid":${n}}`)));
    expect(statuses.toSorted((a, b) => a - b)).toEqual([202, ...Array.from({ length: 7 }, () => 410)]);
    expect(await call(url)).toBe(410);
  });

  test('After its time a call gets 410 and the effect a timeout', async () => {
    const conversationId = newConversation();
    const url = await opened(conversationId, { deadlineMs: 60_000 });
    world.clock.advance(60_000);
    expect(await call(url)).toBe(410);
    expect(await done(conversationId, waiting)).toEqual({ kind: 'timeout' });
  });

  test('An effect that opened none, or that belongs to another organization, gets no call', async () => {
    const conversationId = newConversation();
    await call(await opened(conversationId));
    expect(await done(conversationId, waiting, organizationB)).toEqual({ kind: 'failed', code: 'URL_NOT_OPENED' });
    expect(await done(newConversation(), waiting)).toEqual({ kind: 'failed', code: 'URL_NOT_OPENED' });
  });

  test.each([
    ['a form', 'paid=yes&x=1', 'application/x-www-form-urlencoded', 'yes'],
    ['a text', 'paid', 'text/plain', null],
    ['broken JSON', '{"paid":', 'application/json', null],
    ['nothing', '', 'application/json', null],
    ['bytes that are no text', '\u0000\u00ff', 'application/octet-stream', null],
  ])('The body may be %s', async (_title, body, type, paid) => {
    const conversationId = newConversation();
    expect(await call(await opened(conversationId), body, type)).toBe(202);
    expect(await done(conversationId, waiting)).toMatchObject({ kind: 'done', values: { paid } });
  });

  test('Only a hash and a sealed text of the token are stored, and the rows are withheld from other tenants', async () => {
    const url = await opened(newConversation());
    const token = url.split('/').at(-1) ?? '';
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(JSON.stringify(await rows())).not.toContain(token);
    expect(world.logged.join('')).not.toContain(token);
    const seen = async () => world.database.read(async (em) => em.execute<object[]>('select 1 from callback_token'));
    expect(await withoutTenancy(seen)).toEqual([]);
  });

  test('What a call brought is erased with its visitor, and otherwise after seven days', async () => {
    const [first, second] = [newConversation(), newConversation()];
    await call(await opened(first));
    await call(await opened(second));
    const bodies = async (...ids: string[]) =>
      (await rows()).filter((row) => ids.includes(String(row['conversation_id'])) && row['body'] !== null).length;
    expect(await bodies(first, second)).toBe(2);
    await world.emit('runtime.visitor-erased.v1', organizationA, {
      ...{ conversationId: first, botId: botOne, versionId: null, channel: 'WEB' },
      startedAt: world.clock.now().toISOString(),
    });
    expect(await bodies(first, second)).toBe(1);
    world.clock.advance(8 * day);
    await asPlatform('test', async () => sweepOneTimeUrls(world.deps));
    expect(await bodies(first, second)).toBe(0);
  });
});

describe('the public port', () => {
  test('Only POST calls a URL, and unknown ones and other paths are 404', async () => {
    const url = await opened(newConversation());
    const got = await fetch(url);
    expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await call(url)).toBe(202);
    const base = `http://127.0.0.1:${door.port}`;
    for (const path of ['/hooks/', '/hooks/x', `/hooks/${'a'.repeat(43)}`, `/hooks/${'%00'.repeat(3)}`, '/hookss']) {
      expect([400, 404]).toContain(await call(`${base}${path}`));
    }
  });

  test('A body of more than 1 MiB gets 413 and does not use the URL up', async () => {
    const url = await opened(newConversation());
    expect(await call(url, 'x'.repeat(1_048_577), 'text/plain')).toBe(413);
    expect(await call(url, 'x'.repeat(1_048_576), 'text/plain')).toBe(202);
  });

  test('A browser that returns from a provider is sent to the page that says how it ended', async () => {
    const url = `http://127.0.0.1:${door.port}/oauth/callback?state=unknown&code=planted-code`;
    const response = await fetch(url, { redirect: 'manual' });
    const location = response.headers.get('location') ?? '';
    expect(response.status).toBe(303);
    expect(location).toMatch(new RegExp(`^${publicUrl}/integrations\\?outcome=[A-Z_]+$`));
    expect(location).not.toContain('planted-code');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('Nobody but a service opens a URL', async () => {
    const effect = {
      kind: 'await',
      id: 'x',
      blockId: 'b',
      deadlineMs: day,
      isBackground: true,
      openedBy: null,
      mappings: [],
    };
    const input = {
      conversationId: toGlobalId('conversation', newConversation()),
      botId: botOne,
      effect,
      isSimulation: false,
    };
    const admin = principals.admin({ organizationId: organizationA });
    const { errors } = await world.ask(admin, perform, { input });
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});
