import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { principals } from '@tertulia/testkit';
import { ana, bruno, newBot, openWorld, organizationA, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

const fields =
  'draft { revision flows { id name document } problems { code severity } } isJoined stale { revision } userErrors { code field }';
const operations = {
  createFlow: `mutation ($input: CreateFlowInput!) { createFlow(input: $input) { flow { id name } ${fields} } }`,
  renameFlow: `mutation ($input: RenameFlowInput!) { renameFlow(input: $input) { ${fields} } }`,
  deleteFlow: `mutation ($input: DeleteFlowInput!) { deleteFlow(input: $input) { ${fields} } }`,
  saveFlow: `mutation ($input: SaveFlowInput!) { saveFlow(input: $input) { ${fields} } }`,
};

interface Document {
  id: string;
  groups: { id: string; blocks: unknown[] }[];
}
interface Answer {
  flow?: { id: string; name: string } | null;
  draft: {
    revision: number;
    flows: { id: string; name: string; document: Document }[];
    problems: { code: string; severity: string }[];
  } | null;
  isJoined: boolean;
  userErrors: { code: string; field: string[] | null }[];
}

async function change(operation: keyof typeof operations, input: Record<string, unknown>, as = ana): Promise<Answer> {
  const { [operation]: answer } = (await world.tell(as, operations[operation], { input })) as Record<string, Answer>;
  if (answer === undefined) throw new Error(`no answer of ${operation}`);
  return answer;
}
const codes = ({ userErrors }: Answer): string[] => userErrors.map(({ code }) => code);
const names = ({ draft }: Answer): string[] => draft?.flows.map(({ name }) => name) ?? [];

/** The main flow, with one more block in its first group. */
function withBlock({ draft }: Answer, block: unknown): Document {
  const document = structuredClone(draft?.flows[0]?.document) as Document;
  document.groups[0]?.blocks.unshift(block);
  return document;
}

describe('flows of a bot', () => {
  test('are added behind the main flow, renamed and removed, each with a revision', async () => {
    const botId = await newBot(world, ana);
    const created = await change('createFlow', { botId, revision: 1, name: '  Datos de contacto ' });
    expect(created).toMatchObject({ flow: { name: 'Datos de contacto' }, draft: { revision: 2 }, userErrors: [] });
    expect(created.draft?.problems.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
    const flowId = created.flow?.id;
    const renamed = await change('renameFlow', { botId, revision: 2, flowId, name: 'Contacto' });
    expect(names(renamed).at(-1)).toBe('Contacto');
    const removed = await change('deleteFlow', { botId, revision: 3, flowId });
    expect([names(removed).length, removed.draft?.revision]).toEqual([1, 4]);
  });

  test('are created from a document, once for each save, with an id that is new', async () => {
    const botId = await newBot(world, ana);
    const first = await change('createFlow', { botId, revision: 1, name: 'Uno', saveId: 'one' });
    const again = await change('createFlow', { botId, revision: 1, name: 'Uno', saveId: 'one' });
    expect([first.flow?.id, again.flow?.id, names(again).length]).toEqual(['one', 'one', 2]);
    const copy = { ...first.draft?.flows[1]?.document, id: 'two', name: 'Se ignora' };
    const second = await change('createFlow', { botId, revision: 2, name: 'Dos', document: copy });
    expect(second).toMatchObject({ flow: { id: 'two', name: 'Dos' }, userErrors: [] });
    const taken = await change('createFlow', { botId, revision: 3, name: 'Otra', document: copy });
    expect(taken).toMatchObject({
      flow: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'document', 'id'] }],
    });
  });

  test('are joined with what others saved since', async () => {
    const botId = await newBot(world, ana);
    await change('createFlow', { botId, revision: 1, name: 'Uno' });
    const second = await change('createFlow', { botId, revision: 1, name: 'Dos' });
    expect([second.isJoined, names(second).slice(1).toSorted()]).toEqual([true, ['Dos', 'Uno']]);
  });

  test.each<[string, (flowId: string, groupId: string) => unknown]>([
    ['runs them', (flowId) => ({ id: 'c', kind: 'callFlow', options: { flowId, inputs: [], outputs: [] } })],
    ['leads to them', (_flowId, groupId) => ({ id: 'j', kind: 'jump', options: { target: { groupId } } })],
  ])('are not removed while a block of another flow %s', async (_title, blockFor) => {
    const botId = await newBot(world, ana);
    const created = await change('createFlow', { botId, revision: 1, name: 'Ayuda' });
    const [, flow] = created.draft?.flows ?? [];
    const block = blockFor(flow?.id ?? '', flow?.document.groups[0]?.id ?? '');
    const used = await change('saveFlow', { botId, revision: 2, document: withBlock(created, block) });
    expect(codes(used)).toEqual([]);
    expect(codes(await change('deleteFlow', { botId, revision: 3, flowId: flow?.id }))).toEqual(['FLOW_IN_USE']);
    const freed = await change('saveFlow', { botId, revision: 3, document: created.draft?.flows[0]?.document });
    expect(codes(freed)).toEqual([]);
    expect(codes(await change('deleteFlow', { botId, revision: 4, flowId: flow?.id }))).toEqual([]);
  });

  test('have names and limits, and the main flow stays', async () => {
    const botId = await newBot(world, ana);
    expect(codes(await change('createFlow', { botId, revision: 1, name: ' ' }))).toEqual(['REQUIRED']);
    expect(codes(await change('createFlow', { botId, revision: 1, name: 'x'.repeat(81) }))).toEqual(['TOO_LONG']);
    expect(codes(await change('createFlow', { botId, revision: 1, name: 'x', document: { id: 'x' } }))).toContain(
      'INVALID_VALUE',
    );
    expect(codes(await change('renameFlow', { botId, revision: 1, flowId: 'gone', name: 'x' }))).toEqual(['NOT_FOUND']);
    expect(codes(await change('deleteFlow', { botId, revision: 1, flowId: 'gone' }))).toEqual(['NOT_FOUND']);
    expect(codes(await change('deleteFlow', { botId, revision: 1, flowId: 'main' }))).toEqual(['MAIN_FLOW']);
    for (let at = 1; at < 50; at += 1)
      expect(codes(await change('createFlow', { botId, revision: at, name: `Flujo ${at}` }))).toEqual([]);
    expect(codes(await change('createFlow', { botId, revision: 50, name: 'Uno más' }))).toEqual(['TOO_MANY_FLOWS']);
  });

  test('of another organization, or without the permission, are as if they did not exist', async () => {
    const botId = await newBot(world, ana);
    const viewer = principals.viewer({ organizationId: organizationA });
    for (const [operation, input] of [
      ['createFlow', { name: 'x' }],
      ['renameFlow', { flowId: 'main', name: 'x' }],
      ['deleteFlow', { flowId: 'main' }],
    ] as const) {
      const whole = { botId, revision: 1, ...input };
      const foreign = await world.ask(bruno, operations[operation], { input: whole });
      expect(JSON.stringify(foreign)).toContain('NOT_FOUND');
      expect(JSON.stringify(await world.ask(viewer, operations[operation], { input: whole }))).toContain('FORBIDDEN');
    }
  });
});
