/** Long conversations, bursts, drafts, and the texts of special situations. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { slowness } from '../kit/machine.ts';
import { describe, test } from '../kit/runner.ts';
import { demo, until, visitorPage } from './visitor-page.ts';

const visitor = visitorPage();
const { said, open, say, input } = visitor;

async function longConversation(count: number): Promise<Page> {
  const page = await visitor.visit(demo);
  await open();
  await say('hola');
  await said('Dijiste: hola').waitFor();
  visitor.platform.fill(count);
  await page.reload();
  await said(`línea ${count}`).waitFor();
  return page;
}

/** Scrolls to the top again and again until there are so many rows: one that is still loading ignores it. */
const scrollUpTo = (count: number) =>
  until(`${count} rows`, async () => {
    if ((await rows()) >= count) return true;
    await visitor.page.locator('.scroll').evaluate((box) => (box.scrollTop = 0));
    return false;
  });

const rows = () => visitor.page.locator('.row').count();

describe('a long conversation', () => {
  test('A long conversation shows its newest 50 messages first, and earlier ones on scrolling, without losing the place', async () => {
    const page = await longConversation(200);
    await until('50 rows', async () => (await rows()) === 50);
    const scroll = page.locator('.scroll');
    const first = page.locator('.row').first();
    const text = (await first.textContent()) ?? '';
    await scroll.evaluate((box) => (box.scrollTop = 100));
    await until('100 rows', async () => (await rows()) === 100);
    const shift = () =>
      page
        .locator('.row', { hasText: text })
        .first()
        .evaluate((row) => {
          const box = row.closest('.scroll');
          if (box === null) throw new Error('nothing scrolls');
          return Math.abs(row.getBoundingClientRect().top - box.getBoundingClientRect().top);
        });
    await until('the row that was read is where it was', async () => (await shift()) < 150);
    for (const expected of [150, 200, 204]) await scrollUpTo(expected);
    assert.equal(await rows(), 204);
    assert.equal(await page.getByRole('button', { name: 'Ver mensajes anteriores' }).count(), 0);
  });

  test('Sending redraws one row: none of 1,000 others is touched, and it costs little', async (context) => {
    const page = await longConversation(1_000);
    await scrollUpTo(1_000);
    await page.evaluate(() => {
      const list = document.querySelector('tertulia-chat')?.shadowRoot?.querySelector('.list');
      if (list === null || list === undefined) throw new Error('there is no list');
      window.touched = new Set();
      new MutationObserver((changes) => {
        for (const { target } of changes)
          if (target !== list)
            window.touched.add((target instanceof Element ? target.closest('.row') : null) ?? target);
      }).observe(list, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    const ms: number[] = [];
    for (let each = 0; each < 7; each += 1) {
      await input().fill(`mensaje ${each}`);
      ms.push(
        await input().evaluate((field) => {
          const from = performance.now();
          field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
          (field.getRootNode() as ShadowRoot).querySelector('.scroll')?.getBoundingClientRect();
          return performance.now() - from;
        }),
      );
      await said(`Dijiste: mensaje ${each}`).waitFor();
    }
    // The best of several: other programs interrupt some of them.
    const best = Math.min(...ms);
    context.diagnostic(
      `a send beside 1,000 messages: ${best.toFixed(1)} ms of script and layout (best of ${ms.length})`,
    );
    const touched = await page.evaluate(() => window.touched.size);
    assert.ok(touched <= 3 * 7, `${touched} rows were touched`);
    assert.ok(best < 40 * slowness(), `${best} ms`);
  });
});

describe('a burst of messages', () => {
  test('A burst of messages appears one by one, with the question at its end', async () => {
    const page = await visitor.visit(demo);
    await open();
    // The page itself counts how many rows each change adds, however seldom it is looked at.
    await page.evaluate(() => {
      const list = document.querySelector('tertulia-chat')?.shadowRoot?.querySelector('.list');
      if (list === null || list === undefined) throw new Error('there is no list');
      window.mostAtOnce = 0;
      let known = list.querySelectorAll('.row').length;
      new MutationObserver(() => {
        const now = list.querySelectorAll('.row').length;
        window.mostAtOnce = Math.max(window.mostAtOnce, now - known);
        known = now;
      }).observe(list, { subtree: true, childList: true });
    });
    await say('muchos');
    await said('ráfaga 12').waitFor();
    // Three are shown together, beside what was written.
    const most = await page.evaluate(() => window.mostAtOnce);
    assert.ok(most <= 4, `${most} messages appeared at once`);
    await until('nobody types', async () => (await page.locator('.dots').count()) === 0);
  });
});

describe('what the visitor began', () => {
  test('A half-written message survives closing the chat and leaving the page, and is gone once sent', async () => {
    const page = await visitor.visit(demo);
    await open();
    await input().fill('a medio escri');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Abrir chat' }).click();
    await until('the draft is back', async () => (await input().inputValue()) === 'a medio escri');
    await page.reload();
    await until('the draft is back', async () => (await input().inputValue()) === 'a medio escri');
    await input().press('Enter');
    await said('Dijiste: a medio escri').waitFor();
    await page.reload();
    await said('Dijiste: a medio escri').waitFor();
    assert.equal(await input().inputValue(), '');
  });

  test('Selected boxes survive as well', async () => {
    const page = await visitor.visit(demo);
    await open();
    await say('varias');
    await page.getByRole('checkbox', { name: /Corte/ }).check();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Abrir chat' }).click();
    const isChecked = () => page.getByRole('checkbox', { name: /Corte/ }).isChecked();
    await until('it is checked', isChecked);
    await page.reload();
    await until('it is checked', isChecked);
  });
});

describe('texts of special situations', () => {
  test('A text over the limit is kept whole, cannot be sent, and the chat says by how much it is too long', async () => {
    const page = await visitor.visit(demo);
    await open();
    await input().fill('a'.repeat(4_100));
    assert.equal((await input().inputValue()).length, 4_100);
    await page.getByText('sobran 4 caracteres').waitFor();
    await until('it cannot be sent', () => page.locator('.send').isDisabled());
    await input().press('Enter');
    assert.equal((await input().inputValue()).length, 4_100);
    await input().fill('a'.repeat(4_096));
    await page.getByText('Quedan 0 caracteres').waitFor();
    await input().press('Enter');
    await until('it was sent', () => visitor.platform.received.length === 1);
    assert.equal(visitor.platform.received[0]?.text?.length, 4_096);
  });

  test('Offline there are no typing dots', async () => {
    const page = await visitor.visit(demo);
    await open();
    await browserOffline(page, true);
    await say('hola');
    await page.getByText('se enviará al volver').waitFor();
    await until('no dots', async () => (await page.locator('.dots').count()) === 0);
    await browserOffline(page, false);
    await said('Dijiste: hola').waitFor();
  });

  test('Closed hours show when the business opens', async () => {
    const { bot } = visitor.platform;
    Object.assign(bot, {
      isOpenNow: false,
      opensNextText: { es: 'Abre mañana a las 9:00', en: 'Opens tomorrow at 9:00' },
    });
    const page = await visitor.visit(demo);
    await open();
    await page.getByText('Cerrado · Abre mañana a las 9:00').waitFor();
    Object.assign(bot, { isOpenNow: true, opensNextText: null });
  });

  test('Deleted texts are nowhere in the page any more, not even for screen readers', async () => {
    const page = await visitor.visit(demo);
    await open();
    await say('mi secreto');
    await said('Dijiste: mi secreto').waitFor();
    await page.getByRole('button', { name: 'Más opciones' }).click();
    await page.getByRole('menuitem', { name: 'Borrar mis datos' }).click();
    await page.getByRole('button', { name: 'Borrar', exact: true }).click();
    await page.getByText('Borramos tus datos.').waitFor();
    assert.doesNotMatch(
      await page.locator('tertulia-chat').evaluate((host) => host.shadowRoot?.textContent ?? ''),
      /secreto/,
    );
  });

  test('Enter on a rating leaves nothing in the input', async () => {
    const page = await visitor.visit(demo);
    await open();
    await say('nps');
    await page.getByRole('radio', { name: '0 de 10', exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await said('Gracias por el 1').waitFor();
    assert.equal(await input().inputValue(), '');
  });

  test('A numbered list begins with its number', async () => {
    const page = await visitor.visit(demo);
    await open();
    await say('lista');
    await page.locator('.say ol').waitFor();
    assert.equal(await page.locator('.say ol').getAttribute('start'), '3');
  });

  test('A member’s messages keep the member’s name after the conversation returned to the bot, also after a reload', async () => {
    const page = await visitor.visit(demo);
    await open();
    await say('persona');
    await page.getByText('Buscando a una persona').waitFor();
    visitor.platform.takeOver('Ana');
    visitor.platform.memberSays('Soy Ana');
    await said('Soy Ana').waitFor();
    visitor.platform.giveBack();
    await page.getByText('Responde al momento').waitFor();
    const sender = () => page.locator('.row', { hasText: 'Soy Ana' }).locator('.sender').textContent();
    assert.equal(await sender(), 'Ana');
    await page.reload();
    await said('Soy Ana').waitFor();
    assert.equal(await sender(), 'Ana');
  });
});

async function browserOffline(page: Page, isOffline: boolean): Promise<void> {
  visitor.platform.isDown = isOffline;
  if (isOffline) visitor.platform.dropSockets();
  await page.context().setOffline(isOffline);
}
