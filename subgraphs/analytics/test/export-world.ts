import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Principal, Role } from '@tertulia/principal';
import { fromGlobalId, toGlobalId, type SubgraphCaller } from '@tertulia/subgraph';
import { eventually, principals } from '@tertulia/testkit';
import { openWorld } from './world.js';

export interface ShownExport {
  id: string;
  kind: string;
  state: string;
  rows: number;
  rowsExpected: number | null;
  code: string | null;
  bytes: number | null;
  fileName: string;
  downloadUrl: string | null;
  expiresAt: string | null;
  canChange: boolean;
}

export const exportFields =
  'id kind state rows rowsExpected code bytes fileName downloadUrl expiresAt canChange startedBy { id }';
const pageRows = 1_000;

interface Member {
  userId: string;
  role: Role;
  botIds: string[] | null;
}

/** Runtime, identity and billing as exports know them. */
export class Neighbours {
  /** Rows of every list. */
  rowCount = 2_500;
  plan = 'ENTERPRISE';
  country = 'MX';
  members: Member[] = [];
  keys: { id: string; scopes: string[]; revokedAt: string | null }[] = [];
  /** Runs before a page is answered. */
  beforePage: (page: number) => Promise<void> = async () => undefined;
  readonly asked: { principal: Principal; input: Record<string, unknown> }[] = [];

  readonly answer: SubgraphCaller = async (name, { query, variables, principal }) => {
    if (name === 'billing') return { data: { _entities: [{ subscription: { plan: { code: this.plan } } }] } };
    if (name === 'identity') return { data: { organization: this.#organization(query) } };
    if (query.includes('_entities')) return { data: { _entities: this.#entities(variables ?? {}) } };
    const input = variables?.['input'] as { after?: { sequence: number } | null };
    this.asked.push({ principal, input });
    if (query.includes('countExportRows')) return { data: { countExportRows: this.rowCount } };
    return { data: { exportRows: await this.#page(input.after?.sequence ?? 0) } };
  };

  /** Comments of every conversation, and a name for everybody. */
  #entities({ conversations, authors }: Record<string, unknown>): object[] {
    const idsOf = (list: unknown) => (list as { id: string }[]).map(({ id }) => id);
    if (authors !== undefined) return idsOf(authors).map((id) => ({ id, name: 'Luz' }));
    const comment = { scale: 'NPS', value: 3, text: '=esperé', at: '2026-03-02T17:00:00.000Z' };
    return idsOf(conversations).map((id) => ({ id, ratingComments: [comment] }));
  }

  async #page(from: number): Promise<object> {
    await this.beforePage(from / pageRows);
    const count = Math.min(pageRows, this.rowCount - from);
    const rows = Array.from({ length: count }, (_, index) => ({
      id: `00000000-0000-4000-8000-${String(from + index).padStart(12, '0')}`,
      startedAt: '2026-03-20T17:00:00.000Z',
      ...{ bot: 'Aurora', state: 'ENDED', messages: 3, firstWords: `=soy ${from + index}` },
    }));
    const isLast = from + count >= this.rowCount;
    return { rows, next: isLast ? null : { at: '2026-03-20T17:00:00.000Z', id: rows[0]?.id, sequence: from + count } };
  }

  #organization(query: string): object {
    const keys = this.keys.map((key) => ({ ...key, id: toGlobalId('apiKey', key.id), mode: 'LIVE', expiresAt: null }));
    const nodes = this.members.map(({ userId, role, botIds }) => ({
      role,
      user: { id: toGlobalId('user', userId) },
      bots: botIds?.map((id) => ({ id: toGlobalId('bot', id) })) ?? null,
    }));
    const writes = { name: 'Salón', currency: 'MXN', country: this.country, timeZone: 'America/Mexico_City' };
    if (query.includes('apiKeys')) return { ...writes, apiKeys: keys };
    return { ...writes, members: { nodes, pageInfo: { hasNextPage: false, endCursor: null } } };
  }
}

/** Analytics with its neighbours, and what callers do with exports. */
export async function exportWorld({ isOnMongo = false } = {}) {
  const neighbours = new Neighbours();
  const world = await openWorld({ neighbours: neighbours.answer, isOnMongo });
  const tell = async <T>(principal: Principal, query: string, variables: Record<string, unknown> = {}): Promise<T> => {
    const { data, errors } = await world.ask(principal, query, variables);
    if (errors !== undefined || !data) throw new Error(JSON.stringify(errors));
    return data as T;
  };
  const member = (role: Role, organizationId: string, botIds: string[] | null = null) => {
    const userId = world.ids.next();
    neighbours.members.push({ userId, role, botIds });
    return principals.admin({ userId, role, organizationId, botIds });
  };
  const start = async (principal: Principal, input: object = {}) => {
    const wanted = { kind: 'CONVERSATIONS', format: 'CSV', ...input };
    const query = `mutation ($input: StartExportInput!) { startExport(input: $input) {
      export { ${exportFields} } size { rows rowsMax } userErrors { code message } } }`;
    return (
      await tell<{
        startExport: {
          export: ShownExport | null;
          size: { rows: number; rowsMax: number } | null;
          userErrors: { code: string; message: string }[];
        };
      }>(principal, query, { input: wanted })
    ).startExport;
  };
  const list = async (principal: Principal): Promise<ShownExport[]> =>
    (await tell<{ exports: { nodes: ShownExport[] } }>(principal, `{ exports { nodes { ${exportFields} } } }`)).exports
      .nodes;
  const became = async (principal: Principal, id: string, state: string): Promise<ShownExport> =>
    eventually(async () => {
      const found = (await list(principal)).find((one) => one.id === id);
      if (found?.state !== state) throw new Error(`${found?.state} ${found?.code}`);
      return found;
    });
  const download = async (url: string | null, method = 'GET') => {
    const [route] = world.routes ?? [];
    const { pathname } = new URL(url ?? 'https://tertulia.test/files/none');
    const nothing = { search: '', headers: {}, body: Buffer.alloc(0), content: Readable.from([]), remoteAddress: '' };
    const request = { method, path: pathname, ...nothing };
    const response = await route?.handle({ ...request, requestId: 'test' });
    const { body = '' } = response ?? {};
    const bytes = typeof body === 'string' ? Buffer.from(body) : await buffer(body);
    return { ...response, bytes, text: bytes.toString('utf8') };
  };
  const files = async (): Promise<string[]> => readdir(world.filesFolder).catch(() => []);
  return {
    ...world,
    /** Begins its jobs. */
    run: () => world.start(),
    ...{ neighbours, tell, member, start, list, became, download, files },
    keyOf: (one: ShownExport, organizationId: string) => ({ id: fromGlobalId('export', one.id), organizationId }),
  };
}

export type ExportWorld = Awaited<ReturnType<typeof exportWorld>>;
