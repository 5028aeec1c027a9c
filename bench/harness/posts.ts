// Sends POSTs to a receiver, in one of several ways: `deliveries` our webhooks, `worker` a bare pg-boss worker, `egress` our way out,
// `undici` the bare library. What is sent waits in the database before it is told to begin.
import { randomBytes, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { PgBoss } from 'pg-boss';
import { Agent } from 'undici';
import { serve } from './worker.ts';

const { values } = parseArgs({
  options: {
    kind: { type: 'string' },
    url: { type: 'string', default: '' },
    posts: { type: 'string' },
    port: { type: 'string' },
  },
});
const posts = Number(values.posts);
const atOnce = 64;
const body = JSON.stringify({ type: 'goal.reached', data: { text: 'x'.repeat(400) } });
const headers = { 'content-type': 'application/json' };

/** What a way of sending does: everything before `send` is not measured. */
interface Way {
  /** Resolves when all are sent and recorded. */
  send(): Promise<void>;
}

const target = `127.0.0.1:${values.port}`;

async function repeatUntil(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Sends one after the other in some lanes. */
async function inLanes(post: () => Promise<unknown>): Promise<void> {
  let left = posts;
  const lane = async () => {
    for (; left > 0;) {
      left -= 1;
      await post();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

const settings = {
  ...{ publicUrl: 'http://127.0.0.1', credentialsKeys: ['k'.repeat(32)], egressAllowed: target, vendorUrls: '' },
  ...{ googleClientId: null, googleClientSecret: null, hubspotClientId: null, hubspotClientSecret: null },
  ...{ slackClientId: null, slackClientSecret: null, slackSigningSecret: null },
};

const endpoints = 10;

async function deliveries(): Promise<Way> {
  const { openSubgraph } = await import('../../packages/platform/service/dist/index.js');
  const { InMemoryPubSub, InProcessEventBus } = await import('../../packages/platform/messaging/dist/index.js');
  const { applicationUrl, inTenant, asPlatform, systemClock, systemIds } =
    await import('../../packages/platform/persistence/dist/index.js');
  const { createLog } = await import('../../packages/platform/subgraph/dist/index.js');
  const { makeEvent } = await import('../../packages/domain/events/dist/index.js');
  const { subgraph } = await import('../../subgraphs/integrations/dist/index.js');
  const { createEndpoint } = await import('../../subgraphs/integrations/dist/application/manage-endpoints.js');
  const appUrl = applicationUrl(values.url, { name: 'tertulia_app', password: 'only-for-measures' });
  const bus = new InProcessEventBus();
  const part = await openSubgraph(subgraph, {
    ...{ databases: { ownerUrl: values.url, appUrl }, settings, redis: null, bus, pubSub: new InMemoryPubSub() },
    ...{ clock: systemClock, ids: systemIds, log: createLog('integrations', 'warn') },
    callSubgraph: async () => Promise.reject(new Error('no other subgraph runs here')),
  });
  const organizationId = randomUUID();
  const principal = { kind: 'SERVICE', name: 'bench', organizationId, locale: 'es' } as const;
  for (let n = 0; n < endpoints; n += 1) {
    const input = { url: `http://${target}/${n}`, eventTypes: ['GOAL_REACHED'], selection: null } as const;
    await inTenant(organizationId, async () => createEndpoint(part.deps, principal, input));
  }
  const conversation = { conversationId: randomUUID(), botId: randomUUID(), versionId: null, channel: 'WEB' };
  const event = () =>
    makeEvent(
      'runtime.goal-reached.v1',
      { id: randomUUID(), occurredAt: new Date(), organizationId },
      { ...conversation, startedAt: new Date().toISOString(), name: 'x'.repeat(150), amountMinor: 1, currency: 'MXN' },
    );
  for (let n = 0; n < posts / endpoints; n += 100) await bus.publish(Array.from({ length: 100 }, event));
  const pending = "select count(*)::int as n from delivery where state = 'PENDING'";
  return {
    send: async () => {
      part.start();
      await repeatUntil(async () =>
        asPlatform('bench', async () =>
          part.database.read(async (em) => (await em.execute<{ n: number }[]>(pending))[0]?.n === 0),
        ),
      );
    },
  };
}

async function worker(): Promise<Way> {
  const boss = new PgBoss({ connectionString: values.url, max: 10 });
  await boss.start();
  await boss.createQueue('posts');
  const job = { data: { url: `http://${target}/`, id: randomBytes(16).toString('hex'), body } };
  for (let n = 0; n < posts; n += 1_000)
    await boss.insert(
      'posts',
      Array.from({ length: 1_000 }, () => job),
    );
  const agent = new Agent();
  const post = async ({ url, id, body: text }: typeof job.data) => {
    const { origin, pathname: path } = new URL(url);
    const response = await agent.request({
      origin,
      path,
      method: 'POST',
      headers: { ...headers, 'webhook-id': id },
      body: text,
    });
    await response.body.dump();
  };
  const options = { batchSize: atOnce, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true };
  return {
    send: async () => {
      await boss.work<typeof job.data>('posts', options, async (jobs) => {
        await Promise.all(jobs.map(async ({ data }) => post(data)));
      });
      await repeatUntil(async () => {
        const { rows } = await boss
          .getDb()
          .executeSql("select count(*)::int as n from pgboss.job where state < 'completed'");
        return (rows[0] as { n: number }).n === 0;
      });
    },
  };
}

async function egress(): Promise<Way> {
  const { Egress } = await import('../../packages/platform/egress/dist/index.js');
  const limits = { atOnce, waiting: posts, failuresMax: 5, coolDownMs: 1_000 };
  const way = new Egress({ allowed: new Set([target]), limits });
  const request = { organizationId: 'a', url: `http://${target}/`, method: 'POST', headers, body } as const;
  return { send: async () => inLanes(async () => way.request(request)) };
}

async function undici(): Promise<Way> {
  const agent = new Agent({ pipelining: 1 });
  const request = { origin: `http://${target}`, path: '/', method: 'POST', headers, body } as const;
  const post = async () => (await agent.request(request)).body.arrayBuffer();
  return { send: async () => inLanes(post) };
}

const ways: Readonly<Record<string, () => Promise<Way>>> = { deliveries, worker, egress, undici };
const way = await ways[values.kind ?? '']?.();
if (way === undefined) throw new Error(`there is ${Object.keys(ways).join(', ')}`);

serve(async () => {
  const begun = performance.now();
  await way.send();
  return { units: posts, perSecond: (posts * 1_000) / (performance.now() - begun) };
});
