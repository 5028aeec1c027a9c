/** The home screen while a query fails, and the inbox on a phone when a conversation is given back. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { askedBy } from '../kit/asked.ts';
import { closeBrowsers, openBrowser, type Person } from '../kit/browser.ts';
import { eventually } from '../kit/graph.ts';
import { startPlatform } from '../kit/platform.ts';
import { askGraph, signIn } from '../kit/portal.ts';
import { testLimitMs } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';
import { Visitor } from '../kit/visitor.ts';

const timeout = testLimitMs;

let platform: Platform;
let desk: Person;
let phone: Person;

before(async () => {
  platform = await startPlatform({ demo: 'small' });
  desk = await openBrowser({ reducedMotion: 'reduce' });
  phone = await openBrowser({ viewport: { width: 390, height: 844 }, hasTouch: true, reducedMotion: 'reduce' });
});
after(async () => {
  await Promise.all([desk?.close(), phone?.close()]);
  await closeBrowsers();
  await platform?.stop();
});

/** Answers a query with an error until `end`. */
async function failQuery(page: Page, name: string) {
  const failure = { data: null, errors: [{ message: 'No pudimos responder.', extensions: { code: 'INTERNAL' } }] };
  const handler = async (route: Route) => {
    const isMeant = askedBy(route.request()) === `query ${name}`;
    await (isMeant ? route.fulfill({ status: 200, json: failure }) : route.fallback());
  };
  await page.route('**/graphql', handler);
  return { end: () => page.unroute('**/graphql', handler) };
}

void describe('the home screen', () => {
  let page: Page;
  before(async () => {
    page = await desk.context.newPage();
    await signIn(page, platform.url);
  });

  for (const name of ['DashboardNumbers', 'DashboardBoard']) {
    void test(`One failed query is one error with one retry: ${name}`, { timeout }, async () => {
      const failing = await failQuery(page, name);
      await page.goto(platform.url);
      const main = page.locator('main');
      await main.getByRole('alert').first().waitFor();
      await eventually(async () => assert.equal(await main.locator('.animate-skeleton').count(), 0));
      await eventually(async () => {
        assert.equal(await main.getByRole('alert').count(), 1);
        assert.equal(await main.getByRole('button', { name: 'Reintentar' }).count(), 1);
      });
      assert.equal(await main.getByText('nada espera por ti').count(), 0);
      await failing.end();
      await main.getByRole('button', { name: 'Reintentar' }).click();
      await main.getByRole('alert').waitFor({ state: 'detached' });
      await main.getByRole('heading', { name: 'Horas pico' }).waitFor();
      await main.getByRole('heading', { name: 'Necesita atención' }).waitFor();
    });
  }
});

void test('On a phone, the last message is fully seen after a conversation was given back', { timeout }, async () => {
  const page = await phone.context.newPage();
  await signIn(page, platform.url);
  const { data } = await askGraph<{ organization: { bots: { nodes: { publicId: string }[] } } }>(
    page,
    '{ organization { bots(first: 1) { nodes { publicId } } } }',
  );
  const visitor = new Visitor(platform.url, data?.organization.bots.nodes[0]?.publicId ?? '');
  await visitor.start();
  for (const text of ['Hola', 'Quiero una cita', '¿Cuánto cuesta?', 'Gracias']) await visitor.send({ text });
  await page.goto(`${platform.url}/conversations/${visitor.conversationId}?tab=all`);
  await page.getByRole('button', { name: 'Tomar' }).click();
  await page.getByRole('textbox').and(page.locator(':not([readonly])')).last().fill('Un momento, por favor.');
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByText('Un momento, por favor.').waitFor();
  await page.getByRole('button', { name: /^Devolver/ }).click();
  await page.getByRole('button', { name: 'Tomar' }).waitFor();
  await eventually(async () => assert.ok((await belowTheEdge(page)) <= 1, `${await belowTheEdge(page)} pixels hidden`));
});

/** How far the transcript can still be scrolled down, in pixels. */
function belowTheEdge(page: Page): Promise<number> {
  return page.getByRole('log').evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);
}
