/** Toxiproxy between two parts of the platform: makes a network slow, silent or unreachable, and restores it. */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from './graph.ts';
import { freePort } from './servers.ts';

const run = promisify(execFile);
const source = 'github.com/Shopify/toxiproxy/v2/cmd/server@v2.5.0';
const ownFolder = join(tmpdir(), 'tertulia-toxiproxy');

type Call = (path: string, request?: { method?: string; body?: unknown }) => Promise<unknown>;

/** A proxy in front of something. */
export interface Proxy {
  /** `host:port` to connect to. */
  readonly address: string;
  readonly port: number;
  /** Resets connections and refuses new ones. */
  readonly cut: () => Promise<unknown>;
  /** Restores the connection at full speed. */
  readonly mend: () => Promise<void>;
  /** Delays responses by so much. */
  readonly delay: (ms: number) => Promise<unknown>;
  /** Connections stay open but nothing passes, as with a pulled cable. */
  readonly silence: () => Promise<void>;
}

/** The proxy's server. */
export interface Toxiproxy {
  /** A proxy in front of `upstream`; `listenPort` 0 chooses a free one. */
  readonly proxy: (name: string, upstream: string, listenPort?: number) => Promise<Proxy>;
  readonly stop: () => Promise<void>;
}

/** Path of the server: `TOXIPROXY`, one that was built before, else built now from the Go module; null without Go. */
export async function findToxiproxy(): Promise<string | null> {
  const places = [process.env['TOXIPROXY'], join(ownFolder, 'server'), join(homedir(), 'go', 'bin', 'server')];
  const found = places.find((place) => place !== undefined && existsSync(place));
  if (found !== undefined) return found;
  const go = ['/usr/local/go/bin/go', '/usr/bin/go'].find((place) => existsSync(place));
  if (go === undefined) return null;
  await run(go, ['install', source], { env: { ...process.env, GOBIN: ownFolder, GOFLAGS: '-mod=mod' } });
  return join(ownFolder, 'server');
}

/** Starts the proxy's server. `proxy(name, 'host:port')` creates a proxy in front of an address. */
export async function startToxiproxy(): Promise<Toxiproxy> {
  const program = await findToxiproxy();
  if (program === null) throw new Error('Toxiproxy is missing: install Go, or name its server in TOXIPROXY');
  const port = await freePort();
  const child = spawn(program, ['-host', '127.0.0.1', '-port', String(port)], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const api = `http://127.0.0.1:${port}`;
  const call: Call = async (path, { method = 'GET', body } = {}) => {
    const response = await fetch(`${api}${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`toxiproxy: ${method} ${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  };
  await eventually(async () => call('/proxies'), { everyMs: 50 });
  return {
    async proxy(name, upstream, listenPort = 0) {
      const listen = `127.0.0.1:${listenPort === 0 ? await freePort() : listenPort}`;
      await call('/proxies', { method: 'POST', body: { name, listen, upstream, enabled: true } });
      return makeProxy(call, { name, address: listen });
    },
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function makeProxy(call: Call, { name, address }: { name: string; address: string }): Proxy {
  const path = `/proxies/${name}`;
  const addToxic = async (type: string, attributes: Readonly<Record<string, number>>, stream = 'downstream') =>
    call(`${path}/toxics`, { method: 'POST', body: { name: `${type}-${stream}`, type, stream, attributes } });
  return {
    address,
    port: Number(address.split(':')[1]),
    cut: async () => call(path, { method: 'POST', body: { enabled: false } }),
    async mend() {
      for (const toxic of (await call(`${path}/toxics`)) as { name: string }[])
        await call(`${path}/toxics/${toxic.name}`, { method: 'DELETE' });
      await call(path, { method: 'POST', body: { enabled: true } });
    },
    delay: async (ms) => addToxic('latency', { latency: ms, jitter: 0 }),
    async silence() {
      await addToxic('timeout', { timeout: 0 });
      await addToxic('timeout', { timeout: 0 }, 'upstream');
    },
  };
}
