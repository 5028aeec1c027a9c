import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startDistributed } from '../kit/distributed.mjs';
import { startPlatform } from '../kit/platform.mjs';
import { freePort, startServers } from '../kit/servers.mjs';
import { publicUrl } from './player.mjs';

/** One process on a copy of the world. */
export async function startOneProcess(world) {
  const dataDir = await world.copy('one');
  const port = await freePort();
  const platform = await startPlatform({ dataDir, env: { PORT: String(port), ...settings } });
  return {
    name: 'one process',
    url: `http://127.0.0.1:${port}`,
    output: () => platform.output(),
    async stop() {
      await platform.stop({ removeData: false });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Callers tell their address in `X-Forwarded-For`, so that what is counted by address can be counted apart. */
const settings = { PUBLIC_URL: publicUrl, TRUSTED_PROXY_HOPS: '1', PORTAL: 'off' };

/** Every service as a process of its own, gateway and runtime twice, on a copy of the world. */
export async function startEveryService(world) {
  const dataDir = await world.copy('services');
  const { databasePassword: password } = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8'));
  const servers = await startServers({ postgres: { dataDir: join(dataDir, 'postgres'), password } });
  await moveNumbers(servers);
  const port = await freePort();
  const platform = await startDistributed({
    servers,
    replicas: 2,
    dataDir,
    env: { PORT: String(port), ...settings },
  });
  return {
    name: 'every service',
    url: `http://127.0.0.1:${port}`,
    output: () => platform.output(),
    async stop() {
      await platform.stop({ removeData: false });
      await servers.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The world's numbers, from where one process keeps them to where the services do, by the command that owners use. */
async function moveNumbers({ postgres, mongo }) {
  const root = join(import.meta.dirname, '..', '..');
  const command = join(root, 'subgraphs', 'analytics', 'dist', 'move.js');
  const from = Object.assign(new URL(postgres.url), { pathname: '/tertulia_analytics' }).href;
  await promisify(execFile)(process.execPath, [command, '--from', from, '--to', mongo.url]);
}
