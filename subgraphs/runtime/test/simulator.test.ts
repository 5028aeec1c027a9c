import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import { answeringDefinition, block, definitionOf, group, salonDefinition } from './definitions.js';
import { ana, bruno, luis, organizationA, openWorld, type World } from './world.js';

let world: World;
let botId: string;
let botUuid: string;

beforeAll(async () => {
  world = await openWorld();
  botUuid = world.ids.next();
  botId = toGlobalId('bot', botUuid);
  world.drafts.set(botUuid, salonDefinition());
});
afterAll(async () => world.close());

interface Simulation {
  id: string;
  turn: number;
  isEnded: boolean;
  endReason: string | null;
  messages: { sequence: number; author: string; text: string }[];
  awaiting: { kind: string } | null;
  variables: { name: string; value: unknown; isPersonalData: boolean }[];
  trace: { kind: string; label: string; blockId: string | null; groupId: string | null; detail: string; ms: number }[];
  activeGroupId: string | null;
  activeBlockId: string | null;
  visitedGroupIds: string[];
  alarm: { kind: string; blockId: string; at: string } | null;
}
interface Payload {
  simulation: Simulation | null;
  userErrors: { field: string[] | null; code: string }[];
}

const fields = `simulation { id turn isEnded endReason messages { sequence author text } awaiting { kind }
  variables { name value isPersonalData } trace { kind label blockId groupId detail ms }
  activeGroupId activeBlockId visitedGroupIds alarm { kind blockId at } } userErrors { field code }`;

async function begin(more: object = {}, member = ana): Promise<Payload> {
  const query = `mutation ($input: StartSimulationInput!) { startSimulation(input: $input) { ${fields} } }`;
  const data = await world.tell<{ startSimulation: Payload }>(member, query, { input: { botId, ...more } });
  return data.startSimulation;
}

async function turn(simulation: Pick<Simulation, 'id' | 'turn'>, message: object, member = ana): Promise<Payload> {
  const query = `mutation ($input: SimulateTurnInput!) { simulateTurn(input: $input) { ${fields} } }`;
  const input = { simulationId: simulation.id, turn: simulation.turn, ...message };
  return (await world.tell<{ simulateTurn: Payload }>(member, query, { input })).simulateTurn;
}

function known(payload: Payload): Simulation {
  if (payload.simulation === null) throw new Error(JSON.stringify(payload.userErrors));
  return payload.simulation;
}

describe('a wait in the simulator', () => {
  const wait = block('w', 'wait', { mode: 'FOR', amount: '3', unit: 'DAYS' });
  const late = block('late', 'text', { variations: [{ es: 'Hoy es {{ business.today }}' }] });
  const definition = definitionOf([group('g', wait, late, block('bye', 'end'))], []);

  test('is shown, and goes on at its time when the member says so', async () => {
    world.drafts.set(botUuid, definition);
    const begun = known(await begin({ now: '2026-03-02T17:00:00Z' }));
    expect(begun).toMatchObject({ isEnded: false, awaiting: null, messages: [] });
    expect(begun.alarm).toEqual({ kind: 'WAIT', blockId: 'w', at: '2026-03-05T17:00:00.000Z' });
    const after = known(await turn(begun, { isDue: true }));
    expect(after).toMatchObject({ isEnded: true, alarm: null, turn: 1 });
    expect(after.messages.map(({ text }) => text)).toEqual(['Hoy es 2026-03-05']);
    world.drafts.set(botUuid, salonDefinition());
  });

  test('is refused together with a message, and where nothing waits', async () => {
    const begun = known(await begin());
    expect((await turn(begun, { isDue: true, text: 'x' })).userErrors).toMatchObject([{ field: ['input', 'isDue'] }]);
    expect((await turn(begun, { isDue: true })).userErrors).toMatchObject([{ field: ['input', 'isDue'] }]);
  });
});

