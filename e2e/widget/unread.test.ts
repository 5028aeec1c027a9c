/** A person's answer reaches a visitor who went to another page. */
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions } from 'playwright-core';
import { still } from '../kit/browser.ts';
import { describe, test } from '../kit/runner.ts';
import { demo, until, visitorPage } from './visitor-page.ts';

const visitor = visitorPage();
const { said, open, say } = visitor;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** A visitor who asked for a person, closed the chat and went to another page. */
async function onAnotherPage(options: BrowserContextOptions = {}) {
  const page = await visitor.visit(demo, options);
  await open();
  await say('persona');
  await page.getByText('Buscando a una persona').waitFor();
  await page.evaluate(() => window.tertulia('close'));
  await until('the panel is closed', async () => (await page.locator('.panel').count()) === 0);
  visitor.platform.operations.length = 0;
  await page.goto(`${visitor.platform.origin}/shop`);
  await page.getByRole('button', { name: 'Abrir chat' }).waitFor();
  return page;
}

const unread = (count: number) => visitor.page.getByRole('button', { name: `Abrir chat (${count})` });

describe('an answer on the next page', () => {
  for (const { where, options } of [
    { where: 'a desk', options: {} },
    { where: 'a phone', options: phone },
  ]) {
    test(`A reply is counted, announced and in the title at ${where}, with only a small chunk loaded`, async () => {
      const page = await onAnotherPage(options);
      visitor.platform.takeOver('Ana');
      visitor.platform.memberSays('Hola, soy Ana. ¿Sigues ahí?');
      await unread(1).waitFor();
      await page.locator('.teaser', { hasText: /Ana.*Hola, soy Ana/ }).waitFor();
      await until('the title tells it', async () => (await page.title()) === '(1) Tienda');
      const scripts = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
      assert.equal(scripts.filter((name) => name.includes('/widget/chat.js')).length, 0);
      assert.ok(!visitor.platform.operations.includes('StartConversation'));
      await still(page);
      const box = await page.locator('.teaser').boundingBox();
      assert.ok(box !== null);
      assert.ok(box.x >= 0 && box.x + box.width <= (await page.evaluate(() => innerWidth)));
    });
  }

  test('When the teaser opens the chat the reply is there and nothing is unread, on this page and the next', async () => {
    const page = await onAnotherPage();
    visitor.platform.takeOver('Ana');
    visitor.platform.memberSays('Aquí estoy');
    await page.locator('.teaser .words').click();
    await said('Aquí estoy').waitFor();
    await until('the title is the old one', async () => (await page.title()) === 'Tienda');
    await until('nothing is unread', async () => (await page.locator('.teaser, .unread').count()) === 0);
    visitor.platform.memberSays('Por el enchufe');
    await said('Por el enchufe').waitFor();
    await page.keyboard.press('Escape');
    await page.goto(`${visitor.platform.origin}/shop`);
    await until('it was asked', () => visitor.platform.operations.at(-1) === 'Unread');
    await page.getByRole('button', { name: 'Abrir chat', exact: true }).waitFor();
  });

  test('A reply also arrives while the page is shown, and a dismissed teaser stays away while the number stays', async () => {
    const page = await onAnotherPage();
    await until('it was asked', () => visitor.platform.operations.includes('Unread'));
    visitor.platform.takeOver('Ana');
    visitor.platform.memberSays('Uno');
    await unread(1).waitFor();
    await page.getByRole('button', { name: 'Quitar aviso' }).click();
    await page.reload();
    await unread(1).waitFor();
    assert.equal(await page.locator('.teaser').count(), 0);
    visitor.platform.memberSays('Dos');
    await unread(2).waitFor();
    await page.locator('.teaser', { hasText: 'Dos' }).waitFor();
  });

  test('Replies are no longer polled once the conversation is gone', async () => {
    const page = await onAnotherPage();
    await until('it was asked', () => visitor.platform.operations.includes('Unread'));
    visitor.platform.conversations.clear();
    visitor.platform.operations.length = 0;
    await page.reload();
    await until('it was asked again', () => visitor.platform.operations.includes('Unread'));
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.waitForLoadState('networkidle');
    assert.equal(visitor.platform.operations.filter((name) => name === 'Unread').length, 1);
  });

  test('Replies are not polled where the visitor never wrote', async () => {
    const page = await visitor.visit(demo);
    await open();
    await page.keyboard.press('Escape');
    visitor.platform.operations.length = 0;
    await page.goto(`${visitor.platform.origin}/shop`);
    await page.getByRole('button', { name: 'Abrir chat' }).waitFor();
    await page.waitForLoadState('networkidle');
    assert.ok(!visitor.platform.operations.includes('Unread'));
  });

  test('A reply that arrived in the background is in the title until the visitor is back', async () => {
    const page = await visitor.visit(demo);
    await open();
    await say('persona');
    await page.getByText('Buscando a una persona').waitFor();
    const title = await page.title();
    const setHidden = (isHidden: boolean) =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'visibilityState', {
          configurable: true,
          get: () => (value ? 'hidden' : 'visible'),
        });
        document.dispatchEvent(new Event('visibilitychange'));
      }, isHidden);
    await setHidden(true);
    visitor.platform.memberSays('¿Estás?');
    await until('the title tells it', async () => (await page.title()) === `(1) ${title}`);
    await setHidden(false);
    await until('the title is the old one', async () => (await page.title()) === title);
  });

  test('The page may keep its title, receive the count and request a sound', async () => {
    const page = await visitor.visit('/shop');
    await open();
    await say('persona');
    await page.getByText('Buscando a una persona').waitFor();
    await page.keyboard.press('Escape');
    await page.goto(`${visitor.platform.origin}/blank`);
    await page.evaluate(() => {
      window.notes = 0;
      const Sound = class {
        constructor() {
          window.notes += 1;
        }
      };
      Object.assign(window, { AudioContext: Sound });
      window.heard = [];
      window.tertulia = (...call: unknown[]) => (window.tertulia.q ??= []).push(call);
      window.tertulia('on', 'unread', (count: unknown) => window.heard.push(['unread', count]));
    });
    await visitor.addTag({ bot: 'bot_aurora', title: 'off', sound: 'on' });
    visitor.platform.memberSays('¿Estás?');
    await unread(1).waitFor();
    assert.equal(await page.title(), 'Blanco');
    await until('the sound was asked for', async () => (await page.evaluate(() => window.notes)) > 0);
    assert.deepEqual(await page.evaluate(() => [window.heard, window.notes]), [[['unread', 1]], 1]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing serious in the teaser (${colorScheme})`, async () => {
      const page = await onAnotherPage({ colorScheme });
      visitor.platform.memberSays('Aquí estoy');
      await page.locator('.teaser').waitFor();
      await still(page);
      const { violations } = await new AxeBuilder({ page }).include('tertulia-chat').analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      assert.deepEqual(
        serious.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
        [],
      );
    });
  }
});
