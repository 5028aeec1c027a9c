/** `npm run dev` in a copy of the repository: what is edited is served, and how many seconds later. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, describe, test } from '../kit/runner.ts';
import type { GraphAnswer } from '../kit/graph.ts';
import { runningFrom, type ScratchCopy, scratchCopy } from './scratch-copy.ts';

const patienceMs = 300_000;
const measured: string[] = [];

/** `npm run dev` while it runs. */
interface Loop {
  readonly output: () => string;
  /** Null until it responds. */
  readonly url: () => string | null;
  readonly stop: () => Promise<number | null>;
}

interface Industry {
  readonly slug: string;
  readonly templates: readonly { readonly preview: { readonly greeting: readonly string[] } }[];
}

describe('npm run dev', () => {
  let copy: ScratchCopy;
  let loop: Loop;
  before(async () => {
    copy = await scratchCopy();
    loop = startLoop(copy);
    await until('the start', async () => loop.url() !== null);
    // Both are compiled at their first request.
    await until('the pages', async () => (await text('/sign-in')).includes('</html>') && hasScript('saidInARow'));
  });
  after(async () => {
    await loop?.stop();
    await copy?.remove();
    for (const line of measured) process.stdout.write(`${line}\n`);
  });

  test('An edited text of the portal is served', async () => {
    const path = `${copy.folderOf('@tertulia/portal')}/messages/es/identity.json`;
    const isServed = async () => (await text('/sign-in')).includes('Sin tarjeta ni prisa');
    const back = await copy.edit(path, 'Sin tarjeta.', 'Sin tarjeta ni prisa.');
    await measure('a text of the portal', isServed);
    await back();
    await until('the text as it was', async () => !(await isServed()));
  });

  test('An edited resolver is served, and the old one while the new one does not compile', async () => {
    const path = `${copy.folderOf('@tertulia/templates')}/src/graphql/industry.resolver.ts`;
    const first = async () => (await industries('{ industries { slug } }'))[0]?.slug;
    assert.equal(await first(), 'restaurant');
    const mend = await copy.edit(path, '.map(asIndustry)', '.map(asIndustri)');
    await until('the complaint', async () => loop.output().includes("Cannot find name 'asIndustri'"));
    assert.equal(await first(), 'restaurant');
    await mend();
    const back = await copy.edit(path, '.map(asIndustry)', '.map(asIndustry).toReversed()');
    await measure('a resolver', async () => (await first()) === 'gym');
    await back();
    await until('the resolver as it was', async () => (await first()) === 'restaurant');
  });

  test('An edited rule of the flow engine reaches the server and the portal', async () => {
    const path = `${copy.folderOf('@tertulia/flow-engine')}/src/engine/turn.ts`;
    const preview = '{ industries { templates { preview { greeting } } } }';
    const greeting = async () => (await industries(preview))[0]?.templates[0]?.preview.greeting[0] ?? '';
    const back = await copy.edit(path, 'const text = plainText(content);', 'const text = `≈${plainText(content)}`;');
    await Promise.all([
      measure('a rule of the engine, in the server', async () => (await greeting()).startsWith('≈')),
      measure('a rule of the engine, in the portal', async () => hasScript('≈')),
    ]);
    await back();
    await until('the rule as it was', async () => !(await greeting()).startsWith('≈'));
  });

  test('An edited colour of the chat is served without a restart of the server', async () => {
    const starts = () => loop.output().split('server is running again').length;
    const before = starts();
    const path = `${copy.folderOf('@tertulia/widget')}/src/chat.css`;
    const back = await copy.edit(path, '--primary: #9e2a6e', '--primary: #123456');
    await measure('a colour of the chat', async () => (await text('/widget/chat.js')).includes('#123456'));
    await back();
    await until('the colour as it was', async () => !(await text('/widget/chat.js')).includes('#123456'));
    assert.equal(starts(), before);
  });

  test('A crash of the server is reported, and the next change restarts it', async () => {
    const path = `${copy.folderOf('@tertulia/templates')}/src/graphql/industry.resolver.ts`;
    const back = await copy.edit(
      path,
      '@Resolver(() => IndustryType)',
      "throw new Error('broken');\n@Resolver(() => IndustryType)",
    );
    await until('the crash', async () => loop.output().includes('the server ended, the next change starts it'));
    await back();
    await until('the server', async () => (await industries('{ industries { slug } }')).length > 0);
  });

  test('`npm run dev` ends with everything that it started', async () => {
    assert.equal(await loop.stop(), 0);
    await until('the end', async () => (await runningFrom(copy.folder)).length === 0);
  });

  async function text(path: string): Promise<string> {
    return (await fetch(`${loop.url()}${path}`, { headers: { 'accept-language': 'es' } })).text();
  }

  async function industries(query: string): Promise<readonly Industry[]> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${loop.url()}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    const { data } = (await answer.json()) as GraphAnswer<{ industries: readonly Industry[] }>;
    assert.ok(data, 'no data');
    return data.industries;
  }

  /** True when a script of the page that rehearses a bot says it. */
  async function hasScript(words: string): Promise<boolean> {
    const scripts = [...(await text('/welcome')).matchAll(/src="(\/_next\/[^"]+)"/g)].map(([, script = '']) => script);
    const texts = await Promise.all(scripts.map(async (script) => text(script)));
    return texts.some((one) => one.includes(words));
  }
});

function startLoop(copy: ScratchCopy): Loop {
  let output = '';
  const child = spawn('npm', ['run', 'dev'], {
    cwd: copy.folder,
    env: { ...process.env, PORT: '0', DEMO: 'off', TERTULIA_DATA: join(copy.folder, '.tertulia') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    output: () => output,
    url: () => /Tertulia: (http:\/\/\S+)/.exec(output)?.[1] ?? null,
    stop: async () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** A restarting server does not respond for a moment: poll again. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<number> {
  const started = performance.now();
  let failure: unknown = null;
  const isSoNow = () =>
    isSo().catch((error: unknown) => {
      failure = error;
      return false;
    });
  while (!(await isSoNow())) {
    if (performance.now() - started > patienceMs) throw new Error(`${what} did not come in time`, { cause: failure });
    await pause(25);
  }
  return (performance.now() - started) / 1000;
}

async function measure(what: string, isServed: () => Promise<boolean>): Promise<void> {
  measured.push(`edit to served: ${what}: ${(await until(what, isServed)).toFixed(1)} s`);
}
