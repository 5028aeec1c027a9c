/** The visitor's chat in a real browser, on a page with a strict content security policy. */
import assert from 'node:assert/strict';
import { describe, test } from '../kit/runner.ts';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type Person, still } from '../kit/browser.ts';
import type { ScriptedPlatform } from './scripted-platform.ts';
import { demo, until, visitorPage } from './visitor-page.ts';

const visitor = visitorPage();
const { bubble, said, input, open, say } = visitor;
let platform: ScriptedPlatform;
let page: Page;
let browser: Person | undefined;

async function visit(path: string, options: BrowserContextOptions = {}): Promise<void> {
  page = await visitor.visit(path, options);
  ({ platform, browser } = visitor);
}

const activeLabel = () =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? element?.tagName;
  });

describe('the embedding page', () => {
  test('Before a gesture the loader has loaded nothing else, set no cookie and kept its focus', async () => {
    await visit(demo);
    await bubble().waitFor();
    const scripts = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
    assert.equal(scripts.filter((name) => name.includes('chat.js')).length, 0);
    assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
    await open();
    assert.deepEqual(await browser?.context.cookies(), []);
  });

  test('Calls made before the loader arrived are executed, and listeners receive events', async () => {
    await visit('/demo');
    await page.evaluate((origin) => {
      window.heard = [];
      window.tertulia = function tertulia(...call: unknown[]) {
        (window.tertulia.q ??= []).push(call);
      };
      for (const name of ['ready', 'open', 'close', 'message', 'choice', 'ended']) {
        window.tertulia('on', name, (detail?: { text?: string; labels?: string[] }) =>
          window.heard.push([name, detail?.text ?? detail?.labels ?? '']),
        );
      }
      window.tertulia('open');
      const tag = document.createElement('script');
      Object.assign(tag, { src: `${origin}/widget/loader.js`, async: true });
      Object.assign(tag.dataset, { bot: 'bot_aurora', color: '#0f766e' });
      document.body.append(tag);
    }, platform.origin);
    await said('¿A qué correo').waitFor();
    await say('ana@correo.mx');
    await page.getByRole('button', { name: /^Corte/ }).click();
    await said('Anotado').waitFor();
    await page.evaluate(() => window.tertulia('close'));
    await until('the panel is closed', async () => (await page.locator('.panel').count()) === 0);
    const heard = await page.evaluate(() => window.heard);
    assert.deepEqual(
      heard.map(([name]) => name).filter((name) => name !== 'message'),
      ['open', 'ready', 'choice', 'close'],
    );
    assert.ok(heard.some(([name, text]) => name === 'message' && String(text).startsWith('Hola')));
    await page.evaluate(() => window.tertulia('destroy'));
    assert.equal(await page.locator('tertulia-chat').count(), 0);
  });

  test('The chat works on a page of another site', async () => {
    await visit('/demo');
    await page.goto(`${platform.origin.replace('127.0.0.1', 'localhost')}/shop`);
    assert.notEqual(await page.evaluate(() => location.origin), platform.origin);
    await open();
    await say('persona');
    await page.getByText('Buscando a una persona').waitFor();
    platform.memberSays('Aquí estoy');
    await said('Aquí estoy').waitFor();
  });

  test('The same tag twice makes one bubble', async () => {
    await visit(demo);
    await bubble().waitFor();
    await page.evaluate(() => {
      const copy = document.createElement('script');
      copy.src = document.querySelector<HTMLScriptElement>('script[data-bot]')?.src ?? '';
      copy.dataset.bot = 'bot_aurora';
      document.body.append(copy);
    });
    await page.waitForLoadState('networkidle');
    assert.equal(await page.locator('tertulia-chat').count(), 1);
  });

  test('An unknown bot draws nothing', async () => {
    await visit('/demo?bot=bot_nobody');
    await until('the loader asked', () => platform.looks > 0);
    await page.waitForLoadState('networkidle');
    assert.equal(await page.locator('tertulia-chat').count(), 0);
  });

  test('Inline, the chat is in the element that the tag names', async () => {
    await visit('/demo');
    await page.evaluate((origin) => {
      const place = document.createElement('div');
      place.id = 'here';
      place.style.height = '520px';
      document.querySelector('main')?.append(place);
      const tag = document.createElement('script');
      tag.src = `${origin}/widget/loader.js`;
      Object.assign(tag.dataset, { bot: 'bot_aurora', mode: 'inline', target: '#here' });
      document.body.append(tag);
    }, platform.origin);
    await said('¿A qué correo').waitFor();
    const box = await page.locator('#here .panel').boundingBox();
    assert.equal(Math.round(box?.height ?? 0), 520);
    assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
  });

  test('The full page has the bot’s name and the visitor’s language', async () => {
    await visit('/chat/bot_aurora', { locale: 'en-US' });
    await said('Which e-mail').waitFor();
    assert.equal(await page.title(), 'Aurora');
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  });

  test('The chat works where storage is refused', async () => {
    await visit('/demo');
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await page.goto(`${platform.origin}${demo}`);
    await open();
    await say('hola');
    await said('Dijiste: hola').waitFor();
  });
});

