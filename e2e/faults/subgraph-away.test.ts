import assert from 'node:assert/strict';
import { after, before, describe, test } from '../kit/runner.ts';
import { eventually, type WithId } from '../kit/graph.ts';
import { abandonAll, assertKept, Ledger, readBack } from '../kit/ledger.ts';
import { forMs, isFull, requireOrSkip, sized, report } from '../kit/scale.ts';
import { freePort, missingServers, type Servers } from '../kit/servers.ts';
import { findToxiproxy, type Proxy, startToxiproxy, type Toxiproxy } from '../kit/toxiproxy.ts';
import { openWorld, type World } from '../kit/world.ts';

const missing = missingServers({ mongo: false }) ?? ((await findToxiproxy()) === null ? 'Go, for Toxiproxy' : null);
/** The timeout of a subgraph is five seconds, and the rest of an operation does not wait longer for it. A machine has ten more for that rest. */
const deadlineMs = 15_000;
/** Much later than an operation may end. */
const lateMs = 40_000;
const awayCodes = new Set(['SUBGRAPH_UNAVAILABLE', 'DEADLINE_EXCEEDED']);

/** The fields of each subgraph in one operation, as a screen selects them: most of them extend the same organization. */
type Part = 'billing' | 'analytics' | 'templates';

/** What the operation selects; the parts are null where their subgraph is unavailable. */
interface Whole {
  readonly viewer: { readonly user: { readonly email: string } };
  readonly organization: {
    readonly bots: { readonly nodes: readonly WithId[] };
    readonly conversations: { readonly nodes: readonly WithId[] };
    readonly usage: unknown;
    readonly metrics: unknown;
  };
  readonly botTemplate: unknown;
}

interface Fault {
  readonly how: string;
  readonly strike: (proxy: Proxy) => Promise<unknown>;
}

const parts: Record<Part, { readonly path: readonly string[]; readonly text: string }> = {
  billing: { path: ['organization', 'usage'], text: 'usage { kind used }' },
  analytics: { path: ['organization', 'metrics'], text: 'metrics(range: $range) { conversations { value } }' },
  templates: { path: ['botTemplate'], text: 'botTemplate(id: $template) { id }' },
};
const whole = `query ($range: RangeInput!, $template: ID!) { viewer { user { email } }
  organization { id name bots(first: 5) { nodes { id name } } conversations(first: 5) { nodes { id } }
    ${parts.billing.text} ${parts.analytics.text} } ${parts.templates.text} }`;
const names = Object.keys(parts) as Part[];

/** Null where the part is missing. */
function partOf(data: Whole | null | undefined, name: Part): unknown {
  assert.ok(data);
  const found = { billing: data.organization.usage, analytics: data.organization.metrics, templates: data.botTemplate };
  return found[name];
}

const faults: Fault[] = [
  { how: 'refuses connections', strike: async (proxy) => proxy.cut() },
  { how: `answers ${lateMs / 1_000} s late`, strike: async (proxy) => proxy.delay(lateMs) },
  { how: 'accepts and says nothing', strike: async (proxy) => proxy.silence() },
];

/** The short form tests every fault at one subgraph, and the worst one at the others. */
const faultsOf = (name: Part) => (isFull || name === 'billing' ? faults : faults.slice(-1));

describe('one subgraph is unavailable', { skip: requireOrSkip(missing === null, missing) }, () => {
  let toxiproxy: Toxiproxy;
  let world: World;
  let template: string | undefined;
  const proxies: Partial<Record<Part, Proxy>> = {};
  const ledger = new Ledger();
  before(async () => {
    toxiproxy = await startToxiproxy();
    world = await openWorld({ replicas: 1, between: putProxies });
    const { industries } = await world.business.session.data<{ industries: { templates: WithId[] }[] }>(
      '{ industries { templates { id } } }',
    );
    template = industries[0]?.templates[0]?.id;
  });
  after(async () => {
    abandonAll();
    await world?.close();
    await toxiproxy?.stop();
  });

  /** Between the callers and each of the subgraphs. */
  async function putProxies(servers: Servers) {
    const env: Record<string, string> = {};
    for (const name of names) {
      const port = await freePort();
      const proxy = await toxiproxy.proxy(name, `127.0.0.1:${port}`);
      proxies[name] = proxy;
      env[`SERVICE_PORT_${name.toUpperCase()}`] = `${port}`;
      env[`SUBGRAPH_URL_${name.toUpperCase()}`] = `http://${proxy.address}/graphql`;
    }
    return { servers, env };
  }

  test('Its fields are null with a code, all others arrive within the deadline, and chat is not affected', async () => {
    const { platform, bot, business } = world;
    ledger.chat({ url: platform.url, publicId: bot.publicId, clients: sized(4, 10) });
    await ledger.nextAnswer();
    await eventually(assertWholeAgain);
    for (const name of names) {
      const proxy = proxies[name];
      assert.ok(proxy !== undefined);
      for (const { how, strike } of faultsOf(name)) {
        const from = Date.now();
        await strike(proxy);
        const told = await assertPartial(name);
        // Repeated callers get an error sooner: calls to a failing subgraph are not even made.
        const again = await assertPartial(name);
        await proxy.mend();
        const mendedAt = performance.now();
        await eventually(assertWholeAgain);
        const backMs = Math.round(performance.now() - mendedAt);
        const chat = ledger.times(from);
        assert.ok(chat.max <= 10_000, `a message took ${chat.max} ms`);
        assert.deepEqual(ledger.problemCounts(from), {}, 'chat did not notice');
        report(`${name} ${how}`, {
          code: told.code,
          ms: told.ms,
          'again ms': again.ms,
          backMs,
          'chat max ms': chat.max,
        });
      }
    }
    await forMs(500);
    await ledger.finish();
    assertKept(ledger, await readBack(business.session));
  });

  async function askWhole() {
    const now = Date.now();
    const range = { from: new Date(now - 3_600_000).toISOString(), to: new Date(now + 60_000).toISOString() };
    const started = performance.now();
    const answer = await world.business.session.ask<Whole>(whole, { range, template });
    return { ...answer, ms: Math.round(performance.now() - started) };
  }

  async function assertWholeAgain() {
    const { data, errors } = await askWhole();
    assert.equal(errors, undefined);
    for (const name of names) assert.ok(partOf(data, name) !== null, name);
  }

  async function assertPartial(name: Part): Promise<{ ms: number; code: string | undefined }> {
    const { data, errors, status, ms } = await askWhole();
    assert.equal(status, 200);
    assert.ok(ms <= deadlineMs, `${name}: ${ms} ms`);
    assert.equal(partOf(data, name), null);
    assert.ok(data && errors !== undefined && errors.length > 0);
    for (const { path, extensions } of errors) {
      assert.deepEqual(path, parts[name].path, `${name} alone is missing`);
      assert.ok(awayCodes.has(extensions?.code ?? ''), `${name}: ${extensions?.code}`);
    }
    assert.equal(data.viewer.user.email, world.business.email);
    assert.equal(data.organization.bots.nodes.length, 1);
    assert.ok(Array.isArray(data.organization.conversations.nodes));
    for (const other of names) assert.ok(other === name || partOf(data, other) !== null, `${other} is there`);
    return { ms, code: errors[0]?.extensions?.code };
  }
});
