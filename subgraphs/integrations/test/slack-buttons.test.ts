import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Door } from '@tertulia/door';
import { asPlatform } from '@tertulia/persistence';
import { rawRoutes } from '@tertulia/service/http';
import { createLog } from '@tertulia/subgraph';
import { eventually, principals, testId } from '@tertulia/testkit';
import { startSlack, type SlackVendor } from '../../../e2e/vendors/slack.js';
import { platformConnectors } from '../src/connectors/all.js';
import { forgeriesOf } from './forgeries.js';
import { send, signed } from './inbound-signing.js';
import { connectionTo, signingSecretOf } from './inbound-sources.js';
import { botOne, bruno, integrationsWorld, organizationA, organizationB, publicUrl, type World } from './world.js';

const perform = 'mutation ($input: PerformEffectInput!) { performEffect(input: $input) }';
const secret = 'slack-signing-secret-0123456789';

let slack: SlackVendor;
let world: World;
let door: Door;
let connectionId: string;
let hook: string;
beforeAll(async () => {
  slack = await startSlack();
  const settings = { egressAllowed: slack.target, vendorUrls: `slack=${slack.url}` };
  world = await integrationsWorld({ settings, registry: platformConnectors() });
  world.start();
  const rooms = { gateway: null, hooks: rawRoutes(world.routes), widget: null, portal: null };
  door = await Door.open({ host: '127.0.0.1', port: 0, log: createLog('door', 'silent') }, rooms);
  connectionId = await connectionTo(world, 'slack');
  const { connection } = await signingSecretOf(world, connectionId, { secret });
  hook = connection?.inboundSource?.url ?? '';
});
afterAll(async () => {
  await door.close();
  await world.close();
  await slack.close();
});
beforeEach(() => {
  slack.messages.length = 0;
  world.published.length = 0;
});

let conversations = 0;
function newConversation(): string {
  conversations += 1;
  return testId(0xd000 + conversations);
}

interface Result {
  kind: string;
  values?: Record<string, unknown>;
  code?: string;
}

async function done(conversationId: string, effect: object): Promise<Result> {
  const common = { blockId: 'block', deadlineMs: 60_000, isBackground: false, mappings: [] };
  const input = { conversationId, botId: botOne, effect: { ...common, ...effect }, isSimulation: false };
  const told: Record<string, unknown> = await world.tell(
    principals.service({ organizationId: organizationA }),
    perform,
    { input },
  );
  return told['performEffect'] as Result;
}

const open = { kind: 'await', id: 'open', openedBy: null, isBackground: true };
const wait = {
  ...{ kind: 'await', id: 'wait', openedBy: 'open' },
  mappings: ['choice', 'user'].map((name) => ({ path: `$.${name}`, variable: name })),
};

async function asked(conversationId: string, over: Record<string, string> = {}): Promise<Result> {
  const { values } = await done(conversationId, open);
  const inputs = { channel: 'C1', text: '¿Confirmas la cita?', buttons: 'Sí\nNo', answerUrl: String(values?.['url']) };
  return done(conversationId, {
    ...{ kind: 'action', id: 'ask', connectionId, action: 'postMessage' },
    inputs: { ...inputs, ...over },
  });
}

interface Button {
  value: string;
  block_id?: string;
  text: { text: string };
}

/** The buttons of the last message in the channel. */
function buttons(): Button[] {
  const blocks = (slack.messages.at(-1)?.blocks ?? []) as { block_id?: string; elements?: Button[] }[];
  return blocks.flatMap(({ block_id = '', elements = [] }) => elements.map((button) => ({ ...button, block_id })));
}

