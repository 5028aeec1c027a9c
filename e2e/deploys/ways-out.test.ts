/** What a bot does outside goes on while every service is replaced: nothing is lost, nothing is done twice. */
import assert from 'node:assert/strict';
import { publishFolioFlow } from '../kit/folio-bot.ts';
import { type FolioDesk, startFolioDesk } from '../kit/folio-desk.ts';
import { assertOneFolioEach, FolioVisitors } from '../kit/folio-visitors.ts';
import { eventually, type UserError } from '../kit/graph.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import { report, sized } from '../kit/scale.ts';
import { openWorld, skipWithoutServers, type World } from '../kit/world.ts';
import { visitorPatienceMs } from '../kit/visitor.ts';
import { startVendor, type Vendor } from '../vendors/vendor.ts';

const rolls = sized(1, 3);
const visiting = { clients: 2, conversations: sized(8, 40), patienceMs: visitorPatienceMs };
const timeoutSeconds = 60;

describe('a rolling restart while bots call other systems', { skip: skipWithoutServers() }, () => {
  let world: World;
  let desk: FolioDesk;
  let receiver: Vendor;
  before(async () => {
    [desk, receiver] = await Promise.all([
      startFolioDesk({ cut: 0.1, refuse: 0.1, workMs: 500 }),
      startVendor(() => ({ status: 204, body: '' })),
    ]);
    world = await openWorld({ replicas: 2, env: { EGRESS_ALLOWED: `${desk.host},${receiver.target}` } });
  });
  after(async () => {
    await world?.close();
    await desk?.stop();
    await receiver?.close();
  });

  test('Every conversation gets its one folio, and every webhook is delivered under one id', async () => {
    const { platform, business, bot } = world;
    await addEndpoint();
    await publishFolioFlow(business.session, bot, { url: `http://${desk.host}/folios`, timeoutSeconds });
    const visitors = new FolioVisitors({ url: platform.url, publicId: bot.publicId }, visiting);
    await visitors.more(1);
    for (let roll = 0; roll < rolls; roll += 1) assert.equal((await platform.roll()).problem, null);
    await visitors.more(1);
    await visitors.finish();
    assert.deepEqual(visitors.problems, [], 'no message had to be sent twice');
    assertOneFolioEach(visitors.served, desk);
    const delivered = await assertDelivered(visitors.served.length);
    report('ways out', { rolls, folios: visitors.served.length, delivered, asked: desk.asked() });
  });

  async function addEndpoint(): Promise<void> {
    const { createWebhookEndpoint } = await world.business.session.data<{
      createWebhookEndpoint: { userErrors: UserError[] };
    }>(
      'mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { userErrors { code } } }',
      { input: { url: `http://${receiver.target}/hook`, eventTypes: ['CONVERSATION_STARTED'] } },
    );
    assert.deepEqual(createWebhookEndpoint.userErrors, []);
  }

  /** Each conversation was delivered, under one id however often it was sent. Returns how many. */
  async function assertDelivered(conversations: number): Promise<number> {
    return eventually(
      () => {
        const sent = receiver.seen.map(({ headers, body }) => ({
          id: String(headers['webhook-id']),
          of: (JSON.parse(body) as { data: { conversationId: string } }).data.conversationId,
        }));
        const ids = new Set(sent.map(({ id }) => id));
        assert.equal(new Set(sent.map(({ of }) => of)).size, ids.size, 'one delivery for each conversation');
        assert.equal(ids.size, conversations);
        return ids.size;
      },
      { everyMs: 500 },
    );
  }
});
