import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BotDefinition, KnowledgeEntry } from '@tertulia/flow-engine';
import { principals, testId } from '@tertulia/testkit';
import { answeringDefinition, block, definitionOf, group, salonDefinition } from './definitions.js';
import {
  ana,
  bruno,
  counted,
  everybodysRows,
  openWorld,
  organizationA,
  present,
  publishedBot,
  send,
  type Published,
  type World,
} from './world.js';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world.close());

interface Shown {
  count: number;
  groups: {
    id: string;
    count: number;
    texts: { id: string; text: string; kind: string; blockId: string; count: number }[];
  }[];
}

const fields = 'count groups { id count texts { id text kind blockId count } }';
const query = (wanted: string) =>
  `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Bot { understanding { ${wanted} } } } }`;

async function read<T = Shown>(bot: Published, wanted = fields, principal: typeof ana = ana): Promise<T> {
  const variables = { r: [{ __typename: 'Bot', id: bot.globalId }] };
  const data = await world.tell<{ _entities: { understanding: T }[] }>(principal, query(wanted), variables);
  return present(data._entities[0]).understanding;
}

const textsOf = ({ groups }: Shown): string[][] => groups.map(({ texts }) => texts.map(({ text }) => text));

/** Asks what to do. */
function menuDefinition(labels: readonly string[]): BotDefinition {
  const items = labels.map((label, at) => {
    return { id: `i${at}`, label: { es: label }, detail: {}, value: null, condition: null };
  });
  return definitionOf([group('menu', block('what', 'choiceInput', { prompt: { es: '¿Qué hacemos?' }, items }))], []);
}

const entry = (id: string, question: string, answer: string): KnowledgeEntry => ({
  id,
  question,
  answer,
  isActive: true,
});

