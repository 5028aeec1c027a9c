import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BotDefinition, OutsideEffect, OutsideResult } from '@tertulia/flow-engine';
import { InProcessEventBus } from '@tertulia/messaging';
import { checkedCalls, eventually } from '@tertulia/testkit';
import type { VisitorPrincipal } from '@tertulia/principal';
import { finishClaimed } from '../src/application/finish-effects.js';
import { block, definitionOf, group } from './definitions.js';
import { IntegrationsDouble } from './integrations-double.js';
import {
  everybodysRows,
  openReplica,
  openWorld,
  organizationA,
  publishedBot,
  replicaOf,
  said,
  send,
  start,
  told,
  visitorOf,
  type World,
} from './world.js';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world.close());
beforeEach(() => {
  const { integrations } = world;
  integrations.isAway = false;
  integrations.work = () => ({ kind: 'done', values: {}, status: 200 });
  integrations.requests.length = 0;
  integrations.done.length = 0;
});

const text = (id: string, es: string) => block(id, 'text', { variations: [{ es }] });
const mappings = [{ id: 'm', path: '$.name', variable: 'nombre' }];
const request = {
  url: 'https://api.example.com/leads',
  method: 'POST',
  bodyKind: 'JSON',
  body: '{"q": {{ correo }}}',
} as const;

/** Asks, says that it looks, has work done outside, says what came back, and asks again. */
function asking(options: { isBackground?: boolean; timeoutSeconds?: number } = {}): BotDefinition {
  return definitionOf(
    [
      group(
        'loop',
        block('ask', 'textInput', { prompt: { es: '¿Qué busco?' }, variable: 'correo' }),
        text('looking', 'Busco…'),
        block('out', 'httpRequest', { ...request, mappings, ...options }),
        text('found', 'Encontré a {{ nombre }}.'),
      ),
      group('failed', text('sorry', 'No se pudo.')),
    ],
    [
      { id: 'e1', source: { kind: 'block', id: 'found' }, target: { groupId: 'loop' } },
      ...(options.isBackground === true
        ? []
        : ['failed', 'timeout'].map((port) => ({
            ...{ id: port, source: { kind: 'port' as const, id: 'out', port } },
            target: { groupId: 'failed' },
          }))),
    ],
  );
}

async function opened(definition: BotDefinition) {
  const bot = await publishedBot(world, definition);
  const view = await start(world, bot);
  return { view, bot, visitor: visitorOf(bot, view) };
}

async function textsOf(visitor: VisitorPrincipal): Promise<string[]> {
  const query = '{ visitorConversation { messages { text } } }';
  const data = await world.tell<{ visitorConversation: { messages: { text: string }[] } }>(visitor, query);
  return data.visitorConversation.messages.map((message) => message.text);
}

/** Another process on the same database, which knows another `integrations`, and what it finishes. */
async function withReplica<T>(
  integrations: IntegrationsDouble,
  work: (replica: Awaited<ReturnType<typeof openReplica>>) => Promise<T>,
) {
  const replica = await openReplica({
    ...world.input,
    bus: new InProcessEventBus(),
    callSubgraph: checkedCalls(async (_name, call) => integrations.respond(call)),
  });
  try {
    return await work(replica);
  } finally {
    await replica.stop();
  }
}

/** A result that the test gives when it wants to. */
function later() {
  let give: (result: OutsideResult) => void = () => undefined;
  const result = new Promise<OutsideResult>((resolve) => {
    give = resolve;
  });
  return { result, give };
}

const ana: OutsideResult = { kind: 'done', values: { nombre: 'Ana' }, status: 200 };