describe('the simulator', () => {
  const outside = () => {
    const mappings = [{ id: 'm', path: '$.name', variable: 'nombre' }];
    const request = { url: 'https://api.example.com/leads?q={{ correo }}', mappings };
    const row = { connectionId: testId(0xc), action: 'appendRow', inputs: [{ name: 'sheet', value: 'Hoja' }] };
    const own = world.ids.next();
    world.drafts.set(
      own,
      definitionOf(
        [
          group(
            'g',
            block('ask', 'textInput', { prompt: { es: '¿?' }, variable: 'correo' }),
            block('row', 'connector', row),
            block('get', 'httpRequest', request),
            block('found', 'text', { variations: [{ es: 'Hola {{ nombre }}' }] }),
          ),
        ],
        [],
      ),
    );
    return toGlobalId('bot', own);
  };

  test('shows with effects OFF the requests that it would make, and makes none', async () => {
    const before = world.integrations.requests.length;
    const taken = known(await turn(known(await begin({ botId: outside() })), { text: 'a&b' }));
    expect(world.integrations.requests).toHaveLength(before);
    expect(taken.trace.filter((step) => step.kind === 'effect')).toMatchObject([
      { blockId: 'row', label: 'appendRow', detail: 'sheet: Hoja' },
      { blockId: 'get', label: 'GET https://api.example.com/leads?q=a%26b', detail: '' },
    ]);
    expect(taken.messages.at(-1)?.text).toBe('Hola ');
  });

  test('has work done outside with effects ON, and shows how it ended', async () => {
    const before = world.integrations.requests.length;
    world.integrations.work = () => ({ kind: 'done', values: { nombre: 'Ana' }, status: 200 });
    const begun = known(await begin({ botId: outside(), effects: 'ON' }));
    const taken = known(await turn(begun, { text: 'a' }));
    expect(world.integrations.requests.slice(before)).toMatchObject([
      {
        isSimulation: true,
        conversationId: expect.stringMatching(/./),
        effect: { kind: 'action', isBackground: true },
      },
      { isSimulation: true, effect: { kind: 'request' } },
    ]);
    expect(taken.trace.find((step) => step.blockId === 'get' && step.kind === 'effect')?.detail).toBe(
      '200 nombre: Ana',
    );
    expect(taken.messages.at(-1)?.text).toBe('Hola Ana');
  });

  test('shows that integrations is away', async () => {
    world.integrations.isAway = true;
    const begun = known(await begin({ botId: outside(), effects: 'ON' }));
    const taken = known(await turn(begun, { text: 'a' }));
    world.integrations.isAway = false;
    expect(taken.trace.find((step) => step.kind === 'effect')?.detail).toContain('failed UNAVAILABLE');
  });

  test('runs the draft with a trace of blocks and variables, and shows where the flow waits', async () => {
    const begun = known(await begin());
    expect(begun).toMatchObject({
      turn: 0,
      activeGroupId: 'welcome',
      activeBlockId: 'name',
      visitedGroupIds: ['welcome'],
    });
    expect(begun.trace.map((step) => [step.kind, step.blockId])).toEqual([
      ['block', 'hello'],
      ['block', 'name'],
    ]);
    const named = known(await turn(begun, { text: 'Ana' }));
    expect(named.turn).toBe(1);
    expect(named.variables).toEqual([{ name: 'nombre', value: 'Ana', isPersonalData: true }]);
    expect(named.trace).toMatchObject([
      { kind: 'read', label: 'Ana', blockId: 'name' },
      { kind: 'variable', label: 'nombre', detail: 'Ana', blockId: 'name', groupId: 'welcome' },
      { kind: 'block', blockId: 'email' },
    ]);
    expect(named.messages.map((message) => message.sequence)).toEqual([1, 2, 3, 4]);
    const mailed = known(await turn(named, { text: 'ana@example.com' }));
    expect(mailed.visitedGroupIds).toEqual(['welcome', 'choose']);
    const chosen = known(await turn(mailed, { choiceIds: ['cut'] }));
    expect(chosen.trace.map((step) => step.kind)).toContain('goal');
    const ended = known(await turn(chosen, { rating: 5 }));
    expect(ended).toMatchObject({ isEnded: true, endReason: 'GOAL', awaiting: null });
    expect((await turn(ended, { text: 'más' })).userErrors).toMatchObject([{ code: 'CONVERSATION_ENDED' }]);
  });

  test('is never counted and publishes nothing', async () => {
    const before = world.events.length;
    const begun = known(await begin());
    await turn(begun, { text: 'Ana' });
    await world.drain();
    expect(world.events.length).toBe(before);
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Bot { conversations { totalCount } } } }`;
    const data = await world.tell(ana, query, { r: [{ __typename: 'Bot', id: botId }] });
    expect(data).toEqual({ _entities: [{ conversations: { totalCount: 0 } }] });
  });

  test('continues with the draft as it was at its start', async () => {
    const own = world.ids.next();
    world.drafts.set(own, salonDefinition('Antes.'));
    const begun = known(await begin({ botId: toGlobalId('bot', own) }));
    world.drafts.set(own, definitionOf([group('other', block('x', 'text', { variations: [{ es: 'Después.' }] }))], []));
    expect(known(await turn(begun, { text: 'Ana' })).awaiting?.kind).toBe('EMAIL');
  });

  test('refuses a turn that was already taken: exactly one of eight simultaneous ones counts', async () => {
    const begun = known(await begin());
    const all = await Promise.all(Array.from({ length: 8 }, async () => turn(begun, { text: 'Ana' })));
    expect(all.filter((one) => one.simulation !== null)).toHaveLength(1);
    expect(all.find((one) => one.simulation === null)?.userErrors).toMatchObject([
      { field: ['input', 'turn'], code: 'INVALID_VALUE' },
    ]);
  });

  test('can start at a block, at a simulated time, with values', async () => {
    const hours = definitionOf(
      [
        group(
          'hours',
          block('hours', 'businessHours'),
          block('open', 'text', { variations: [{ es: 'Abierto, {{ nombre }}.' }] }),
        ),
        group('closed', block('shut', 'text', { variations: [{ es: 'Cerrado.' }] })),
      ],
      [{ id: 'c', source: { kind: 'port', id: 'hours', port: 'closed' }, target: { groupId: 'closed' } }],
    );
    const own = world.ids.next();
    world.drafts.set(own, hours);
    const at = (now: string, more: object = {}) =>
      begin({ botId: toGlobalId('bot', own), now, variables: { nombre: 'Eva' }, ...more });
    expect(known(await at('2026-03-02T16:00:00Z')).messages.at(-1)?.text).toBe('Abierto, Eva.');
    expect(known(await at('2026-03-01T16:00:00Z')).messages.at(-1)?.text).toBe('Cerrado.');
    expect(known(await at('2026-03-01T16:00:00Z', { fromBlockId: 'open' })).messages.at(-1)?.text).toBe(
      'Abierto, Eva.',
    );
  });

  test('shows effects with their source and time', async () => {
    const own = world.ids.next();
    world.drafts.set(own, answeringDefinition());
    const begun = known(await begin({ botId: toGlobalId('bot', own) }));
    const answered = known(await turn(begun, { text: '¿Tienen estacionamiento?' }));
    const effect = answered.trace.find((step) => step.kind === 'effect');
    expect(effect).toMatchObject({ blockId: 'answer', label: '¿Tienen estacionamiento?' });
    expect(effect?.detail).toContain('k1');
    expect(effect?.ms).toBeGreaterThan(0);
    expect(answered.messages.map((message) => message.text)).toContain('Sí, gratis en el sótano.');
  });

  test('shows what was heard, why a text was not understood, and how sure the knowledge was', async () => {
    const own = world.ids.next();
    world.drafts.set(own, answeringDefinition());
    const begun = known(await begin({ botId: toGlobalId('bot', own) }));
    const asked = known(await turn(begun, { text: '¿Venden vino?' }));
    expect(asked.trace.find((step) => step.kind === 'effect')?.detail).toMatch(/^unknown 0\.\d\d$/);
    expect(asked.trace).toContainEqual(expect.objectContaining({ kind: 'unanswered', label: '¿Venden vino?' }));
    const salon = known(await turn(known(await begin()), { text: 'hola' }));
    expect(salon.trace).toContainEqual(
      expect.objectContaining({ kind: 'intent', label: 'GREETING', detail: 'hola (1.00)', blockId: 'name' }),
    );
    const named = known(await turn(salon, { text: 'Ana' }));
    const wrong = known(await turn(named, { text: 'ana.example.com' }));
    expect(wrong.trace).toContainEqual(
      expect.objectContaining({ kind: 'notUnderstood', label: 'ana.example.com', detail: 'notEmail' }),
    );
  });

  test('is visible only in its organization and to members who may edit the bot', async () => {
    const begun = known(await begin());
    expect(known(await turn(begun, { text: 'Ana' }, luis)).turn).toBe(1);
    const foreign = await turn(begun, { text: 'Ana' }, bruno);
    expect(foreign).toMatchObject({ simulation: null, userErrors: [{ code: 'NOT_FOUND' }] });
    const nobody = await turn({ id: 'sim_nonsense', turn: 0 }, { text: 'a' });
    expect(nobody.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const manager = principals.botManager([world.ids.next()], { organizationId: organizationA });
    expect((await turn({ ...begun, turn: 1 }, { text: 'a@example.com' }, manager)).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    const { errors } = await world.ask(
      principals.viewer({ organizationId: organizationA }),
      'mutation ($id: ID!) { startSimulation(input: { botId: $id }) { userErrors { code } } }',
      { id: botId },
    );
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  test.each([
    ['values that are no object', { variables: [1] }, ['input', 'variables'], 'INVALID_VALUE'],
    ['a bot of nobody', { botId: 'bot_nonsense' }, null, 'NOT_FOUND'],
  ])('refuses %s', async (_what, more, field, code) => {
    expect(await begin(more)).toMatchObject({ simulation: null, userErrors: [{ field, code }] });
  });
});

describe('a change of a running simulation', () => {
  const payload = `{ ${fields} }`;
  async function change(simulation: Pick<Simulation, 'id' | 'turn'>, input: object, member = ana): Promise<Payload> {
    const query = `mutation ($input: ChangeSimulationInput!) { changeSimulation(input: $input) ${payload} }`;
    const given = { input: { simulationId: simulation.id, turn: simulation.turn, ...input } };
    return (await world.tell<{ changeSimulation: Payload }>(member, query, given)).changeSimulation;
  }
  const asked = block('q', 'textInput', { prompt: { es: '¿?' }, variable: 'servicio' });
  const told = block('t', 'text', { variations: [{ es: '{{ nombre }}, {{ business.today }} {{ business.now }}' }] });
  const heard = block('c', 'setVariable', { variable: 'correo', operation: 'CHANNEL' });
  const spoken = block('s', 'text', { variations: [{ es: '{{ correo }}' }] });

  test('counts from the next turn on: values, time and channel', async () => {
    world.drafts.set(botUuid, definitionOf([group('g', asked, told, heard, spoken)], []));
    const begun = known(await begin());
    const changed = known(
      await change(begun, { variables: { nombre: 'Eva' }, now: '2026-03-07T05:30:00Z', channel: 'WHATSAPP' }),
    );
    expect(changed.variables).toContainEqual({ name: 'nombre', value: 'Eva', isPersonalData: true });
    const after = known(await turn(changed, { text: 'x' }));
    expect(after.messages.slice(-2).map(({ text }) => text)).toEqual(['Eva, 2026-03-06 23:30', 'WHATSAPP']);
    world.drafts.set(botUuid, salonDefinition());
  });

  test('is on the device that is chosen at the start or later', async () => {
    const device = block('d', 'setVariable', { variable: 'correo', operation: 'DEVICE' });
    const definition = definitionOf(
      [group('g', device, spoken, asked, { ...device, id: 'd2' }, { ...spoken, id: 's2' })],
      [],
    );
    world.drafts.set(botUuid, definition);
    const begun = known(await begin({ device: 'PHONE' }));
    expect(begun.messages[0]?.text).toBe('phone');
    const changed = known(await change(begun, { device: 'DESKTOP' }));
    expect(known(await turn(changed, { text: 'dos mesas' })).messages.at(-1)?.text).toBe('desktop');
    world.drafts.set(botUuid, salonDefinition());
  });

  test('takes a value away, and a run with changed values cannot be pinned', async () => {
    const begun = known(await begin({ variables: { nombre: 'Ana' } }));
    const changed = known(await change(begun, { variables: { nombre: null } }));
    expect(changed.variables.map(({ name }) => name)).not.toContain('nombre');
    const pin = `mutation ($id: ID!) { pinConversation(input: { simulationId: $id, title: "x" }) { userErrors { field code } } }`;
    const { pinConversation } = await world.tell<{ pinConversation: Payload }>(ana, pin, { id: begun.id });
    expect(pinConversation.userErrors).toEqual([{ field: ['input', 'simulationId'], code: 'INVALID_VALUE' }]);
  });

  test('is refused at another turn, with values that are none, and for others', async () => {
    const begun = known(await begin());
    expect((await change({ ...begun, turn: 7 }, {})).userErrors).toMatchObject([{ field: ['input', 'turn'] }]);
    expect((await change(begun, { variables: ['x'] })).userErrors).toMatchObject([{ field: ['input', 'variables'] }]);
    expect((await change(begun, {}, bruno)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});
