/** With the keyboard alone: dialogs begin in their first field, and closing or deleting something leaves the focus at a useful place. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { closeBrowsers, openBrowser, type Person } from '../kit/browser.ts';
import { eventually } from '../kit/graph.ts';
import { startPlatform } from '../kit/platform.ts';
import { askGraph, settled, signIn } from '../kit/portal.ts';
import { testLimitMs } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';
import { Visitor } from '../kit/visitor.ts';

const timeout = testLimitMs;

let platform: Platform;
let browser: Person;
let page: Page;

before(async () => {
  platform = await startPlatform({ demo: 'small' });
  browser = await openBrowser({ reducedMotion: 'reduce' });
  page = await browser.context.newPage();
  await signIn(page, platform.url);
});
after(async () => {
  await browser?.close();
  await closeBrowsers();
  await platform?.stop();
});

/** The focused element: its tag, its name, and whether it is in a floating layer. */
function focused() {
  return page.evaluate(() => {
    const { activeElement } = document;
    return {
      tag: activeElement?.tagName ?? 'NONE',
      name: activeElement?.getAttribute('aria-label') ?? activeElement?.textContent?.trim() ?? '',
      isInDialog: activeElement?.closest('[role="dialog"], [role="alertdialog"]') !== null,
    };
  });
}

/** Opens what a button opens, with the keyboard. */
async function press(button: Locator): Promise<void> {
  await button.focus();
  await page.keyboard.press('Enter');
}

const dialogs = [
  { path: '/bots', opener: /^Nuevo bot$/ },
  { path: '/team', opener: /^Invitar/ },
  { path: '/keys', opener: /^(Crear|Nueva) clave/ },
  { path: '/integrations/catalog', opener: /^Conectar Correo/ },
];

void describe('a dialog', () => {
  for (const { path, opener } of dialogs) {
    void test(`A dialog begins in its first field and returns to its opener: ${path}`, { timeout }, async () => {
      await page.goto(`${platform.url}${path}`);
      const button = page.getByRole('button', { name: opener }).first();
      await press(button);
      await page.getByRole('dialog').waitFor();
      await eventually(async () => assert.ok((await focused()).isInDialog));
      assert.notEqual((await focused()).name, 'Cerrar');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await eventually(async () => assert.ok(await button.evaluate((one) => one === document.activeElement)));
    });
  }

  void test('A dialog that a menu opened returns the focus to the menu’s button', { timeout }, async () => {
    await page.goto(`${platform.url}/bots`);
    const menu = page.getByRole('button', { name: /Salón Aurora/ }).first();
    await press(menu);
    await page.getByRole('menuitem', { name: /nombre/i }).press('Enter');
    await page.getByRole('dialog').waitFor();
    await eventually(async () => assert.equal((await focused()).tag, 'INPUT'));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await eventually(async () => assert.ok(await menu.evaluate((one) => one === document.activeElement)));
  });
});

void test('Every menu of a page returns the focus to its button', { timeout }, async () => {
  for (const path of ['/', '/bots', '/team', '/conversations?tab=all']) {
    await page.goto(`${platform.url}${path}`);
    const menus = page.locator('button[aria-haspopup="menu"]:visible, button[aria-haspopup="dialog"]:visible');
    await eventually(async () => assert.ok((await menus.count()) > 0));
    await settled(page);
    for (const menu of await menus.all()) {
      await press(menu);
      await page.locator('[role="menu"], [role="dialog"]').first().waitFor();
      await page.keyboard.press('Escape');
      await eventually(async () => assert.ok(await menu.evaluate((one) => one === document.activeElement), path));
    }
  }
});

void test('After taking a conversation the focus is in the reply box', { timeout }, async () => {
  const { data } = await askGraph<{ organization: { bots: { nodes: { publicId: string }[] } } }>(
    page,
    '{ organization { bots(first: 1) { nodes { publicId } } } }',
  );
  const visitor = new Visitor(platform.url, data?.organization.bots.nodes[0]?.publicId ?? '');
  await visitor.start();
  await visitor.send({ text: 'Hola' });
  const { conversationId } = visitor;
  await page.goto(`${platform.url}/conversations/${conversationId}?tab=all`);
  await press(page.getByRole('button', { name: 'Tomar' }));
  await eventually(async () => assert.equal((await focused()).tag, 'TEXTAREA'));
  await press(page.getByRole('button', { name: /^Devolver/ }));
  await eventually(async () => assert.equal((await focused()).name, 'Tomar'));
});

void test('Removing a filter leaves the focus among the filters', { timeout }, async () => {
  await page.goto(`${platform.url}/conversations?tab=all&outcome=RESOLVED&state=ENDED`);
  const chips = page.getByRole('button', { name: /^Quitar el filtro/ });
  await chips.first().waitFor();
  await press(chips.first());
  await eventually(async () => assert.equal(await chips.count(), 1));
  await eventually(async () => assert.match((await focused()).name, /^Quitar el filtro/));
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await chips.count(), 0));
  await eventually(async () => assert.match((await focused()).name, /^Filtros/));
});
