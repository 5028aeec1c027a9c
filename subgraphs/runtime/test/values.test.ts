import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BotDefinition, ValueOperation, Variable } from '@tertulia/flow-engine';
import { principals, statementsOf, testId } from '@tertulia/testkit';
import { block, definitionOf, group } from './definitions.js';
import {
  everybodysRows,
  openWorld,
  organizationA,
  publishedBot,
  said,
  send,
  start,
  visitorFields,
  visitorOf,
  type Published,
  type VisitorView,
  type World,
} from './world.js';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world.close());

const variableOf = (name: string, changes: Partial<Variable> = {}): Variable => {
  return { name, type: 'TEXT', scope: 'CONVERSATION', isPersonalData: false, defaultValue: null, ...changes };
};

const startOverMutation = `mutation { startOver { ${visitorFields} } }`;
const tellsDevice = definitionOf(
  [
    group(
      'welcome',
      block('set', 'setVariable', { variable: 'x', operation: 'DEVICE' }),
      block('tell', 'textInput', { prompt: { es: 'Desde {{ x }}' }, variable: null }),
      block('again', 'setVariable', { variable: 'x', operation: 'DEVICE' }),
      block('more', 'textInput', { prompt: { es: 'Todavía {{ x }}' }, variable: null }),
    ),
  ],
  [],
  { variables: [variableOf('x')] },
);

describe('values that a block asks of the conversation', () => {
  test('DEVICE is what the chat said at the start, also later and after starting over; a wrong one is refused', async () => {
    const bot = await publishedBot(world, tellsDevice);
    const view = await start(world, bot, { device: 'TABLET' });
    expect(said(view)).toEqual(['Desde tablet']);
    const answer = await send(world, visitorOf(bot, view), { text: 'dos mesas', after: view.lastSequence });
    expect(said(answer).at(-1)).toBe('Todavía tablet');
    const again = await world.tell<{ startOver: VisitorView }>(visitorOf(bot, view), startOverMutation);
    expect(said(again.startOver)).toEqual(['Desde tablet']);
    expect(said(await start(world, bot))).toEqual(['Desde ']);
    await expect(start(world, bot, { device: 'FRIDGE' })).rejects.toThrow('FRIDGE');
  });

  test.each<[ValueOperation, string]>([
    ['CHANNEL', 'WEB'],
    ['CONTACT_NAME', 'Ana'],
    ['TRANSCRIPT', 'Bot: ¿Cómo te llamas?\nVisitante: Ana\nBot: Hola Ana'],
  ])('%s is %j', async (operation, expected) => {
    const definition = definitionOf(
      [
        group(
          'welcome',
          block('name', 'textInput', { prompt: { es: '¿Cómo te llamas?' }, variable: 'nombre' }),
          block('hello', 'text', { variations: [{ es: 'Hola {{ nombre }}' }] }),
          block('set', 'setVariable', { variable: 'x', operation }),
          block('tell', 'textInput', { prompt: { es: '{{ x }}' }, variable: null }),
        ),
      ],
      [],
      { variables: [variableOf('nombre', { isPersonalData: true }), variableOf('x')] },
    );
    const bot = await publishedBot(world, definition);
    const view = await start(world, bot);
    const answer = await send(world, visitorOf(bot, view), { text: 'Ana', after: view.lastSequence });
    expect(said(answer).at(-1)).toBe(expected);
  });
});

const tester = principals.apiKey(['conversations:write'], {
  organizationId: organizationA,
  mode: 'TEST',
  keyId: testId(0x1e),
});

async function startAsTest(bot: Published): Promise<VisitorView> {
  const query = `mutation ($input: StartConversationInput!) { startConversation(input: $input) { ${visitorFields} } }`;
  const input = { publicId: bot.publicId };
  return (await world.tell<{ startConversation: VisitorView }>(tester, query, { input })).startConversation;
}

/** Stored values of a variable of anybody, in the order in which they were changed. */
async function valuesOf(name: string): Promise<unknown[]> {
  const sql = 'select value from stored_value where name = ? order by changed_at, owner_id';
  return (await everybodysRows<{ value: unknown }>(world, sql, [name])).map(({ value }) => value);
}

