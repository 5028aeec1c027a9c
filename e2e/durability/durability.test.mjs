import assert from 'node:assert/strict';
import { after, before, describe, test } from '../kit/runner.mjs';
import { foundBusiness, publishTemplate } from '../kit/business.mjs';
import { eventually } from '../kit/graph.mjs';
import { startPlatform } from '../kit/platform.mjs';
import { Visitor } from '../kit/visitor.mjs';

const visitorCount = 10;
const roundsMin = 12;

describe('ten visitors through a publish, a rollback and two restarts', () => {
  let platform;
  let business;
  let bot;
  before(async () => {
    platform = await startPlatform({ env: { PORTAL: 'off' } });
    business = await foundBusiness(platform.url);
    bot = await publishTemplate(business.session);
  });
  after(async () => platform?.stop({ removeData: true }));

  test('lose no acknowledged message, see none twice and none out of order', async () => {
    let isOver = false;
    const chats = Array.from({ length: visitorCount }, () => chat(platform.url, bot.publicId, () => isOver));
    await changeAndPublish();
    const port = new URL(platform.url).port;
    const { dataDir } = platform;
    await platform.kill();
    platform = await startPlatform({ dataDir, env: { PORT: port, PORTAL: 'off' } });
    await rollBack();
    await platform.stop({ removeData: false });
    platform = await startPlatform({ dataDir, env: { PORT: port, PORTAL: 'off' } });
    isOver = true;
    const finished = await Promise.all(chats);
    const acknowledged = finished.flat().reduce((sum, visitor) => sum + visitor.acknowledged.length, 0);
    assert.ok(acknowledged >= visitorCount * roundsMin, `only ${acknowledged} messages`);
    for (const visitor of finished.flat()) await assertWhole(visitor);
  });

  async function changeAndPublish() {
    const { session } = business;
    const { bot: told } = await session.tell(
      'query ($id: ID!) { bot(id: $id) { draft { revision flows { document } } } }',
      { id: bot.id },
    );
    const document = structuredClone(told.draft.flows[0].document);
    document.groups[0].title = 'Bienvenida nueva';
    const save = `mutation ($input: SaveFlowInput!) { saveFlow(input: $input) { userErrors { code } stale { revision } } }`;
    await session.tell(save, { input: { botId: bot.id, revision: told.draft.revision, document } });
    const { publishBot } = await session.tell(
      'mutation ($id: ID!) { publishBot(input: { botId: $id }) { publication { id } userErrors { code } } }',
      { id: bot.id },
    );
    assert.deepEqual(publishBot.userErrors, []);
    await liveVersionIs(2);
  }

  async function rollBack() {
    const { session } = business;
    const query =
      'mutation ($id: ID!, $version: ID!) { rollBackBot(input: { botId: $id, versionId: $version }) { publication { id } userErrors { code } } }';
    const { rollBackBot } = await eventually(() => session.tell(query, { id: bot.id, version: bot.liveVersion.id }));
    assert.deepEqual(rollBackBot.userErrors, []);
    await liveVersionIs(1);
  }

  async function liveVersionIs(number) {
    await eventually(async () => {
      const { bot: told } = await business.session.tell(
        'query ($id: ID!) { bot(id: $id) { liveVersion { number } } }',
        { id: bot.id },
      );
      assert.equal(told.liveVersion.number, number);
    });
  }

  /** What the platform has stored is what the visitor was told: every place filled, each of its messages once, in its order. */
  async function assertWhole(visitor) {
    const query = `query ($id: ID!) { conversation(id: $id) { messages(first: 100) { nodes { sequence author clientMessageId text } } } }`;
    const { conversation } = await business.session.tell(query, { id: visitor.conversationId });
    const { nodes } = conversation.messages;
    assert.deepEqual(
      nodes.map((message) => message.sequence),
      nodes.map((_, index) => index + 1),
      'a gapless sequence',
    );
    const sent = nodes.filter((message) => message.author === 'VISITOR').map((message) => message.clientMessageId);
    assert.deepEqual(sent, visitor.acknowledged, 'each acknowledged message once and in order');
    for (const [sequence, message] of visitor.received) assert.equal(nodes[sequence - 1].text, message.text);
  }
});

/** Talks until told to stop, in one conversation after another. */
async function chat(url, publicId, isOver) {
  const visitors = [];
  let rounds = 0;
  while (!isOver() || rounds < roundsMin) {
    const visitor = new Visitor(url, publicId);
    visitors.push(visitor);
    await visitor.start();
    for (let turn = 0; turn < 15 && visitor.state === 'BOT' && visitor.awaiting !== null; turn += 1) {
      await visitor.send(visitor.reply());
      rounds += 1;
      if (isOver() && rounds >= roundsMin) break;
    }
  }
  return visitors;
}
