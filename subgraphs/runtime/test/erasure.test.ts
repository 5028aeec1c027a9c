import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  answeringDefinition,
  block,
  definitionOf,
  group,
  handingOffDefinition,
  salonDefinition,
} from './definitions.js';
import {
  ana,
  counted,
  everybodysRows,
  present,
  publishedBot,
  openWorld,
  send,
  start,
  told,
  visitorOf,
  type Published,
  type VisitorView,
  type World,
} from './world.js';

let world: World;
let salon: Published;
let knowing: Published;
let desk: Published;

beforeAll(async () => {
  world = await openWorld();
  salon = await publishedBot(world, salonDefinition());
  knowing = await publishedBot(world, answeringDefinition());
  desk = await publishedBot(world, handingOffDefinition());
});
afterAll(async () => world.close());

type Visitor = ReturnType<typeof visitorOf>;

const erase = async (visitor: Visitor): Promise<void> => {
  const query = 'mutation { deleteMyData { isDeleted userErrors { code } } }';
  const { deleteMyData } = await world.tell<{ deleteMyData: object }>(visitor, query);
  expect(deleteMyData).toEqual({ isDeleted: true, userErrors: [] });
};

/** Tables of the database that contain a text anywhere. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await everybodysRows<{ name: string }>(
    world,
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const sql = `select 1 from ${name} t where t::text ilike ? limit 1`;
    if ((await everybodysRows(world, sql, [`%${text}%`])).length > 0) found.push(name);
  }
  return found;
}

async function startedOver(visitor: Visitor, bot: Published): Promise<Visitor> {
  const query = 'mutation { startOver { conversationId userErrors { code } } }';
  const { startOver } = await world.tell<{ startOver: VisitorView }>(visitor, query);
  return visitorOf(bot, startOver);
}

describe('after an erasure', () => {
  test('no table contains a word of the visitor, wherever it was planted, including an earlier conversation', async () => {
    const canary = 'zarzaparrilla';
    const first = await counted(world, salon, `${canary} Pérez`);
    await send(world, first.visitor, { text: `${canary}@example.com`, clientMessageId: `${canary}-1` });
    const { visitor } = await counted(world, knowing, `¿Venden ${canary}?`);
    await send(world, visitor, { text: `¿Y ${canary} roja?`, clientMessageId: `${canary}-2` });
    const again = await startedOver(visitor, knowing);
    await send(world, again, { text: `¿Y ${canary} verde?` });
    const waiting = await counted(world, desk, `${canary} García`);
    await send(world, waiting.visitor, { text: `mi correo es ${canary}@example.com` });
    expect(await tablesWith(canary)).toEqual(
      expect.arrayContaining(['chat_session', 'contact', 'conversation', 'effect_intent', 'message', 'outbox']),
    );
    for (const one of [first.visitor, again, waiting.visitor]) await erase(one);
    expect(await tablesWith(canary)).toEqual([]);
    await world.drain();
    expect(told(world, 'runtime.visitor-erased.v1', visitor.conversationId)).toHaveLength(1);
    expect(told(world, 'runtime.visitor-erased.v1', again.conversationId)).toHaveLength(1);
  });

  test('messages queued behind an open answer are erased too, and the answer is discarded', async () => {
    const canary = 'quimichin';
    const { visitor } = await counted(world, knowing, 'hola');
    const late = Promise.all([
      send(world, visitor, { text: `¿Hay ${canary} uno?` }),
      send(world, visitor, { text: `¿Hay ${canary} dos?` }),
    ]);
    await erase(visitor);
    await late;
    await erase(visitor);
    expect(await tablesWith(canary)).toEqual([]);
  });

  test('a repeated erasure publishes nothing more', async () => {
    const { visitor } = await counted(world, salon, 'Berta');
    await erase(visitor);
    await erase(visitor);
    await world.drain();
    expect(told(world, 'runtime.visitor-erased.v1', visitor.conversationId)).toHaveLength(1);
  });

  test('nobody can send messages any more', async () => {
    const { id, visitor } = await counted(world, salon, 'Berta');
    await erase(visitor);
    const query = `mutation ($id: ID!) { takeOverConversation(input: { conversationId: $id }) { userErrors { code } } }`;
    expect(await world.tell(ana, query, { id })).toEqual({
      takeOverConversation: { userErrors: [{ code: 'CONVERSATION_ENDED' }] },
    });
    const shown = 'query ($id: ID!) { conversation(id: $id) { erasedAt firstWords contact { id } } }';
    expect(await world.tell(ana, shown, { id })).toEqual({
      conversation: { erasedAt: world.clock.now().toISOString(), firstWords: null, contact: null },
    });
  });

  test('a visitor who resumes with an old token is still the same visitor', async () => {
    const canary = 'chapulines';
    const { visitor, token } = await counted(world, salon, `${canary} Ruiz`);
    world.clock.advance(25 * 3_600_000);
    const later = await start(world, salon, { resumeToken: token });
    expect(later.conversationId).not.toBeNull();
    world.clock.advance(-25 * 3_600_000);
    await erase(visitor);
    expect(await tablesWith(canary)).toEqual([]);
  });
});

describe('a contact that an earlier release merged by typed data', () => {
  test('keeps the data of the others, and loses what the erased visitor had put in its place', async () => {
    const carla = await counted(world, salon, 'Carla');
    await send(world, carla.visitor, { text: 'carla@example.com' });
    const stranger = await counted(world, salon, 'Extraño');
    const [own] = await everybodysRows<{ id: string }>(
      world,
      'select contact_id as id from conversation where id = ?',
      [carla.visitor.conversationId],
    );
    const join = 'update conversation set contact_id = ? where id = ? returning 1';
    await everybodysRows(world, join, [present(own).id, stranger.visitor.conversationId]);
    await everybodysRows(world, "update contact set name = 'Extraño' where id = ? returning 1", [present(own).id]);
    await erase(stranger.visitor);
    const [kept] = await everybodysRows(world, 'select name, email from contact where id = ?', [present(own).id]);
    expect(kept).toEqual({ name: 'Carla', email: 'carla@example.com' });
  });
});

describe('events', () => {
  test('never contain values of the visitor that a business inserts into its reasons', async () => {
    const reason = { es: '{{ nombre }} quiere hablar' };
    const bot = await publishedBot(
      world,
      definitionOf(
        [
          group(
            'g',
            block('name', 'textInput', { prompt: { es: '¿Quién eres?' }, variable: 'nombre' }),
            block('human', 'handOff', { reason, message: { es: 'Voy.' } }),
          ),
        ],
        [],
      ),
    );
    const { visitor } = await counted(world, bot, 'Xochiquetzal');
    await world.drain();
    expect(told(world, 'runtime.handed-off.v1', visitor.conversationId)).toMatchObject([
      { payload: { reason: reason.es } },
    ]);
    expect(JSON.stringify(world.events)).not.toContain('Xochiquetzal');
  });

  test('publish a question that looks personal without its text', async () => {
    const { visitor } = await counted(world, knowing, '¿Venden tarjetas de regalo?');
    await send(world, visitor, { text: 'Soy Laura, mi celular es 55 1234 5678' });
    await world.drain();
    const questions = told(world, 'runtime.question-unanswered.v1', visitor.conversationId);
    expect(questions.map((event) => event.payload.question)).toEqual(['¿Venden tarjetas de regalo?', '']);
  });
});