describe('values that outlive a conversation', () => {
  const counting = (scope: Variable['scope'], changes: Partial<Variable> = {}): BotDefinition =>
    definitionOf(
      [
        group(
          'loop',
          block('ask', 'textInput', { prompt: { es: 'Van {{ x }}: {{ y }}' }, variable: null }),
          block('add', 'setVariable', { variable: 'x', operation: 'ADD', value: '1' }),
          block('note', 'setVariable', { variable: 'y', operation: 'APPEND', value: 'a' }),
        ),
      ],
      [{ id: 'e1', source: { kind: 'block', id: 'note' }, target: { groupId: 'loop' } }],
      {
        variables: [
          variableOf('x', { scope, type: 'NUMBER', defaultValue: 10, ...changes }),
          variableOf('y', { scope, type: 'LIST', defaultValue: [], ...changes }),
        ],
      },
    );

  test('Those of a bot are changed by its conversations at once without losing one, and only by them', async () => {
    const bot = await publishedBot(world, counting('BOT'));
    const other = await publishedBot(world, counting('BOT'));
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        const view = await start(world, bot);
        await send(world, visitorOf(bot, view), { text: 'uno' });
        await send(world, visitorOf(bot, view), { text: 'dos' });
      }),
    );
    expect(said(await start(world, bot))[0]).toBe(`Van 34: ${Array.from({ length: 23 }, () => 'a').join(', ')} y a`);
    expect(said(await start(world, other))).toEqual(['Van 10: ']);
  });

  test('Those of an organization are shared by its bots; a test conversation reads them and never changes them', async () => {
    const first = await publishedBot(world, counting('ORGANIZATION'));
    const second = await publishedBot(world, counting('ORGANIZATION'));
    await send(world, visitorOf(first, await start(world, first)), { text: 'uno' });
    expect(said(await start(world, second))).toEqual(['Van 11: a']);
    const test = await startAsTest(first);
    expect(said(test)).toEqual(['Van 11: a']);
    await send(world, visitorOf(first, test), { text: 'uno' });
    expect(said(await start(world, second))).toEqual(['Van 11: a']);
  });

  test('A conversation without such a variable reads no values, one with some takes two statements more', async () => {
    const plain = await publishedBot(world, counting('CONVERSATION'));
    const shared = await publishedBot(world, counting('BOT'));
    const statements = async (bot: Published): Promise<string[]> => {
      const visitor = visitorOf(bot, await start(world, bot));
      await send(world, visitor, { text: 'uno' });
      const seen = await statementsOf(world, async () => send(world, visitor, { text: 'dos', after: 3 }));
      return seen.filter((sql) => sql.includes('stored_value'));
    };
    expect(await statements(plain)).toEqual([]);
    expect(await statements(shared)).toHaveLength(3);
  });

  test('Those of a contact begin with it, and fall with its erasure', async () => {
    const definition = definitionOf(
      [
        group(
          'welcome',
          block('like', 'textInput', { prompt: { es: '¿Qué te gusta?' }, variable: 'gusto' }),
          block('email', 'emailInput', { prompt: { es: '¿Tu correo?' }, variable: 'correo' }),
          block('again', 'textInput', { prompt: { es: '{{ gusto }}. ¿Y ahora?' }, variable: 'gusto' }),
        ),
      ],
      [],
      {
        variables: [
          variableOf('correo', { isPersonalData: true }),
          variableOf('gusto', { scope: 'CONTACT', isPersonalData: true }),
        ],
      },
    );
    const bot = await publishedBot(world, definition);
    const visitor = visitorOf(bot, await start(world, bot));
    await send(world, visitor, { text: 'té' });
    expect(await valuesOf('gusto')).toEqual([]);
    await send(world, visitor, { text: 'ana@example.com' });
    expect(await valuesOf('gusto')).toEqual(['té']);
    await send(world, visitor, { text: 'café' });
    expect(await valuesOf('gusto')).toEqual(['café']);
    const other = visitorOf(bot, await start(world, bot));
    await send(world, other, { text: 'agua' });
    expect(said(await send(world, other, { text: 'ana@example.com' })).at(-1)).toBe('agua. ¿Y ahora?');
    // Older releases merged contacts by typed e-mail: such a contact belongs to nobody alone.
    const ids = [visitor.conversationId, other.conversationId];
    const merged =
      'update conversation set contact_id = (select contact_id from conversation where id = ?) where id = ?';
    const [own] = await everybodysRows<{ id: string }>(
      world,
      'select contact_id as id from conversation where id = ?',
      [ids[1]],
    );
    await everybodysRows(world, `${merged} returning 1`, ids);
    await send(world, other, { text: 'ron' });
    expect(await valuesOf('gusto')).toEqual(['café', 'agua']);
    await everybodysRows(world, 'update conversation set contact_id = ? where id = ? returning 1', [own?.id, ids[1]]);
    await world.tell(visitor, 'mutation { deleteMyData { userErrors { code } } }');
    expect(await valuesOf('gusto')).toEqual(['agua']);
  });
});
