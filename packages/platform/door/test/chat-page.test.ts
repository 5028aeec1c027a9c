import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Door, WidgetFiles, type PageSites } from '@tertulia/door';
import { pino } from 'pino';

let folder = '';
let door: Door | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tertulia-widget-'));
  await mkdir(join(folder, 'demo'));
  await writeFile(join(folder, 'demo', 'preview.html'), '<!doctype html><title>preview</title>');
  for (const name of ['chat', 'demo'])
    await writeFile(join(folder, 'demo', `${name}.html`), `<!doctype html><title>${name}</title>`);
});
afterEach(async () => {
  await door?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The policy of a bot's chat page, where `sites` is the gateway's list. */
async function policyOf(sites: () => Promise<PageSites>, path = '/chat/aurora'): Promise<string> {
  const unasked = async (): Promise<void> => undefined;
  const gateway = { serves: () => false, handleRequest: unasked, handleUpgrade: unasked, sitesOf: sites };
  const settings = { host: '127.0.0.1', port: 0, log: pino({ level: 'silent' }) };
  door = await Door.open(settings, { gateway, widget: await WidgetFiles.load(folder), portal: null });
  const answer = await fetch(`http://127.0.0.1:${door.port}${path}`);
  expect(answer.status).toBe(200);
  return answer.headers.get('content-security-policy') ?? '';
}

describe('the page with nothing but the chat', () => {
  test('A chat page may be framed by the sites that may embed the bot, and by ours', async () => {
    expect(await policyOf(async () => ({ framers: ['salon.mx', '*.salon.mx'], framed: [] }))).toMatch(
      /; frame-ancestors 'self' salon\.mx \*\.salon\.mx$/,
    );
  });

  test('A chat page may be framed by every site if the owner lists none', async () => {
    expect(await policyOf(async () => ({ framers: [], framed: [] }))).not.toContain('frame-ancestors');
  });

  test('A chat page is served, and framed by no other site, while the list is unavailable', async () => {
    expect(await policyOf(async () => Promise.reject(new Error('away')))).toMatch(/; frame-ancestors 'self'$/);
  });

  const players = 'https://www.youtube-nocookie.com https://player.vimeo.com';
  const listed = async () => ({ framers: ['salon.mx'], framed: ['citas.mx', '*.menu.mx', 'localhost:4000'] });

  test('It frames the players of video sites and exactly the sites whose pages the bot may show, never without https', async () => {
    const framed = 'https://citas.mx https://*.menu.mx http://localhost:4000 https://localhost:4000';
    expect(await policyOf(listed)).toContain(`; frame-src ${players} ${framed};`);
    expect(await policyOf(async () => ({ framers: [], framed: [] }))).toContain(`; frame-src ${players};`);
    expect(await policyOf(async () => Promise.reject(new Error('away')))).toContain(`; frame-src ${players};`);
  });

  test('The page to try a bot frames the same, and may be framed by every site', async () => {
    const policy = await policyOf(listed, '/demo?bot=aurora');
    expect(policy).toContain(`; frame-src ${players} https://citas.mx`);
    expect(policy).not.toContain('frame-ancestors');
    expect(await policyOf(listed, '/demo?bot=../x')).toContain(`; frame-src ${players};`);
  });
});

describe('the page of a preview', () => {
  test('A preview is not indexed, tells no other site of its address and is framed by none', async () => {
    const settings = { host: '127.0.0.1', port: 0, log: pino({ level: 'silent' }) };
    door = await Door.open(settings, { gateway: null, widget: await WidgetFiles.load(folder), portal: null });
    const { headers, status } = await fetch(`http://127.0.0.1:${door.port}/preview`);
    expect(status).toBe(200);
    expect([headers.get('x-robots-tag'), headers.get('referrer-policy')]).toEqual(['noindex', 'no-referrer']);
    expect(headers.get('content-security-policy')).toMatch(/; frame-ancestors 'self'$/);
  });
});

describe('files of the chat', () => {
  async function served(isChanging: boolean): Promise<{ files: WidgetFiles; ask(): Promise<Response> }> {
    await writeFile(join(folder, 'chat.js'), 'first');
    const files = await WidgetFiles.load(folder, { isChanging });
    const settings = { host: '127.0.0.1', port: 0, log: pino({ level: 'silent' }) };
    const opened = await Door.open(settings, { gateway: null, widget: files, portal: null });
    door = opened;
    return { files, ask: async () => fetch(`http://127.0.0.1:${opened.port}/widget/chat.js`) };
  }

  test('Rebuilt files are served once they are reloaded, and in development browsers revalidate each time', async () => {
    const { files, ask } = await served(true);
    expect((await ask()).headers.get('cache-control')).toBe('no-cache');
    await writeFile(join(folder, 'chat.js'), 'second');
    expect(await (await ask()).text()).toBe('first');
    await files.reload();
    expect(await (await ask()).text()).toBe('second');
  });

  test('Otherwise browsers cache files for minutes', async () => {
    const { ask } = await served(false);
    expect((await ask()).headers.get('cache-control')).toMatch(/^public, max-age=300/);
  });
});
