/** An address that starts conversations without end, pages that may not embed a bot, and the effect on others. */
import assert from 'node:assert/strict';
import { type Business, foundBusiness, type LiveBot, publishTemplate } from '../kit/business.ts';
import { ask, eventually, type RequestHeaders } from '../kit/graph.ts';
import { innocents, share } from '../kit/innocents.ts';
import { startPlatform } from '../kit/platform.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import { sized, report } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';
import { Visitor } from '../kit/visitor.ts';

const floodMs = sized(6_000, 60_000);
const slowestFloodMs = 300_000;
const floodersAtOnce = 6;
const at = (address: string): RequestHeaders => ({ 'x-forwarded-for': address });
const start = `mutation ($input: StartConversationInput!) { startConversation(input: $input) { token userErrors { code } } }`;

let platform: Platform;
let business: Business;
let bot: LiveBot;
before(async () => {
  platform = await startPlatform({
    env: { PORTAL: 'off', TRUSTED_PROXY_HOPS: '1', LOG_LEVEL: 'error', CONVERSATIONS_PER_ADDRESS: '200' },
  });
  business = await foundBusiness(platform.url);
  bot = await publishTemplate(business.session);
});
after(async () => platform?.stop());

/** Starts a conversation and sends a message, as a program would. Returns the outcome. */
async function begin(headers: RequestHeaders, publicId = bot.publicId): Promise<{ status: number; code?: string }> {
  const input = { publicId, locale: 'es' };
  const { status, data, errors } = await ask<{ startConversation: { token: string | null } | null }>(
    platform.url,
    start,
    { variables: { input }, headers },
  );
  const token = data?.startConversation?.token;
  if (typeof token !== 'string') return { status, code: errors?.[0]?.extensions?.code };
  const message = { clientMessageId: crypto.randomUUID(), text: 'hola' };
  await ask(platform.url, 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { lastSequence } }', {
    variables: { input: message },
    headers: { ...headers, authorization: `Visitor ${token}` },
  });
  return { status, code: 'BEGUN' };
}

async function charged(): Promise<number | undefined> {
  const { organization } = await business.session.data<{ organization: { usage: { kind: string; used: number }[] } }>(
    '{ organization { usage { kind used } } }',
  );
  return organization.usage.find(({ kind }) => kind === 'CONVERSATIONS')?.used;
}

describe('a flood of conversations from one address', () => {
  test('A flood is refused after thirty conversations, charges the owner ten, and other visitors continue', async () => {
    const others = innocents(platform.url, bot.publicId, {
      headersOf: (conversation) => at(`203.0.${conversation >> 8}.${conversation & 255}`),
    });
    const outcomes = new Map<string | undefined, number>();
    const began = Date.now();
    // On a busy machine thirty conversations take longer than the flood: it goes on until it is refused.
    const isOver = () => Date.now() > began + (outcomes.has('RATE_LIMITED') ? floodMs : slowestFloodMs);
    const flood = async () => {
      while (!isOver()) {
        const { code } = await begin(at('198.51.100.66'));
        outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: floodersAtOnce }, flood));
    const { turns, health, begun } = await others.finish();
    assert.equal(outcomes.get('BEGUN'), 30);
    assert.deepEqual(new Set(outcomes.keys()), new Set(['BEGUN', 'RATE_LIMITED']));
    await eventually(async () => assert.equal(await charged(), 10 + begun));
    report('conversations', {
      refused: outcomes.get('RATE_LIMITED'),
      turns: turns.length,
      turnP99: share(turns, 0.99),
      healthP99: share(health, 0.99),
    });
    assert.ok(turns.length > 0);
  });

  test('A flood does not block its address at another bot, nor a returning visitor’s earlier conversation', async () => {
    for (let count = 0; count < 30; count += 1) await begin(at('198.51.100.67'));
    assert.equal((await begin(at('198.51.100.67'))).code, 'RATE_LIMITED');
    const again = await publishTemplate(business.session, { name: 'Otra sucursal' });
    const visitor = new Visitor(platform.url, again.publicId, { headers: at('198.51.100.67') });
    await visitor.start();
    await visitor.send(visitor.reply());
    const { conversationId } = visitor;
    for (let visits = 0; visits < 35; visits += 1) await visitor.start();
    assert.equal(visitor.conversationId, conversationId);
  });

  test('A refusal says when to try again', async () => {
    const variables = { input: { publicId: bot.publicId } };
    const { status, errors } = await ask(platform.url, start, { variables, headers: at('198.51.100.67') });
    assert.equal(status, 429);
    const details = errors?.[0]?.extensions?.['data'] as { retryAfterSeconds: number } | undefined;
    assert.ok(details !== undefined && details.retryAfterSeconds > 0);
  });
});

describe('the sites of a bot', () => {
  const update = `mutation ($input: UpdateAllowedSitesInput!) {
    updateAllowedSites(input: $input) { bot { allowedSites } userErrors { code } } }`;

  test('The list of sites protects a bot’s conversations, look and framed page from every other page, at once', async () => {
    const input = { botId: bot.id, sites: ['salon.mx', '*.salon.mx'] };
    await business.session.data(update, { input });
    const from = (origin: string): RequestHeaders => ({ ...at('203.0.113.77'), origin });
    await eventually(async () => {
      assert.equal((await begin(from('https://evil.example'))).code, 'ORIGIN_NOT_ALLOWED');
      const look = (origin: string) => fetch(`${platform.url}/widget/bots/${bot.publicId}`, { headers: { origin } });
      assert.equal((await look('https://evil.example')).status, 403);
      assert.equal((await look('https://www.salon.mx')).status, 200);
    });
    assert.equal((await begin(from('https://salon.mx'))).code, 'BEGUN');
    assert.equal((await begin(from(platform.url))).code, 'BEGUN');
    assert.equal((await begin(at('203.0.113.77'))).code, 'ORIGIN_NOT_ALLOWED');
    const page = await fetch(`${platform.url}/chat/${bot.publicId}`);
    assert.match(page.headers.get('content-security-policy') ?? '', /frame-ancestors 'self' salon\.mx \*\.salon\.mx/);
  });
});
