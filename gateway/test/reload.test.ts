import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '@tertulia/testkit';
import { pino } from 'pino';
import { codesOf, composeToys, startToyGateway, type ToyGateway } from './toys/toy-gateway.js';
import { connectClient } from './toys/socket-client.js';

const lines: string[] = [];
const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });

describe('a changed supergraph file', () => {
  let folder: string;
  let file: string;
  let toy: ToyGateway;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'supergraph-'));
    file = join(folder, 'supergraph.graphql');
    await writeFile(file, composeToys());
    toy = await startToyGateway('LOCAL', { supergraph: { kind: 'FILE', path: file }, log });
  });
  afterAll(async () => {
    await toy.close();
    await rm(folder, { recursive: true });
  });

  const replace = async (text: string): Promise<void> => {
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  };
  const hasField = async (type: string, field: string): Promise<boolean> => {
    const { body } = await toy.post({ query: `{ __type(name: "${type}") { fields { name } } }` });
    const fields = (body.data?.['__type'] as { fields?: { name: string }[] } | undefined)?.fields ?? [];
    return fields.some(({ name }) => name === field);
  };

  test('A changed file is served at once, also for subscriptions, and a running subscription continues', async () => {
    const client = await connectClient(toy.socketUrl);
    const running = client.subscribe('subscription { orderPlaced { id } }');
    await eventually(() => expect(toy.orders.placed.listenerCount).toBe(1));
    await replace(
      composeToys('\nextend type Query { added: String }\nextend type Subscription { addedEvents: String }\n'),
    );
    await eventually(async () => expect(await hasField('Query', 'added')).toBe(true));
    expect(await hasField('Subscription', 'addedEvents')).toBe(true);
    const added = client.subscribe('subscription { addedEvents }');
    expect(await added.next()).toMatchObject({
      errors: [{ path: ['addedEvents'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    toy.orders.placed.publish({ id: '5', title: 't', customer: { id: 'c1' } });
    expect(await running.next()).toMatchObject({ data: { orderPlaced: { id: '5' } } });
    client.close();
  });

  test.each([
    ['half a file', composeToys().slice(0, 2_000)],
    ['something other than a supergraph', 'type Query { other: String }'],
    ['nothing', ''],
    ['a type that is missing', composeToys().replace('type Order\n', 'type Ordre\n')],
  ])('A file with %s is refused and logged, and the previous supergraph stays in service', async (_, text) => {
    await replace(composeToys());
    await eventually(async () => expect(await hasField('Query', 'added')).toBe(false));
    lines.length = 0;
    await replace(text);
    await eventually(() => expect(lines.join()).toContain('refused'));
    expect((await toy.post({ query: '{ orders(first: 1) { id } }' })).body.data).toEqual({ orders: [{ id: '0' }] });
    const client = await connectClient(toy.socketUrl);
    const events = client.subscribe('subscription { orderPlaced { id } }');
    await eventually(() => expect(toy.orders.placed.listenerCount).toBe(1));
    await toy.post({ query: 'mutation { placeOrder(id: "9") { id } }' });
    expect(await events.next()).toMatchObject({ data: { orderPlaced: { id: '9' } } });
    client.close();
    await eventually(() => expect(toy.orders.placed.listenerCount).toBe(0));
    await replace(composeToys('\nextend type Query { added: String }\n'));
    await eventually(async () => expect(await hasField('Query', 'added')).toBe(true));
  });

  test('A file that is written in place is served as well', async () => {
    await writeFile(file, composeToys('\nextend type Query { inPlace: String }\n'));
    await eventually(async () => expect(await hasField('Query', 'inPlace')).toBe(true));
    expect(codesOf(await toy.post({ query: '{ added }' }))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });
});

describe('a gateway that cannot start', () => {
  test.each([
    ['a file that is not there', { kind: 'FILE', path: '/nowhere/supergraph.graphql' } as const, /nowhere/],
    ['no supergraph', { kind: 'TEXT', sdl: 'type Query { a: String }' } as const, /not a supergraph/],
    ['no GraphQL', { kind: 'TEXT', sdl: '{{{' } as const, /Syntax Error/],
  ])('The error names the cause: %s', async (_, supergraph, message) => {
    await expect(startToyGateway('LOCAL', { supergraph })).rejects.toThrow(message);
  });
});
