import { afterEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { Door, type Rooms } from '../src/door.js';

let door: Door | null = null;
afterEach(async () => door?.close());

const portal: Rooms['portal'] = {
  handle: async (_, response) => void response.writeHead(200, { 'x-powered-by': 'a portal' }).end('page'),
};
const gateway: Rooms['gateway'] = {
  handleRequest: async (_, response) => void response.writeHead(200).end('graph'),
  handleUpgrade: async () => undefined,
};

async function get(path: string, isSecure?: boolean): Promise<Response> {
  const log = pino({ level: 'silent' });
  const rooms = { gateway, portal, widget: null, ...(isSecure === undefined ? {} : { isSecure }) };
  door = await Door.open({ host: '127.0.0.1', port: 0, log }, rooms);
  return fetch(`http://127.0.0.1:${door.port}${path}`);
}

describe('the door', () => {
  test.each(['/', '/graphql', '/health', '/nowhere'])(
    'tells browsers to come by https only, where it is reached so: %s',
    async (path) => {
      expect((await get(path, true)).headers.get('strict-transport-security')).toBe('max-age=31536000');
    },
  );

  test('tells nothing of it where it is reached by http', async () => {
    expect((await get('/')).headers.get('strict-transport-security')).toBeNull();
  });

  test.each(['/graphql', '/graphql/explorer.js', '/graphql/explorer.css', '/graphql/schema.graphql', '/ready'])(
    'leads %s to the gateway',
    async (path) => {
      expect(await (await get(path)).text()).toBe('graph');
    },
  );
});