describe('work outside that the flow waits for', () => {
  test('A request goes to integrations as a service of the organization, after what was said before it was stored', async () => {
    const { view, visitor } = await opened(asking());
    const before: string[][] = [];
    world.integrations.work = async () => {
      before.push(await textsOf(visitor));
      return ana;
    };
    const reply = await send(world, visitor, { text: 'Ana "La" Luz', after: view.lastSequence });
    expect(before).toEqual([['¿Qué busco?', 'Ana "La" Luz', 'Busco…']]);
    expect(said(reply)).toEqual(['Busco…', 'Encontré a Ana.', '¿Qué busco?']);
    const [asked] = world.integrations.requests;
    expect(asked).toMatchObject({
      ...{ conversationId: view.conversationId, isSimulation: false },
      principal: { kind: 'SERVICE', organizationId: organizationA },
      effect: { kind: 'request', deadlineMs: 10_000, body: '{"q": "Ana \\"La\\" Luz"}' },
    });
  });

  test.each([
    [{ kind: 'failed', code: 'HOST_NOT_FOUND' }, 'HOST_NOT_FOUND'],
    [{ kind: 'timeout' }, 'EFFECT_TIMEOUT'],
  ] as [OutsideResult, string][])('The result %j takes its exit and is reported', async (result, code) => {
    const { view, visitor } = await opened(asking());
    world.integrations.work = () => result;
    expect(said(await send(world, visitor, { text: 'x', after: view.lastSequence }))).toEqual([
      'Busco…',
      'No se pudo.',
    ]);
    await world.drain();
    const failures = told(world, 'runtime.turn-failed.v1', visitor.conversationId);
    expect(failures.map(({ payload }) => payload.code)).toEqual([code]);
  });

  test('A short absence of integrations is waited for', async () => {
    const { view, visitor } = await opened(asking());
    world.integrations.isAway = true;
    world.integrations.work = () => ana;
    const sending = send(world, visitor, { text: 'x', after: view.lastSequence });
    await eventually(async () => expect(await textsOf(visitor)).toContain('Busco…'));
    world.integrations.isAway = false;
    expect(said(await sending)).toContain('Encontré a Ana.');
  });

  test('A reply is not held back by slow work: what was said is returned, and the rest follows', async () => {
    const { view, visitor } = await opened(asking({ timeoutSeconds: 60 }));
    const slow = later();
    world.integrations.work = async () => slow.result;
    const reply = await send(world, visitor, { text: 'x', after: view.lastSequence });
    expect(said(reply)).toEqual(['Busco…']);
    slow.give(ana);
    await eventually(async () => expect(await textsOf(visitor)).toContain('Encontré a Ana.'));
  });
});