describe('what a bot missed', () => {
  test('lists questions without an answer and texts that a choice did not understand, the alike ones together', async () => {
    const knowing = await publishedBot(world, answeringDefinition());
    const { visitor } = await counted(world, knowing, '¿Venden tarjetas de regalo?');
    await send(world, visitor, { text: 'venden tarjeta de regalo' });
    await send(world, visitor, { text: '¿Aceptan mascotas?' });
    world.clock.advance(60_000);
    const other = await counted(world, knowing, '¿venden tarjetas de REGALO?');
    await send(world, other.visitor, { text: '¿Tienen estacionamiento?' });
    const shown = await read(knowing);
    expect(shown.count).toBe(4);
    expect(textsOf(shown)).toEqual([
      ['¿venden tarjetas de REGALO?', 'venden tarjeta de regalo'],
      ['¿Aceptan mascotas?'],
    ]);
    expect(shown.groups[0]).toMatchObject({ count: 3, texts: [{ kind: 'UNANSWERED', count: 2 }, { count: 1 }] });
    const menu = await publishedBot(world, menuDefinition(['Corte', 'Tinte']));
    await counted(world, menu, 'quiero algo con burbujas');
    expect((await read(menu)).groups[0]?.texts).toMatchObject([
      { text: 'quiero algo con burbujas', kind: 'NOT_UNDERSTOOD', blockId: 'what', count: 1 },
    ]);
  });

  test('counts a text once that a choice passes on to the knowledge, and not at all when that has the answer', async () => {
    const menu = block('what', 'choiceInput', {
      prompt: { es: '¿Qué hacemos?' },
      items: [{ id: 'cut', label: { es: 'Corte' }, detail: {}, value: null, condition: null }],
      retryLimit: 0,
    });
    const asked = block('answer', 'aiResponse', { promptId: null, question: '', unknownText: { es: 'No lo sé.' } });
    const failed = {
      id: 'f',
      source: { kind: 'port' as const, id: 'what', port: 'failed' },
      target: { groupId: 'aside' },
    };
    const passing = await publishedBot(world, definitionOf([group('menu', menu), group('aside', asked)], [failed]));
    await counted(world, passing, '¿Aceptan mascotas?');
    await counted(world, passing, '¿Tienen estacionamiento?');
    const shown = await read(passing);
    expect(shown.count).toBe(1);
    expect(shown.groups[0]?.texts).toMatchObject([{ text: '¿Aceptan mascotas?', kind: 'UNANSWERED', count: 1 }]);
  });

  test('stores no text that looks personal, and none that answers who the visitor is', async () => {
    const knowing = await publishedBot(world, answeringDefinition());
    await counted(world, knowing, 'Soy Laura, mi celular es 55 1234 5678');
    expect(await read(knowing)).toEqual({ count: 0, groups: [] });
    const salon = await publishedBot(world, salonDefinition());
    const { visitor } = await counted(world, salon);
    await send(world, visitor, { text: 'zarzaparrilla arroba' });
    expect(await read(salon)).toEqual({ count: 0, groups: [] });
  });

  test('forgets the texts of a visitor whose data is erased, and everything after 30 days', async () => {
    const knowing = await publishedBot(world, answeringDefinition());
    const { visitor } = await counted(world, knowing, '¿Venden quetzales de papel?');
    await counted(world, knowing, '¿Aceptan cheques?');
    await world.tell(visitor, 'mutation { deleteMyData { isDeleted } }');
    expect(textsOf(await read(knowing))).toEqual([['¿Aceptan cheques?']]);
    world.clock.advance(31 * 86_400_000);
    expect((await read(knowing)).count).toBe(0);
    await world.useCases.removeOldMisses();
    expect(await everybodysRows(world, 'select 1 from miss')).toEqual([]);
  });

  test('leaves out what its owner ignores, also when it is written again', async () => {
    const knowing = await publishedBot(world, answeringDefinition());
    await counted(world, knowing, '¿Venden asdf?');
    await counted(world, knowing, '¿Aceptan mascotas?');
    const before = await read(knowing);
    const ignored = present(before.groups.flatMap(({ texts }) => texts).find(({ text }) => text === '¿Venden asdf?'));
    const mutation = `mutation ($input: IgnoreMissesInput!) {
      ignoreMisses(input: $input) { understanding { ${fields} } userErrors { field code } } }`;
    const input = { botId: knowing.globalId, textIds: [ignored.id] };
    const { ignoreMisses } = await world.tell<{ ignoreMisses: { understanding: Shown } }>(ana, mutation, { input });
    expect(textsOf(ignoreMisses.understanding)).toEqual([['¿Aceptan mascotas?']]);
    await counted(world, knowing, 'venden ASDF');
    expect(textsOf(await read(knowing))).toEqual([['¿Aceptan mascotas?']]);
    expect(await world.tell(ana, mutation, { input: { ...input, textIds: [] } })).toEqual({
      ignoreMisses: { understanding: null, userErrors: [{ field: ['input', 'textIds'], code: 'REQUIRED' }] },
    });
    const foreign = await world.ask(bruno, mutation, { input });
    const missing = await world.ask(bruno, mutation, {
      input: { ...input, botId: knowing.globalId.replace(/.$/, 'f') },
    });
    expect(foreign).toEqual(missing);
  });

  test('is shown to nobody else: not to another tenant, a viewer or a manager of other bots', async () => {
    const knowing = await publishedBot(world, answeringDefinition());
    await counted(world, knowing, '¿Aceptan mascotas?');
    expect(await read(knowing, fields, bruno)).toEqual({ count: 0, groups: [] });
    const codes = [principals.viewer({ organizationId: organizationA }), principals.botManager([testId(0x77)])].map(
      async (principal) => {
        const variables = { r: [{ __typename: 'Bot', id: knowing.globalId }] };
        const { errors } = await world.ask(principal, query('count'), variables);
        return errors?.[0]?.extensions['code'];
      },
    );
    expect(await Promise.all(codes)).toEqual(['FORBIDDEN', 'NOT_FOUND']);
  });
});

