import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startDistributed } from '../kit/distributed.ts';
import { eventually } from '../kit/graph.ts';
import { startPlatform } from '../kit/platform.ts';
import { postgresDataOf } from '../kit/prepared.ts';
import { freePort, type Servers, startServers } from '../kit/servers.ts';
import { publicUrl } from './player.ts';
import type { SeededWorld } from './world.ts';

/** A way of running, on a copy of the world. */
export interface Arrangement {
  readonly name: string;
  readonly url: string;
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

/** One process on a copy of the world. */
export async function startOneProcess(world: SeededWorld): Promise<Arrangement> {
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

/** Callers send their address in `X-Forwarded-For`, so that limits by address can be tested separately. */
const settings = {
  ...{ PUBLIC_URL: publicUrl, TRUSTED_PROXY_HOPS: '1', PORTAL: 'off' },
  // One provider is set up; nobody signs in there.
  ...{ GOOGLE_CLIENT_ID: 'a-client-of-the-suite', GOOGLE_CLIENT_SECRET: 'its-secret' },
};

/** Every service as a separate process, gateway and runtime twice, on a copy of the world. */
export async function startEveryService(world: SeededWorld): Promise<Arrangement> {
  const dataDir = await world.copy('services');
  const servers = await startServers({ postgres: await postgresDataOf(dataDir) });
  const end = async () => {
    await servers.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await moveNumbers(servers);
    const port = await freePort();
    const env = { PORT: String(port), ...settings };
    const platform = await startDistributed({ servers, replicas: 2, dataDir, env });
    return {
      name: 'every service',
      url: `http://127.0.0.1:${port}`,
      output: () => platform.output(),
      async stop() {
        await platform.stop({ removeData: false });
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/**
 * Moves the world's numbers from the store of one process to that of the services, with the operators' command. It resumes when a server
 * was unresponsive for a while.
 */
async function moveNumbers({ postgres, mongo }: Servers): Promise<void> {
  if (mongo === null) throw new Error('there is no MongoDB to move to');
  const command = join(import.meta.dirname, '..', '..', 'subgraphs', 'analytics', 'dist', 'move.js');
  const from = Object.assign(new URL(postgres.url), { pathname: '/tertulia_analytics' }).href;
  const move = () => promisify(execFile)(process.execPath, [command, '--from', from, '--to', mongo.url]);
  await eventually(move, { everyMs: 1_000 });
}
