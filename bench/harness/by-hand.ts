// The dashboard and the page of bots as a handler written by hand for these two operations: one process, prepared statements, the same
// response to the byte. It knows who may ask and nothing else: no limits, no permissions of members, no other operation.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { dashboardOf, type DashboardVariables } from './by-hand-dashboard.ts';
import { type ConnectionPool, poolOf } from './driver.ts';
import { readDatabase } from './own-platform.ts';

const { values } = parseArgs({ options: { data: { type: 'string', default: '' } } });
const connectionsMax = 4;
const { urlOf } = await readDatabase(values.data);
const poolFor = (name: string) => poolOf(urlOf(`tertulia_${name}`), connectionsMax);
const [identity, bots, runtime, analytics] = ['identity', 'bots', 'runtime', 'analytics'].map(poolFor) as [
  ConnectionPool,
  ConnectionPool,
  ConnectionPool,
  ConnectionPool,
];

const hex = (uuid: string) => uuid.replaceAll('-', '');

/** @throws Error for a key that nobody has */
async function organizationOf(authorization: string | undefined): Promise<string> {
  const hash = createHash('sha256')
    .update(authorization?.slice('Bearer '.length) ?? '')
    .digest('hex');
  const { rows } = await identity.query({
    name: 'key',
    text: `select organization_id as id from api_keys where key_hash = $1 and revoked_at is null
      and (expires_at is null or expires_at > now())`,
    values: [hash],
  });
  const [found] = rows as { id: string }[];
  if (found === undefined) throw new Error('unknown key');
  return found.id;
}

interface BotRow {
  readonly id: string;
  readonly publicId: string;
  readonly name: string;
  readonly isPaused: boolean;
  readonly isDemo: boolean;
  readonly updatedAt: Date;
  readonly versionId: string | null;
  readonly number: number | null;
}

interface LiveRow {
  readonly botId: string;
  readonly active: number;
  readonly waiting: number;
  readonly withHuman: number;
}

async function pageOfBots(organizationId: string, { first }: { readonly first: number }) {
  const [{ rows: listed }, { rows: counted }, { rows: living }] = await Promise.all([
    bots.query({
      name: 'bots',
      text: `select b.id, b.public_id as "publicId", b.name, b.is_paused as "isPaused", b.is_demo as "isDemo",
          b.updated_at as "updatedAt", v.id as "versionId", v.number
        from bot b left join bot_version v on v.id = b.live_version_id
        where b.organization_id = $1 and b.deleted_at is null order by b.id desc limit $2`,
      values: [organizationId, first + 1],
    }),
    bots.query({
      name: 'count',
      text: 'select count(*)::int as count from bot where organization_id = $1 and deleted_at is null',
      values: [organizationId],
    }),
    runtime.query({
      name: 'live',
      text: `select bot_id as "botId", count(*) filter (where idle_at > now())::int as active,
          count(*) filter (where state = 'WAITING_HUMAN')::int as waiting, count(*) filter (where state = 'HUMAN')::int as "withHuman"
        from conversation where organization_id = $1 and state <> 'ENDED' and counted_at is not null and not is_test
        group by bot_id`,
      values: [organizationId],
    }),
  ]);
  const live = new Map((living as LiveRow[]).map((row) => [row.botId, row]));
  const rows = (listed as BotRow[]).slice(0, first);
  const last = rows.at(-1);
  const cursor = last === undefined ? null : Buffer.from(JSON.stringify([last.id, last.id])).toString('base64url');
  const nodes = rows.map((bot) => {
    const id = `bot_${hex(bot.id)}`;
    const { active = 0, waiting = 0, withHuman = 0 } = live.get(bot.id) ?? {};
    return {
      id,
      publicId: bot.publicId,
      name: bot.name,
      status: bot.isPaused ? 'PAUSED' : bot.versionId === null ? 'DRAFT' : 'LIVE',
      isDemo: bot.isDemo,
      updatedAt: bot.updatedAt.toISOString(),
      liveVersion: bot.versionId === null ? null : { id: `ver_${hex(bot.versionId)}`, number: bot.number },
      live: { botId: id, sequence: 0, active, waiting, withHuman },
    };
  });
  const [{ count }] = counted as [{ count: number }];
  const pageInfo = { hasNextPage: listed.length > first, endCursor: cursor };
  return { organization: { id: `org_${hex(organizationId)}`, bots: { totalCount: count, pageInfo, nodes } } };
}

interface Asked {
  readonly operationName: string;
  readonly variables: DashboardVariables & { readonly first: number };
}

async function answer(authorization: string | undefined, { operationName, variables }: Asked): Promise<object> {
  const organizationId = await organizationOf(authorization);
  if (operationName === 'BotList') return pageOfBots(organizationId, variables);
  return dashboardOf({ bots, runtime, analytics }, organizationId, variables);
}

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  request.on('end', () => {
    answer(request.headers.authorization, JSON.parse(text) as Asked).then(
      (data) =>
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify({ data })),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` }));
});
process.on('SIGTERM', () => process.exit(0));