describe('what the draft makes of it', () => {
  const check = 'groups { texts { id text } } check { checked understood understoodIds }';
  type Checked = Shown & { check: { checked: number; understood: number; understoodIds: string[] } | null };
  const understoodOf = ({ groups, check: found }: Checked): string[] =>
    groups.flatMap(({ texts }) => texts).flatMap(({ id, text }) => (found?.understoodIds.includes(id) ? text : []));

  test('counts texts that a new entry answers, with the knowledge of a conversation', async () => {
    const knowing = await publishedBot(world, answeringDefinition());
    await counted(world, knowing, '¿Aceptan mascotas?');
    await counted(world, knowing, '¿Venden tarjetas de regalo?');
    const draft = answeringDefinition();
    world.drafts.set(knowing.botId, draft);
    expect((await read<Checked>(knowing, check)).check).toMatchObject({ checked: 2, understood: 0 });
    const knowledge = [...draft.knowledge, entry('k9', '¿Aceptan mascotas?', 'Sí, con correa.')];
    world.drafts.set(knowing.botId, { ...draft, knowledge });
    const shown = await read<Checked>(knowing, check);
    expect(understoodOf(shown)).toEqual(['¿Aceptan mascotas?']);
    expect(shown.check).toMatchObject({ checked: 2, understood: 1 });
  });

  test('counts texts that a changed choice understands, where they were written', async () => {
    const menu = await publishedBot(world, menuDefinition(['Corte', 'Tinte']));
    await counted(world, menu, 'quiero un peinado con burbujas');
    world.drafts.set(menu.botId, menuDefinition(['Corte', 'Tinte', 'Peinado']));
    expect(understoodOf(await read<Checked>(menu, check))).toEqual(['quiero un peinado con burbujas']);
  });

  test('is empty for a draft that cannot be read', async () => {
    const knowing = await publishedBot(world, answeringDefinition());
    await counted(world, knowing, '¿Aceptan mascotas?');
    world.drafts.set(knowing.botId, { flows: 'none' } as unknown as BotDefinition);
    expect((await read<Checked>(knowing, check)).check).toBeNull();
  });
});

describe('what a message was heard to want', () => {
  const heardOf = async (conversationId: string, principal: typeof ana = ana) => {
    const heard =
      'query ($id: ID!) { conversation(id: $id) { messages { nodes { author text heardIntent heardUrgency } } } }';
    const data = await world.tell<{
      conversation: {
        messages: { nodes: { author: string; text: string; heardIntent: string; heardUrgency: string }[] };
      };
    }>(principal, heard, { id: conversationId });
    return data.conversation.messages.nodes.filter(({ author }) => author === 'VISITOR');
  };

  test('is shown to members beside it, and to no visitor', async () => {
    const salon = await publishedBot(world, salonDefinition());
    const { id, visitor } = await counted(world, salon, 'hola');
    await send(world, visitor, { text: 'me duele mucho el pecho y no puedo respirar' });
    await send(world, visitor, { text: 'no, gracias' });
    const [greeting, danger] = await heardOf(id);
    expect(greeting).toMatchObject({ text: 'hola', heardIntent: 'GREETING', heardUrgency: null });
    expect(danger).toMatchObject({ heardIntent: null, heardUrgency: 'HEALTH' });
    const own = await world.tell<{ visitorConversation: { messages: object[] } }>(
      visitor,
      'query { visitorConversation { messages { heardIntent heardUrgency } } }',
    );
    const nothing = { heardIntent: null, heardUrgency: null };
    expect(own.visitorConversation.messages).toEqual(own.visitorConversation.messages.map(() => nothing));
  });

  test('is forgotten with the text', async () => {
    const salon = await publishedBot(world, salonDefinition());
    const { id, visitor } = await counted(world, salon, 'hola');
    await world.tell(visitor, 'mutation { deleteMyData { isDeleted } }');
    expect(await heardOf(id)).toMatchObject([{ text: '', heardIntent: null }]);
  });
});