describe('a conversation', () => {
  test('A conversation accepts a corrected e-mail, a choice, a date and a rating', async () => {
    await visit(demo);
    await open();
    await say('ana@correo');
    await said('no parece completo').waitFor();
    await say('ana@correo.mx');
    await page.getByRole('button', { name: /^Corte/ }).click();
    await page.getByLabel('Elige una fecha', { exact: true }).fill('2026-12-24');
    await page.getByRole('button', { name: 'Enviar' }).first().click();
    await said('24 de diciembre de 2026').waitFor();
    await say('estrellas');
    await page.locator('.mark').nth(3).click();
    await said('Gracias por el 4').waitFor();
    assert.deepEqual(
      platform.received.map(({ text, choiceIds, rating }) => text ?? choiceIds ?? rating),
      ['ana@correo', 'ana@correo.mx', ['cut'], '2026-12-24', 'estrellas', 4],
    );
  });

  test('Several choices are sent together; a search filters many', async () => {
    await visit(demo);
    await open();
    await say('varias');
    await page.getByRole('checkbox', { name: /Corte/ }).check();
    await page.getByRole('checkbox', { name: /Manicura/ }).check();
    await page.getByRole('group').getByRole('button', { name: 'Enviar' }).click();
    await said('Corte, Manicura').waitFor();
    await say('buscar');
    await page.getByRole('searchbox').fill('bogota');
    await until('one is left', async () => (await page.locator('.option').count()) === 1);
    await page.getByRole('button', { name: 'Bogotá' }).click();
    await said('Bogotá').waitFor();
    assert.deepEqual(platform.received[1]?.choiceIds, ['cut', 'nails']);
  });

  test('A reload restores the conversation, open, at its last message', async () => {
    await visit(demo);
    await open();
    await say('ana@correo.mx');
    await page.getByRole('button', { name: /^Corte/ }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: /^Corte/ }).waitFor();
    assert.equal(await said('ana@correo.mx').count(), 1);
    assert.equal(platform.conversations.size, 1);
    await page.getByRole('button', { name: /^Manicura/ }).waitFor();
  });

  test('Messages written offline are sent once, in order, when the network is back, also after a reload', async () => {
    await visit(demo);
    await open();
    platform.isDown = true;
    platform.dropSockets();
    await say('uno');
    await say('dos');
    await page.getByText('se enviará al volver').first().waitFor();
    await page.reload();
    platform.isDown = false;
    await said('Dijiste: dos').waitFor();
    await until('both are confirmed', async () => (await page.locator('.pending').count()) === 0);
    assert.deepEqual(
      platform.conversation.messages.filter((message) => message.author === 'VISITOR').map((message) => message.text),
      ['uno', 'dos'],
    );
  });

  test('A refused message says why and can be sent again', async () => {
    await visit(demo);
    await open();
    platform.refusals.set('malo', 'El mensaje es demasiado largo.');
    await say('malo');
    await page.getByText('El mensaje es demasiado largo.').waitFor();
    platform.refusals.clear();
    await page.getByRole('button', { name: 'Reintentar' }).click();
    await said('Dijiste: malo').waitFor();
    assert.equal(new Set(platform.received.map((input) => input.clientMessageId)).size, 1);
  });

  test('A member takes over with name and live messages, which count as unread behind a closed panel', async () => {
    await visit(demo);
    await open();
    await say('persona');
    await page.getByText('Buscando a una persona').waitFor();
    platform.takeOver('Ana');
    platform.memberSays('Hola, soy Ana');
    await said('Hola, soy Ana').waitFor();
    await until('header and log name her', async () => (await page.getByText('Te atiende Ana').count()) === 2);
    await page.keyboard.press('Escape');
    platform.memberSays('¿Sigues ahí?');
    await page.getByRole('button', { name: 'Abrir chat (1)' }).waitFor();
  });

  test('A member’s messages arrive even where sockets are blocked', async () => {
    visitor.platform.hasSocket = false;
    await visit(demo);
    await open();
    await say('persona');
    await page.getByText('Buscando a una persona').waitFor();
    platform.memberSays('Aquí estoy');
    await said('Aquí estoy').waitFor();
  });

  test('An ended conversation offers a new one, and deleted data is gone', async () => {
    await visit(demo);
    await open();
    await say('fin');
    await page.getByRole('button', { name: 'Empezar de nuevo' }).click();
    await said('¿A qué correo').waitFor();
    await until('the old words are gone', async () => (await said('fin').count()) === 0);
    await page.getByRole('button', { name: 'Más opciones' }).click();
    await page.getByRole('menuitem', { name: 'Borrar mis datos' }).click();
    await page.getByRole('button', { name: 'Borrar', exact: true }).click();
    await page.getByText('Borramos tus datos.').waitFor();
    assert.equal(platform.conversations.size, 0);
    await until(
      'no token is stored',
      async () => !(await page.evaluate(() => JSON.stringify(localStorage))).includes('token-'),
    );
  });

  test('A transcript can be saved', async () => {
    await visit(demo);
    await open();
    await page.getByRole('button', { name: 'Más opciones' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Descargar' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'conversacion.txt');
  });

  test('Before the first message, another language shows another greeting', async () => {
    await visit(demo);
    await open();
    await page.getByRole('button', { name: 'Idioma' }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await said('Which e-mail').waitFor();
    assert.equal(await said('¿A qué correo').count(), 0);
  });

  test('When the platform is unavailable at the start, the visitor is informed, and the chat starts when it is back', async () => {
    await visit(demo);
    await bubble().waitFor();
    platform.isDown = true;
    await bubble().click();
    await page.getByText('No pudimos abrir el chat').waitFor();
    platform.isDown = false;
    await said('¿A qué correo').waitFor();
  });
});

describe('safety', () => {
  test('Markup in a message is text, a script address is no link, an external image is its description', async () => {
    await visit(demo);
    await open();
    await say('rico');
    await said('<img src=x onerror=alert(1)>').waitFor();
    const links = await page
      .locator('.say a')
      .evaluateAll((all) => (all as HTMLAnchorElement[]).map((link) => [link.href, link.rel, link.target]));
    assert.deepEqual(links, [['https://example.com/citas', 'noopener noreferrer nofollow', '_blank']]);
    assert.equal(await page.locator('.say img').count(), 0);
    await said('Foto del salón').waitFor();
  });
});

describe('keyboard and screen reader', () => {
  test('Tab reaches the bubble, Enter opens, arrows move among choices, Escape gives the focus back', async () => {
    await visit(demo);
    await bubble().waitFor();
    await page.keyboard.press('Tab');
    assert.equal(await activeLabel(), 'Abrir chat');
    await page.keyboard.press('Enter');
    await said('¿A qué correo').waitFor();
    await until('the input has the focus', async () => (await activeLabel()) === 'nombre@correo.com');
    await page.keyboard.type('ana@correo.mx');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Corte/ }).waitFor();
    await page.keyboard.press('Shift+Tab');
    assert.match((await activeLabel()) ?? '', /Manicura/);
    await page.keyboard.press('ArrowDown');
    assert.match((await activeLabel()) ?? '', /Corte/);
    await page.keyboard.press('Enter');
    await said('Anotado').waitFor();
    await page.keyboard.press('Escape');
    await until('the bubble has the focus', async () => (await activeLabel()) === 'Abrir chat');
    await until('it is closed', async () => (await bubble().getAttribute('aria-expanded')) === 'false');
  });

  test('Each message of the bot is announced once, with its sender; history and the visitor’s own messages are not', async () => {
    await visit(demo);
    await open();
    const log = page.getByRole('log');
    await until('the greeting is announced', async () => (await log.locator('p').count()) === 2);
    await say('hola');
    await said('Dijiste: hola').waitFor();
    await until('only the answer is announced', async () => {
      const lines = await log.locator('p').allTextContents();
      return lines.length === 1 && lines[0] === 'Aurora dice: Dijiste: hola';
    });
    await page.reload();
    await said('Dijiste: hola').waitFor();
    assert.equal(await log.locator('p').count(), 0);
  });

  test('Arrow keys alone send no rating; Enter does', async () => {
    await visit(demo);
    await open();
    await say('nps');
    await page.getByRole('radio', { name: '0 de 10', exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    assert.equal(platform.received.length, 1);
    await page.keyboard.press('Enter');
    await said('Gracias por el').waitFor();
    assert.equal(platform.received[1]?.rating, 2);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing serious (${colorScheme})`, async () => {
      await visit(demo, { colorScheme });
      await open();
      for (const [text, ready] of [
        ['rico', '.say li'],
        ['varias', '.option'],
        ['nps', '.mark'],
        ['persona', '.is-waiting'],
      ] as const) {
        await say(text);
        await page.locator(ready).first().waitFor();
      }
      await page.getByRole('button', { name: 'Más opciones' }).click();
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

describe('phones', () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

  test('The chat fills the screen, does not open the keyboard, and its input does not make the page zoom', async () => {
    await visit(demo, phone);
    await page.getByRole('button', { name: 'Abrir chat' }).tap();
    await said('¿A qué correo').waitFor();
    // Quick answers arrive while the panel still slides in.
    await still(page);
    const box = await page.locator('.panel').boundingBox();
    assert.ok(box !== null);
    assert.deepEqual([box.x, box.y, box.width, box.height].map(Math.round), [0, 0, 390, 844]);
    assert.equal(await input().evaluate((field) => (field.getRootNode() as ShadowRoot).activeElement === field), false);
    assert.ok((await input().evaluate((field) => Number.parseFloat(getComputedStyle(field).fontSize))) >= 16);
    await say('nps');
    await page.locator('.mark').first().waitFor();
    const heights = await page
      .locator('.mark')
      .evaluateAll((all) => all.map((mark) => mark.getBoundingClientRect().height));
    assert.ok(Math.min(...heights) >= 44);
  });
});
