/** Toxiproxy between two parts of the platform: makes a network slow, silent or absent, and whole again. */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from './graph.mjs';
import { freePort } from './servers.mjs';

const run = promisify(execFile);
const source = 'github.com/Shopify/toxiproxy/v2/cmd/server@v2.5.0';
const ownFolder = join(tmpdir(), 'tertulia-toxiproxy');

/** Path of the server: `TOXIPROXY`, one that was built before, else built now from the Go module; null without Go. */
export async function findToxiproxy() {
  const places = [process.env['TOXIPROXY'], join(ownFolder, 'server'), join(homedir(), 'go', 'bin', 'server')];
  const found = places.find((place) => place !== undefined && existsSync(place));
  if (found !== undefined) return found;
  const go = ['/usr/local/go/bin/go', '/usr/bin/go'].find((place) => existsSync(place));
  if (go === undefined) return null;
  await run(go, ['install', source], { env: { ...process.env, GOBIN: ownFolder, GOFLAGS: '-mod=mod' } });
  return join(ownFolder, 'server');
}

/** Starts the proxy's server. `proxy(name, 'host:port')` puts one in front of something. */
export async function startToxiproxy() {
  const program = await findToxiproxy();
  if (program === null) throw new Error('Toxiproxy is missing: install Go, or name its server in TOXIPROXY');
  const port = await freePort();
  const child = spawn(program, ['-host', '127.0.0.1', '-port', String(port)], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const api = `http://127.0.0.1:${port}`;
  const call = async (path, { method = 'GET', body } = {}) => {
    const response = await fetch(`${api}${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`toxiproxy: ${method} ${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  };
  await eventually(async () => call('/proxies'), { deadlineMs: 10_000, everyMs: 50 });
  return {
    /** A proxy before `upstream`; `port` 0 takes a free one. */
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

function makeProxy(call, { name, address }) {
  const path = `/proxies/${name}`;
  const addToxic = async (type, attributes, stream = 'downstream') =>
    call(`${path}/toxics`, { method: 'POST', body: { name: `${type}-${stream}`, type, stream, attributes } });
  return {
    /** `host:port` to connect to. */
    address,
    port: Number(address.split(':')[1]),
    /** Connections are reset and new ones refused. */
    cut: async () => call(path, { method: 'POST', body: { enabled: false } }),
    /** Everything goes through again, as fast as it can. */
    async mend() {
      for (const toxic of await call(`${path}/toxics`))
        await call(`${path}/toxics/${toxic.name}`, { method: 'DELETE' });
      await call(path, { method: 'POST', body: { enabled: true } });
    },
    /** Answers come so much later. */
    delay: async (ms) => addToxic('latency', { latency: ms, jitter: 0 }),
    /** Connections stay open and nothing passes: a cable that was pulled. */
    async silence() {
      await addToxic('timeout', { timeout: 0 });
      await addToxic('timeout', { timeout: 0 }, 'upstream');
    },
  };
}
