/** A visitor's texts, planted wherever a visitor can write, are gone after the erasure: from every table, collection and key of Redis. */
import assert from 'node:assert/strict';
import { ask, eventually, type UserError } from '../kit/graph.ts';
import { draftOfBusiness, openAlways, publishAs, type DraftOfBusiness } from '../kit/opening-hours.ts';
import { placesWith } from '../kit/planted.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import { report } from '../kit/scale.ts';
import { missingServers } from '../kit/servers.ts';
import { type Reply, Visitor } from '../kit/visitor.ts';
import { openWorld, skipWithoutServers, type World } from '../kit/world.ts';

interface Listed {
  readonly organization: {
    readonly conversations: { readonly nodes: readonly { readonly erasedAt: string | null }[] };
    readonly contacts: { readonly totalCount: number };
  };
}

interface TakenOver {
  readonly takeOverConversation: { readonly userErrors: readonly UserError[] };
}

const canary = 'zarzaparrilla';

describe('an erasure', { skip: skipWithoutServers() }, () => {
  let world: World;
  before(async () => {
    world = await openWorld({ replicas: 1, mongo: missingServers({ mongo: true }) === null });
  });
  after(async () => world?.close());

  test('An erasure leaves no text in any store: of the conversation, earlier ones, questions, answers and repeats', async () => {
    const { platform, bot, business } = world;
    // Outside of its hours the bot takes a message instead of offering a person.
    const { draft } = (
      await business.session.data<{ bot: { draft: DraftOfBusiness } }>(
        `query ($id: ID!) { bot(id: $id) { draft { ${draftOfBusiness} } } }`,
        { id: bot.id },
      )
    ).bot;
    await openAlways(business.session, bot.id, draft);
    await publishAs(business.session, bot.id, 2);
    const visitor = new Visitor(platform.url, bot.publicId);
    await visitor.start();
    await visitor.send({ choiceIds: ['question'] });
    await visitor.send({ text: `¿Venden ${canary}?` }, `${canary}-id-1`);
    const anew = await told<{ startOver: { token: string } }>(
      platform.url,
      visitor,
      'mutation { startOver { token userErrors { code } } }',
    );
    await visitor.continueWith(anew.startOver.token);
    await plantPerson(visitor);
    const key = await answeredByKey(world, visitor);
    await eventually(async () => assert.ok((await placesWith(world.servers, canary)).length > 0));
    // The question travels through streams and into analytics.
    await eventually(async () => assert.match((await placesWith(world.servers, canary)).join(' '), /unanswered/));
    const before = await placesWith(world.servers, canary);
    const started = performance.now();
    const erased = await told<{ deleteMyData: { isDeleted: boolean; userErrors: UserError[] } }>(
      platform.url,
      visitor,
      'mutation { deleteMyData { isDeleted userErrors { code } } }',
    );
    assert.deepEqual(erased.deleteMyData, { isDeleted: true, userErrors: [] });
    await eventually(async () => assert.deepEqual(await placesWith(world.servers, canary), []), { everyMs: 250 });
    report('erasure', { 'places before': before.join(' '), 'gone after ms': Math.round(performance.now() - started) });
    const list = await business.session.data<Listed>(
      '{ organization { conversations(first: 20) { nodes { erasedAt firstWords contact { id } } } contacts { totalCount } } }',
    );
    assert.ok(list.organization.conversations.nodes.every(({ erasedAt }) => erasedAt !== null));
    assert.equal(list.organization.contacts.totalCount, 0);
    const again = await key.takeOver('again');
    assert.deepEqual(again.takeOverConversation.userErrors, [{ code: 'CONVERSATION_ENDED' }]);
  });
});

/** Name, phone and e-mail, in replies, ids and while waiting for a person. */
async function plantPerson(visitor: Visitor): Promise<void> {
  for (let turns = 0; turns < 12 && visitor.state !== 'WAITING_HUMAN'; turns += 1) {
    const hasPerson = visitor.awaiting?.choices.some(({ id }) => id === 'person') === true;
    const reply: Reply = hasPerson ? { choiceIds: ['person'] } : visitor.reply();
    await visitor.send('text' in reply ? { text: `${canary} Pérez` } : reply, `${canary}-turn-${turns}`);
  }
  assert.equal(visitor.state, 'WAITING_HUMAN');
  await visitor.send({ text: `Soy ${canary}, mi correo es ${canary}@correo.example` }, `${canary}-waits`);
}

/** A partner's program takes over with an idempotency key; the stored response contains the whole conversation. */
async function answeredByKey({ platform, business }: World, visitor: Visitor) {
  const made = await business.session.data<{ createApiKey: { key: string } }>(
    `mutation { createApiKey(input: { name: "CRM", mode: LIVE, scopes: [CONVERSATIONS_READ, CONVERSATIONS_WRITE] }) { key } }`,
  );
  const takeOver = async (idempotencyKey: string): Promise<TakenOver> => {
    const query = `mutation ($id: ID!) { takeOverConversation(input: { conversationId: $id }) {
      conversation { contact { name email } variables { value } messages { nodes { text clientMessageId } } } userErrors { code } } }`;
    const authorization = `Bearer ${made.createApiKey.key}`;
    const headers = { authorization, 'idempotency-key': idempotencyKey };
    const { data, errors } = await ask<TakenOver>(platform.url, query, {
      variables: { id: visitor.conversationId },
      headers,
    });
    assert.equal(errors, undefined);
    assert.ok(data);
    return data;
  };
  assert.match(JSON.stringify(await takeOver('first')), new RegExp(canary));
  return { takeOver };
}

async function told<Data>(url: string, visitor: Visitor, query: string): Promise<Data> {
  const { data, errors } = await ask<Data>(url, query, { headers: { authorization: `Visitor ${visitor.token}` } });
  assert.equal(errors, undefined);
  assert.ok(data);
  return data;
}
