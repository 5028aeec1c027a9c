/** The feed in two browsers of one person: what belongs together is one line, and what is read in one is read in both. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { closeBrowsers, openBrowser, type Person } from '../kit/browser.ts';
import { startPlatform } from '../kit/platform.ts';
import { askGraph, signIn } from '../kit/portal.ts';
import { testLimitMs } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';
import { Visitor } from '../kit/visitor.ts';

const timeout = testLimitMs;
const dangers = 3;

let platform: Platform;
const people: Person[] = [];
const pages: Page[] = [];

before(async () => {
  platform = await startPlatform({ demo: 'small' });
  for (const width of [1280, 390]) {
    const person = await openBrowser({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    people.push(person);
    const page = await person.context.newPage();
    await signIn(page, platform.url);
    await page.goto(`${platform.url}/notifications`);
    pages.push(page);
  }
});
after(async () => {
  await Promise.all(people.map((person) => person.close()));
  await closeBrowsers();
  await platform?.stop();
});

const bell = (page: Page, unread: number) =>
  page.getByRole('button', { name: `Avisos: ${unread} sin leer`, exact: true });
const group = (page: Page, unread: number) =>
  page.getByRole('main').getByRole('button', { name: new RegExp(`Urgencias: ${dangers} avisos ?${unread} sin leer`) });
const links = (page: Page) => page.getByRole('main').getByRole('link', { name: /necesita atención urgente/ });

void describe('the feed in two browsers', { concurrency: false }, () => {
  let before = 0;

  void test('Several of one kind, bot and day are one line that opens, in both', { timeout }, async () => {
    const [page] = pages;
    assert.ok(page !== undefined);
    const { data } = await askGraph<{
      viewer: { user: { unreadNotifications: number } };
      organization: { bots: { nodes: { publicId: string }[] } };
    }>(page, '{ viewer { user { unreadNotifications } } organization { bots(first: 1) { nodes { publicId } } } }');
    before = data?.viewer.user.unreadNotifications ?? 0;
    for (let n = 0; n < dangers; n += 1) {
      const visitor = new Visitor(platform.url, data?.organization.bots.nodes[0]?.publicId ?? '');
      await visitor.start();
      await visitor.send({ text: 'Tengo un dolor muy fuerte en el pecho y no puedo respirar' });
    }
    for (const one of pages) {
      await bell(one, before + dangers).waitFor();
      await group(one, dangers).waitFor();
      assert.equal(await links(one).count(), 0);
      await group(one, dangers).click();
      assert.equal(await links(one).count(), dangers);
    }
  });

  void test('One that is opened in a browser is read in the other at once', { timeout }, async () => {
    const [page, other] = pages;
    assert.ok(page !== undefined && other !== undefined);
    await links(page).first().click();
    await page.waitForURL('**/conversations/**');
    for (const one of pages) await bell(one, before + dangers - 1).waitFor();
    await group(other, dangers - 1).waitFor();
    assert.equal(await links(other).count(), dangers, 'the line stays open');
  });
});
