/** Pages that do not arrive, files that fail, and a new build under an open tab: the old page stays and recovers by itself. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { BrowserContext, Page, Route } from 'playwright-core';
import { closeBrowsers, openBrowser, type Person } from '../kit/browser.ts';
import { eventually, type WithId } from '../kit/graph.ts';
import { startPlatform } from '../kit/platform.ts';
import { askGraph, signIn } from '../kit/portal.ts';
import { testLimitMs } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';

const timeout = testLimitMs;
const waitingText = 'Sin conexión con el servidor';

let platform: Platform;
let browser: Person;
let page: Page;
let botId: string;

before(async () => {
  platform = await startPlatform({ demo: 'small' });
});
after(async () => {
  await closeBrowsers();
  await platform?.stop();
});
beforeEach(async () => {
  await browser?.close();
  browser = await openBrowser();
  page = await browser.context.newPage();
  await signIn(page, platform.url);
  const { data } = await askGraph<{ organization: { bots: { nodes: WithId[] } } }>(
    page,
    '{ organization { bots(first: 1) { nodes { id } } } }',
  );
  const bot = data?.organization.bots.nodes[0];
  assert.ok(bot !== undefined);
  botId = bot.id;
});

const isAt = (path: string) => new URL(page.url()).pathname === path;
const note = () => page.getByRole('status').filter({ hasText: waitingText });

/** Fails files of the portal until `end`; returns how many requests failed. */
async function failFiles(context: BrowserContext, how: (route: Route) => Promise<void>) {
  const failed: string[] = [];
  const pattern = '**/_next/static/**';
  const handler = async (route: Route) => {
    failed.push(route.request().url());
    await how(route);
  };
  await context.route(pattern, handler);
  return { failed, end: () => context.unroute(pattern, handler) };
}

void describe('a page that cannot be reached', () => {
  void test(
    'An unreachable page keeps the old one, says so, and loads once the network is back',
    { timeout },
    async () => {
      await page.goto(`${platform.url}/bots/${botId}/business`);
      await page.getByRole('link', { name: 'Prompts' }).waitFor();
      await browser.context.setOffline(true);
      await page.getByRole('link', { name: 'Prompts' }).click();
      await note().waitFor();
      assert.ok(isAt(`/bots/${botId}/business`), page.url());
      await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
      await browser.context.setOffline(false);
      await page.waitForURL(`${platform.url}/bots/${botId}/prompts`);
      await note().waitFor({ state: 'detached' });
    },
  );

  void test('A page loads after a server that was not ready', { timeout }, async () => {
    let refusals = 0;
    await browser.context.route('**/settings?_rsc=*', async (route) => {
      refusals += 1;
      if (refusals <= 2) return route.fulfill({ status: 503, body: 'away' });
      return route.continue();
    });
    await page.getByRole('link', { name: 'Ajustes' }).first().click();
    await page.waitForURL(`${platform.url}/settings`);
    assert.ok(refusals > 2);
  });
});

void describe('a file that fails to load', () => {
  void test('A failed file is fetched again while the old page stays', { timeout }, async () => {
    const { failed, end } = await failFiles(browser.context, (route) => route.abort('connectionreset'));
    await page.getByRole('link', { name: 'Ajustes' }).first().click();
    await eventually(() => assert.ok(failed.length > 0));
    await note().waitFor();
    await page.getByRole('heading', { level: 1, name: /^Buen/ }).waitFor();
    await end();
    await page.waitForURL(`${platform.url}/settings`);
    await page.getByRole('heading', { level: 1, name: 'Ajustes' }).waitFor();
  });

  void test('A failed file is fetched again on the first page too', { timeout }, async () => {
    let left = 3;
    await browser.context.route('**/_next/static/**/*.js', async (route) => {
      left -= 1;
      return left >= 0 ? route.abort('connectionreset') : route.continue();
    });
    await page.goto(`${platform.url}/settings`);
    await page.getByRole('heading', { level: 1, name: 'Ajustes' }).waitFor();
  });
});

void describe('a new build under an open tab', () => {
  /** The server as after a deployment: old files are gone, and it reports another build. The page has what it loads by itself. */
  async function deploy(build: string) {
    await page.waitForLoadState('networkidle');
    await browser.context.route('**/build', (route) => route.fulfill({ status: 200, body: build }));
    return failFiles(browser.context, (route) => route.fulfill({ status: 404, body: '' }));
  }

  /** A click without the pointer's way to the link, which already fetches the page: the new build must not come in between. */
  async function openSettings(): Promise<void> {
    await page.getByRole('link', { name: 'Ajustes' }).first().dispatchEvent('click');
  }

  function countLoads(): readonly string[] {
    const loads: string[] = [];
    page.on('request', (request) => {
      if (request.isNavigationRequest()) loads.push(request.url());
    });
    return loads;
  }

  void test('A new build is loaded once, at the requested page', { timeout }, async () => {
    const loads = countLoads();
    const { end } = await deploy('another');
    await openSettings();
    await eventually(() => assert.equal(loads.length, 1));
    await end();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    assert.equal(loads.length, 1);
  });

  void test('A new build is not loaded repeatedly where files stay missing', { timeout }, async () => {
    const loads = countLoads();
    await deploy('another');
    await openSettings();
    await eventually(() => assert.equal(loads.length, 1));
    // The fifth request for a missing file is later than any reload could be.
    let looks = 0;
    page.on('request', (request) => {
      if (request.method() === 'HEAD') looks += 1;
    });
    await eventually(() => assert.ok(looks >= 5));
    assert.equal(loads.length, 1);
  });

  void test('A new build waits for unsaved changes, and is announced', { timeout }, async () => {
    await page.goto(`${platform.url}/settings`);
    const name = page.getByRole('textbox', { name: /^Nombre/ }).first();
    await name.fill('Ana sin guardar');
    const loads = countLoads();
    await deploy('another');
    await page.evaluate(() => dispatchEvent(new CustomEvent('tertulia:gone')));
    await page.getByText('Hay una versión nueva de Tertulia').waitFor();
    assert.equal(await name.inputValue(), 'Ana sin guardar');
    assert.equal(loads.length, 0);
  });
});
