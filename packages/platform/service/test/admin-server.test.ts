import { afterEach, describe, expect, test } from '@jest/globals';
import { createLog } from '@tertulia/subgraph/log';
import { openAdminServer, type AdminServer } from '../src/admin-server.js';

const log = createLog('test', 'silent');
let server: AdminServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function ask(path: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(`http://127.0.0.1:${server?.port}${path}`);
  return { status: answer.status, text: await answer.text() };
}

describe('the admin port', () => {
  test('The admin port shows health always, readiness by what the service waits for, metrics, and nothing else', async () => {
    let waitingFor: string | null = 'database';
    server = await openAdminServer(
      { host: '127.0.0.1', port: 0, log },
      { waitingFor: async () => waitingFor, metrics: async () => ({ contentType: 'text/plain', text: 'metrics 1' }) },
    );
    expect(await ask('/health')).toEqual({ status: 200, text: '{"status":"ok"}' });
    expect(await ask('/ready')).toEqual({ status: 503, text: '{"status":"not ready","waitingFor":"database"}' });
    waitingFor = null;
    expect(await ask('/ready?x=1')).toEqual({ status: 200, text: '{"status":"ready"}' });
    expect(await ask('/metrics')).toEqual({ status: 200, text: 'metrics 1' });
    expect((await ask('/graphql')).status).toBe(404);
  });

  test('The admin port survives a handler that fails', async () => {
    const fail = async (): Promise<never> => Promise.reject(new Error('no'));
    server = await openAdminServer({ host: '127.0.0.1', port: 0, log }, { waitingFor: fail, metrics: fail });
    expect((await ask('/metrics')).status).toBe(500);
    expect((await ask('/health')).status).toBe(200);
  });

  test('An admin port in use is reported in two languages', async () => {
    const answers = { waitingFor: async () => null, metrics: async () => ({ contentType: '', text: '' }) };
    server = await openAdminServer({ host: '127.0.0.1', port: 0, log }, answers);
    const again = openAdminServer({ host: '127.0.0.1', port: server.port, log }, answers);
    await expect(again).rejects.toThrow(/ADMIN_PORT\) ya está en uso[^]*is in use/);
  });
});