describe('a process that dies during work outside', () => {
  test('The work is left alone while its process reports, taken up eight seconds after the last report, and done once', async () => {
    const { view, visitor } = await opened(asking({ timeoutSeconds: 30 }));
    const never = later();
    world.integrations.work = async () => never.result;
    const sending = send(world, visitor, { text: 'x', after: view.lastSequence });
    await eventually(() => expect(world.integrations.requests).toHaveLength(1));
    const next = new IntegrationsDouble();
    next.work = () => ana;
    await withReplica(next, async ({ useCases }) => {
      for (let reports = 0; reports < 4; reports += 1) {
        world.clock.advance(7_000);
        expect(await world.useCases.renewHeldEffects()).toBe(1);
        expect(await useCases.finishOpenEffects()).toBe(0);
      }
      world.clock.advance(7_900);
      expect(await useCases.finishOpenEffects()).toBe(0);
      world.clock.advance(200);
      const taken = await Promise.all([useCases.finishOpenEffects(), useCases.finishOpenEffects()]);
      expect(taken[0] + taken[1]).toBe(1);
    });
    expect(next.done.map(({ id }) => id)).toEqual(world.integrations.done.map(({ id }) => id));
    expect(await world.useCases.renewHeldEffects()).toBe(0);
    never.give({ kind: 'done', values: { nombre: 'demasiado tarde' }, status: 200 });
    await sending;
    expect(await textsOf(visitor)).toEqual(['¿Qué busco?', 'x', 'Busco…', 'Encontré a Ana.', '¿Qué busco?']);
  });

  test('Work that waits behind other work of its flow is held too, and is not done by both processes', async () => {
    const several = definitionOf(
      [
        group(
          'g',
          block('ask', 'textInput', { prompt: { es: '¿?' }, variable: 'correo' }),
          ...['uno', 'dos', 'tres'].map((id) => block(id, 'httpRequest', { ...request, isBackground: true })),
          text('bye', 'Listo.'),
        ),
      ],
      [],
    );
    const { view, visitor } = await opened(several);
    const first = later();
    world.integrations.work = async () => first.result;
    const sending = send(world, visitor, { text: 'x', after: view.lastSequence });
    await eventually(() => expect(world.integrations.requests).toHaveLength(1));
    world.clock.advance(7_000);
    expect(await world.useCases.renewHeldEffects()).toBe(3);
    const next = new IntegrationsDouble();
    await withReplica(next, async ({ useCases }) => {
      world.clock.advance(7_000);
      expect(await useCases.finishOpenEffects()).toBe(0);
      // The process was stopped for too long: the other one takes up all of it, and this one does not go on with the rest.
      world.clock.advance(2_000);
      expect(await useCases.finishOpenEffects()).toBe(3);
    });
    expect(await world.useCases.renewHeldEffects()).toBe(0);
    first.give({ kind: 'done', values: {}, status: 200 });
    await sending;
    expect(next.done.map(({ blockId }) => blockId).toSorted()).toEqual(['dos', 'tres', 'uno']);
    expect(world.integrations.done.map(({ blockId }) => blockId)).toEqual(['uno']);
  });

  test('Work is not held any longer when it cannot be done, as without the database', async () => {
    const { view, visitor } = await opened(asking());
    await send(world, visitor, { text: 'x', after: view.lastSequence });
    const [effect] = world.integrations.done;
    if (effect === undefined) throw new Error('nothing was done');
    const { conversationId, organizationId } = visitor;
    const now = world.clock.now();
    const intent = { conversationId, organizationId, effect, acceptedAt: null, deadlineAt: now, heldUntil: now };
    const away = async (): Promise<never> => Promise.reject(new Error('no database'));
    const work = { read: away, transact: away };
    await expect(
      finishClaimed({ ...world.deps, work }, [intent, { ...intent, effect: { ...effect, id: 'after' } }]),
    ).rejects.toThrow('no database');
    expect(world.deps.held.all()).toEqual([]);
  });

  test('Work that takes long does not delay other work that is due', async () => {
    const [never, slow] = [later(), later()];
    const silent = new IntegrationsDouble();
    silent.work = async () => never.result;
    const dead = await replicaOf(world, { callSubgraph: checkedCalls(async (_name, call) => silent.respond(call)) });
    const sending: Promise<unknown>[] = [];
    const next = new IntegrationsDouble();
    let asked = 0;
    next.work = async () => ((asked += 1) === 1 ? slow.result : ana);
    const leave = async () => {
      const { view, visitor } = await opened(asking({ timeoutSeconds: 30 }));
      sending.push(send(dead, visitor, { text: 'x', after: view.lastSequence }));
      await eventually(async () => expect(await textsOf(visitor)).toContain('Busco…'));
      // Its process reports no more.
      world.clock.advance(9_000);
      return visitor;
    };
    await withReplica(next, async ({ start: begin }) => {
      begin();
      await leave();
      await eventually(() => expect(next.requests).toHaveLength(1));
      const second = await leave();
      await eventually(async () => expect(await textsOf(second)).toContain('Encontré a Ana.'));
      slow.give(ana);
    });
    never.give(ana);
    await Promise.all(sending);
    await dead.close();
  });

  test('Work that was done before its result was stored is not done again: the stored result is used', async () => {
    const { view, visitor } = await opened(asking());
    world.integrations.work = () => ana;
    await send(world, visitor, { text: 'x', after: view.lastSequence });
    // The state of a process that died between the result and its transaction.
    await reopenLast(visitor);
    world.clock.advance(60_000);
    expect(await world.useCases.finishOpenEffects()).toBe(1);
    expect(world.integrations.requests).toHaveLength(2);
    expect(world.integrations.done).toHaveLength(1);
  });

  test('Rows of the previous release, which have no deadline, are taken up after twelve seconds', async () => {
    const { view, visitor } = await opened(asking());
    const never = later();
    world.integrations.work = async () => never.result;
    const sending = send(world, visitor, { text: 'x', after: view.lastSequence });
    await eventually(() => expect(world.integrations.requests).toHaveLength(1));
    await everybodysRows(world, 'update effect_intent set due_at = null, deadline_at = null where closed_at is null');
    const next = new IntegrationsDouble();
    next.work = () => ana;
    await withReplica(next, async ({ useCases }) => {
      world.clock.advance(11_000);
      expect(await useCases.finishOpenEffects()).toBe(0);
      world.clock.advance(1_100);
      expect(await useCases.finishOpenEffects()).toBe(1);
    });
    never.give(ana);
    await sending;
    expect(await textsOf(visitor)).toContain('Encontré a Ana.');
  });
});

async function reopenLast(visitor: VisitorPrincipal): Promise<void> {
  const sql = 'update effect_intent set closed_at = null, result = null where conversation_id = ?';
  await everybodysRows(world, sql, [visitor.conversationId]);
}

