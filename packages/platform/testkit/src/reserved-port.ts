import { randomInt } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { testFolder } from './environment.js';

/** Below the ports that operating systems give to whoever asks for any free one. */
const [firstPort, endPort] = [20_000, 32_000];
const triesMax = 200;

/**
 * A port on loopback for a server that is stopped and started again: meanwhile no other program gets it by asking for any free port, and
 * no other suite of this run gets it at all.
 */
export async function reservedPort(): Promise<number> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const port = randomInt(firstPort, endPort);
    const isFirst = await mkdir(join(testFolder(), `port-${port}`)).then(
      () => true,
      () => false,
    );
    if (isFirst && (await isFree(port))) return port;
  }
  throw new Error('No free port was found');
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
