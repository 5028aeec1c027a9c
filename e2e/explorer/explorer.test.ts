/** The explorer at /graphql in a browser: with a session, with a key, in both languages, under its own policy. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { buildSchema } from 'graphql';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { closeBrowsers, openBrowser } from '../kit/browser.ts';
import { type Business, foundBusiness } from '../kit/business.ts';
import { startPlatform } from '../kit/platform.ts';
import type { Platform } from '../kit/started.ts';

let platform: Platform;
let business: Business;
before(async () => {
  platform = await startPlatform({ env: { PORTAL: 'off' } });
  business = await foundBusiness(platform.url);
});
after(async () => {
  await closeBrowsers();
  await platform.stop();
});

/** The page, and everything that its browser complains of. */
async function openExplorer(options: BrowserContextOptions = {}) {
  const { context, close } = await openBrowser(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).host !== new URL(platform.url).host) {
      complaints.push(`asked elsewhere: ${request.url()}`);
    }
  });
  const show = async () => {
    await page.goto(`${platform.url}/graphql`);
    await page.waitForSelector('.graphiql-editor .CodeMirror');
  };
  return { context, page, complaints, show, close };
}

async function run(page: Page, expected: string): Promise<void> {
  await page.click('.graphiql-execute-button');
  await page.waitForFunction((text) => document.querySelector('.result-window')?.textContent?.includes(text), expected);
}

void describe('a browser at /graphql', () => {
  void test('The explorer sends operations as the signed-in person', async () => {
    const { context, page, complaints, show, close } = await openExplorer();
    const { email, password } = business;
    const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }';
    await context.request.post(`${platform.url}/graphql`, {
      headers: { origin: platform.url },
      data: { query, variables: { input: { email, password } } },
    });
    await show();
    assert.equal(await page.locator('h1').textContent(), 'Tertulia · Explorador de la API');
    await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent?.includes('Lucía Prueba'));
    await run(page, 'Salón Prueba');
    await page.selectOption('select', 'live');
    await run(page, 'withHuman');
    await page.click('[aria-label="Show Documentation Explorer"]');
    await page.waitForSelector('text=Root Types');
    assert.deepEqual(complaints, []);
    await close();
  });

  void test('The explorer sends operations with a pasted key, which stays in the page, in English', async () => {
    const { session } = business;
    const { createApiKey } = await session.data<{ createApiKey: { key: string } }>(
      'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key userErrors { code message } } }',
      { input: { name: 'Explorer', mode: 'LIVE', scopes: ['BOTS_READ'] } },
    );
    const { page, complaints, show, close } = await openExplorer({ locale: 'en-US' });
    await show();
    assert.equal(await page.locator('h1').textContent(), 'Tertulia · API explorer');
    await page.fill('input[type=password]', createApiKey.key);
    await page.click('button[type=submit]');
    await page.waitForSelector('text=Using the API key');
    await run(page, 'BOTS_READ');
    const stored = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    assert.ok(!stored.includes('ttl_'), 'the key is kept by the browser');
    await page.reload();
    await page.waitForSelector('text=No credential');
    assert.deepEqual(complaints, []);
    await close();
  });

  void test('The explorer downloads the schema, shows the operation in the address, and fits a phone', async () => {
    const { page, complaints, show, close } = await openExplorer({ viewport: { width: 390, height: 844 } });
    await show();
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[download]')]);
    const schema = buildSchema(await readFile(await download.path(), 'utf8'));
    assert.ok(schema.getType('Bot'));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
    const { violations } = await new AxeBuilder({ page }).include('.bar').analyze();
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    );
    await page.goto(`${platform.url}/graphql?query=${encodeURIComponent('query Named { plans { code } }')}`);
    await page.waitForSelector('.graphiql-editor .CodeMirror');
    await run(page, 'STARTER');
    assert.deepEqual(complaints, []);
    await close();
  });
});