describe('work in the background', () => {
  test('The flow continues at once, and the work is handed over once, in the order of the flow', async () => {
    const several = definitionOf(
      [
        group(
          'g',
          block('ask', 'textInput', { prompt: { es: '¿?' }, variable: 'correo' }),
          ...['uno', 'dos', 'tres'].map((id) => block(id, 'httpRequest', { ...request, isBackground: true })),
          text('bye', 'Listo.'),
        ),
      ],
      [],
    );
    const { view, visitor } = await opened(several);
    const reply = await send(world, visitor, { text: 'x', after: view.lastSequence });
    expect([said(reply), reply.state]).toEqual([['Listo.'], 'ENDED']);
    expect(world.integrations.done.map(({ blockId }) => blockId)).toEqual(['uno', 'dos', 'tres']);
    expect(world.integrations.done.every(({ isBackground }) => isBackground)).toBe(true);
    world.clock.advance(3_600_000);
    expect(await world.useCases.finishOpenEffects()).toBe(0);
  });

  test('While integrations is away it stays open, and it is handed over when integrations is back', async () => {
    const { view, visitor } = await opened(asking({ isBackground: true }));
    world.integrations.isAway = true;
    const reply = await send(world, visitor, { text: 'x', after: view.lastSequence });
    expect(said(reply)).toEqual(['Busco…', 'Encontré a .', '¿Qué busco?']);
    for (let hours = 0; hours < 5; hours += 1) {
      world.clock.advance(3_600_000);
      expect(await world.useCases.finishOpenEffects()).toBe(1);
    }
    world.integrations.isAway = false;
    world.clock.advance(3_600_000);
    expect(await world.useCases.finishOpenEffects()).toBe(1);
    expect(world.integrations.done).toHaveLength(1);
    world.clock.advance(3_600_000);
    expect(await world.useCases.finishOpenEffects()).toBe(0);
    expect(told(world, 'runtime.turn-failed.v1', visitor.conversationId)).toEqual([]);
  });

  test('After three days without integrations it is given up', async () => {
    const { view, visitor } = await opened(asking({ isBackground: true }));
    world.integrations.isAway = true;
    await send(world, visitor, { text: 'x', after: view.lastSequence });
    world.clock.advance(3 * 86_400_000 + 1_000);
    expect(await world.useCases.finishOpenEffects()).toBe(1);
    world.clock.advance(86_400_000);
    expect(await world.useCases.finishOpenEffects()).toBe(0);
    expect(world.integrations.done).toEqual([]);
  });
});

describe('a call to a one-time URL', () => {
  const paying = definitionOf(
    [
      group(
        'g',
        block('ask', 'textInput', { prompt: { es: '¿Pagamos?' }, variable: 'correo' }),
        block('open', 'awaitWebhook', { variable: 'servicio', isBackground: true, timeoutMinutes: 600 }),
        text('link', 'Paga en {{ servicio }}'),
        block('wait', 'awaitWebhook', { variable: 'servicio', mappings, timeoutMinutes: 600 }),
      ),
      group('paid', text('thanks', 'Gracias, {{ nombre }}.')),
      group('late', text('sorry', 'No llegó.')),
    ],
    ['received', 'timeout'].map((port, at) => ({
      ...{ id: port, source: { kind: 'port' as const, id: 'wait', port } },
      target: { groupId: ['paid', 'late'][at] ?? '' },
    })),
  );
  const url = 'https://example.com/hooks/1';

  async function waiting() {
    let called: OutsideResult = { kind: 'pending' };
    world.integrations.work = (effect: OutsideEffect) =>
      effect.kind === 'await' && effect.openedBy === null ? { kind: 'done', values: { url }, status: null } : called;
    const { view, visitor } = await opened(paying);
    const reply = await send(world, visitor, { text: 'sí', after: view.lastSequence });
    expect(said(reply)).toEqual([`Paga en ${url}`]);
    const opener = world.integrations.done[0]?.id ?? '';
    return { visitor, opener, call: (result: OutsideResult) => (called = result) };
  }

  test('Hours later it continues the flow at once, although the page is closed and the visitor was idle', async () => {
    const { visitor, opener, call } = await waiting();
    world.clock.advance(5 * 3_600_000);
    await world.useCases.endIdleConversations();
    call(ana);
    const payload = { conversationId: visitor.conversationId, effectId: opener };
    await world.emit('integrations.url-called.v1', organizationA, payload);
    await eventually(async () => expect((await textsOf(visitor)).at(-1)).toBe('Gracias, Ana.'));
    await world.emit('integrations.url-called.v1', organizationA, payload);
    expect((await textsOf(visitor)).filter((said) => said === 'Gracias, Ana.')).toHaveLength(1);
  });

  test('Without the event it is found by asking again', async () => {
    const { visitor, call } = await waiting();
    call(ana);
    world.clock.advance(6_000);
    expect(await world.useCases.finishOpenEffects()).toBe(1);
    expect((await textsOf(visitor)).at(-1)).toBe('Gracias, Ana.');
  });

  test.each([
    ['integrations is reachable', false],
    ['integrations is away', true],
  ])('After its deadline the flow continues without it: %s', async (_, isAway) => {
    const { visitor } = await waiting();
    world.integrations.isAway = isAway;
    world.clock.advance(601 * 60_000);
    await world.useCases.finishOpenEffects();
    expect((await textsOf(visitor)).at(-1)).toBe('No llegó.');
  });

  test('What the visitor writes meanwhile is kept, and read after the call', async () => {
    const { visitor, call } = await waiting();
    await send(world, visitor, { text: '¿ya?' });
    call(ana);
    world.clock.advance(6_000);
    await world.useCases.finishOpenEffects();
    expect((await textsOf(visitor)).slice(-2)).toEqual(['¿ya?', 'Gracias, Ana.']);
  });
});
