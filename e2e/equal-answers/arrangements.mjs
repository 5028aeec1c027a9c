import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { startPlatform } from '../kit/platform.mjs';
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
export const settings = { PUBLIC_URL: publicUrl, TRUSTED_PROXY_HOPS: '1', PORTAL: 'off' };

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