/** What Slack sends when a person presses a button. */
function pressOf(button: Button | undefined, over: object = {}): string {
  const { ts, text } = slack.messages.at(-1) ?? {};
  const message = { ts, text };
  const user = { id: 'U1', username: 'marta', name: 'marta' };
  const payload = { type: 'block_actions', user, channel: { id: 'C1' }, message, actions: [button], ...over };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

async function press(body: string, sender: { url?: string; secret?: string } = {}): Promise<number> {
  const call = signed.SLACK({ url: hook, secret, now: world.clock.now(), ...sender }, body);
  return send({ ...call, url: call.url.replace(publicUrl, `http://127.0.0.1:${door.port}`) });
}

async function states(): Promise<string[]> {
  const rows = await asPlatform('test', async () =>
    world.database.read(async (em) =>
      em.execute<{ state: string }[]>('select state from inbox_event order by sequence'),
    ),
  );
  return rows.map(({ state }) => state);
}

describe('a message with buttons', () => {
  test('The button that a person presses goes on with the conversation, with its label and who pressed it', async () => {
    const conversationId = newConversation();
    expect(await asked(conversationId)).toEqual({ kind: 'done', values: {}, status: null });
    expect(buttons().map(({ text }) => text.text)).toEqual(['Sí', 'No']);
    expect(await done(conversationId, wait)).toEqual({ kind: 'pending' });
    expect(await press(pressOf(buttons()[1]))).toBe(200);
    await eventually(async () => {
      expect(await done(conversationId, wait)).toMatchObject({ kind: 'done', values: { choice: 'No', user: 'marta' } });
    });
    await eventually(() => expect(JSON.stringify(slack.messages.at(-1)?.blocks)).toContain('*No* <@U1>'));
    await world.drain();
    expect(world.published).toMatchObject([
      { name: 'integrations.url-called.v1', payload: { conversationId, effectId: 'open' } },
    ]);
  });

  test('The message then shows what was chosen and by whom in place of its buttons, also when Slack fails at first', async () => {
    const conversationId = newConversation();
    await asked(conversationId, { text: 'Cita de <Ana>' });
    slack.failNext(['cut'], /chat\.update/);
    const presses = buttons().map((button) => pressOf(button));
    for (const one of presses) expect(await press(one)).toBe(200);
    await eventually(
      () => {
        world.clock.advance(60_000);
        const [message] = slack.messages;
        expect(message?.text).toBe('Cita de &lt;Ana&gt;');
        const blocks = JSON.stringify(message?.blocks);
        expect(blocks).toContain(':white_check_mark: *Sí* <@U1>');
        expect(blocks).not.toContain('button');
        const updates = slack.seen.filter(({ path, body }) => path.endsWith('chat.update') && body.includes('Ana'));
        expect(updates.map(({ fault }) => fault)).toEqual(['cut', null]);
      },
      { deadlineMs: 60_000, everyMs: 500 },
    );
  });

  test('A press counts by the time at which it arrived, however late it is worked on', async () => {
    const conversationId = newConversation();
    await asked(conversationId);
    expect(await press(pressOf(buttons()[0]))).toBe(200);
    world.clock.advance(120_000);
    await eventually(async () => expect(await states()).not.toContain('PENDING'));
    expect(await done(conversationId, wait)).toMatchObject({ kind: 'done', values: { choice: 'Sí' } });
  });

  test('Only the first button counts, also when two people press at the same time', async () => {
    const conversationId = newConversation();
    await asked(conversationId);
    const presses = buttons().map((button, n) => pressOf(button, { trigger_id: `t-${n}` }));
    expect(await Promise.all(presses.map(async (one) => press(one)))).toEqual([200, 200]);
    await eventually(async () => expect((await states()).slice(-2).toSorted()).toEqual(['ANSWERED', 'IGNORED']));
    expect(await done(conversationId, wait)).toMatchObject({ kind: 'done' });
  });

  test('What a button carries does not open the URL, and a press that Slack did not sign is refused', async () => {
    const conversationId = newConversation();
    await asked(conversationId);
    const [button] = buttons();
    const { reference } = JSON.parse(button?.value ?? '{}') as { reference: string };
    const direct = `http://127.0.0.1:${door.port}/hooks/`;
    for (const id of [reference, reference.slice(0, 43), Buffer.from(reference, 'hex').toString('base64url')]) {
      expect((await fetch(`${direct}${id}`, { method: 'POST', body: '{"choice":"Sí"}' })).status).toBe(404);
    }
    expect(await press(pressOf(button), { secret: 'another-secret-0123456789' })).toBe(401);
    expect(await done(conversationId, wait)).toEqual({ kind: 'pending' });
  });

  test('A press at a source of another organization answers nobody here', async () => {
    const conversationId = newConversation();
    await asked(conversationId);
    const foreignConnection = await connectionTo(world, 'slack', { organizationId: organizationB });
    const foreign = await signingSecretOf(world, foreignConnection, { secret, principal: bruno });
    expect(await press(pressOf(buttons()[0]), { url: foreign.connection?.inboundSource?.url ?? '' })).toBe(200);
    await eventually(async () => expect((await states()).at(-1)).toBe('IGNORED'));
    expect(await done(conversationId, wait)).toEqual({ kind: 'pending' });
  });

  test.each([
    ['a press of another app', { actions: [{ value: 'other' }] }],
    ['a press without a value', { actions: [{}] }],
    ['another kind of call', { type: 'view_submission' }],
  ])('%s is published and answers nobody', async (_title, over) => {
    const conversationId = newConversation();
    await asked(conversationId);
    expect(await press(pressOf(buttons()[0], over))).toBe(200);
    await eventually(async () => expect((await states()).at(-1)).toBe('PUBLISHED'));
    expect(await done(conversationId, wait)).toEqual({ kind: 'pending' });
  });

  test.each([
    [{ buttons: '1\n2\n3\n4\n5\n6' }, 'INPUT_INVALID_BUTTONS'],
    [{ buttons: 'x'.repeat(76) }, 'INPUT_INVALID_BUTTONS'],
    [{ answerUrl: '' }, 'INPUT_MISSING_ANSWERURL'],
    [{ answerUrl: 'https://example.com/' }, 'INPUT_INVALID_ANSWERURL'],
  ])('The inputs %j are refused with the code %s, and nothing is posted', async (wrong, code) => {
    expect(await asked(newConversation(), wrong)).toEqual({ kind: 'failed', code });
    expect(slack.messages).toEqual([]);
  });

  test('What a press brought is erased with its visitor, and what comes later is not kept', async () => {
    const conversationId = newConversation();
    await asked(conversationId);
    // The message loses its buttons once one was pressed.
    const [yes = '', no = ''] = buttons().map((button) => pressOf(button));
    expect(await press(yes)).toBe(200);
    const kept = async () => {
      const rows = await asPlatform('test', async () =>
        world.database.read(async (em) =>
          em.execute<object[]>('select 1 from inbox_event where conversation_id = ? and body is not null', [
            conversationId,
          ]),
        ),
      );
      return rows.length;
    };
    await eventually(async () => expect(await kept()).toBe(1));
    await world.emit('runtime.visitor-erased.v1', organizationA, {
      ...{ conversationId, botId: botOne, versionId: null, channel: 'WEB' },
      startedAt: world.clock.now().toISOString(),
    });
    expect(await kept()).toBe(0);
    expect(await press(no)).toBe(200);
    await eventually(async () => expect((await states()).at(-1)).toBe('IGNORED'));
    expect(await kept()).toBe(0);
  });
});

describe('the app of the platform', () => {
  const platformSecret = 'platform-signing-secret-0123456789';
  const address = `${publicUrl}/hooks/slack`;
  let joined: Door;
  beforeAll(async () => {
    const { routes } = await world.join({ slackSigningSecret: platformSecret });
    const rooms = { gateway: null, hooks: rawRoutes(routes), widget: null, portal: null };
    joined = await Door.open({ host: '127.0.0.1', port: 0, log: createLog('door', 'silent') }, rooms);
  });
  afterAll(async () => joined.close());
  const pressThere = async (body: string, with_: string, at = joined): Promise<number> => {
    const call = signed.SLACK({ url: address, secret: with_, now: world.clock.now() }, body);
    return send({ ...call, url: `http://127.0.0.1:${at.port}/hooks/slack` });
  };

  test('One address takes the presses of all organizations, and passes each to the conversation that waits for it', async () => {
    const conversationId = newConversation();
    await asked(conversationId);
    // The message loses its buttons once one was pressed.
    const [yes = '', no = ''] = buttons().map((button) => pressOf(button));
    expect(await pressThere(yes, platformSecret)).toBe(200);
    expect(await done(conversationId, wait)).toMatchObject({ kind: 'done', values: { choice: 'Sí', user: 'marta' } });
    expect(await pressThere(no, platformSecret)).toBe(200);
    expect(await done(conversationId, wait)).toMatchObject({ values: { choice: 'Sí' } });
  });

  test('Forty forgeries are refused, and everything where no secret is configured', async () => {
    const conversationId = newConversation();
    await asked(conversationId);
    const body = pressOf(buttons()[0]);
    const forgeries = forgeriesOf('SLACK', { url: address, secret: platformSecret, now: world.clock.now() }, body);
    expect(forgeries.length).toBeGreaterThanOrEqual(40);
    const passed: string[] = [];
    for (const { title, call } of forgeries) {
      const url = call.url.replace(publicUrl, `http://127.0.0.1:${joined.port}`);
      if ((await send({ ...call, url })) !== 401) passed.push(title);
    }
    expect(passed).toEqual([]);
    for (const one of [platformSecret, '']) expect(await pressThere(body, one, door)).toBe(401);
    expect(await done(conversationId, wait)).toEqual({ kind: 'pending' });
  });

  test('A genuine call that answers nothing is accepted, and other names are unknown', async () => {
    expect(await pressThere(pressOf(undefined, { actions: [{ value: 'x' }] }), platformSecret)).toBe(200);
    expect(await pressThere('no form at all', platformSecret)).toBe(200);
    const call = signed.SLACK({ url: address, secret: platformSecret, now: world.clock.now() }, 'x');
    for (const name of ['hubspot', 'smtp', 'unknown', 'constructor']) {
      expect(await send({ ...call, url: `http://127.0.0.1:${joined.port}/hooks/${name}` })).toBe(404);
    }
  });
});
