import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
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
  const servers = await startServers({ mongo: false, postgres: { dataDir: join(dataDir, 'postgres'), password } });
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
