/** Cards, videos, places, pictures and forms in the visitor's chat, on a page with a strict content security policy. */
import assert from 'node:assert/strict';
import { describe, test } from '../kit/runner.ts';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { player } from './scripted-rare.ts';
import { demo, until, visitorPage } from './visitor-page.ts';

const visitor = visitorPage();
const { open, say, said } = visitor;
/** Addresses outside the platform that the page asked for. */
let asked: string[] = [];

/** Opens the chat; pictures and the player come from here, everything else outside is refused. */
async function talk(words: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await visitor.visit('/demo', options);
  asked = [];
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="teal"/></svg>';
  await page.route(
    (url) => url.origin !== visitor.platform.origin,
    async (route) => {
      const url = route.request().url();
      asked.push(url);
      if (url.endsWith('.svg')) await route.fulfill({ contentType: 'image/svg+xml', body: svg });
      else await route.fulfill({ contentType: 'text/html', body: '<title>player</title>' });
    },
  );
  await page.goto(`${visitor.platform.origin}${demo}`);
  await open();
  await say(words);
  return page;
}

async function hasNoBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('tertulia-chat').analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    [],
  );
}

describe('cards', () => {
  test('A button of a card is the answer; choices are not listed twice, and an answered card takes no other answer', async () => {
    const page = await talk('tarjetas');
    const wanted = page.getByRole('button', { name: 'Lo quiero: Pantalón' });
    await until('the button can be pressed', () => wanted.isEnabled());
    assert.equal(await page.locator('.option').count(), 0);
    assert.equal(
      await page.getByRole('link', { name: 'Ver tallas' }).first().getAttribute('rel'),
      'noopener noreferrer nofollow',
    );
    await hasNoBarriers(page);
    await wanted.click();
    await said('Anotado').waitFor();
    await said('Lo quiero: Pantalón').waitFor();
    await until('the buttons are over', async () => (await page.locator('.choose:enabled').count()) === 0);
    assert.equal(await page.evaluate(() => document.activeElement?.shadowRoot !== undefined), true);
  });

  test('Words answer as well, and the arrows show the next card', async () => {
    const page = await talk('tarjetas');
    const row = page.locator('.cards');
    await row.waitFor();
    await page.getByRole('button', { name: 'Tarjeta siguiente' }).click();
    await until('the row moved', () => row.evaluate((element) => element.scrollLeft > 0));
    await say('fecha');
    await said('¿Para cuándo?').waitFor();
  });
});

describe('videos, recordings, files and places', () => {
  test('Nothing is asked of another site before the visitor plays it, and then in a sandboxed frame', async () => {
    const page = await talk('medios');
    const start = page.getByRole('button', { name: 'Reproducir: Cómo llegar' });
    await start.waitFor();
    await page.locator('audio').waitFor({ state: 'attached' });
    assert.deepEqual(asked, []);
    assert.equal(await page.locator('video').getAttribute('preload'), 'none');
    await page.locator('video').dispatchEvent('play');
    await until('the captions are there', async () => (await page.locator('track[kind=captions]').count()) === 1);
    assert.equal(await page.locator('.say a[href^="javascript"]').count(), 0);
    await said('Trampa').waitFor();
    await page.getByText('Transcripción').click();
    await page.getByText('Hola, soy Luz.').waitFor();
    await page.getByRole('link', { name: /Ver en el mapa/ }).waitFor();
    await hasNoBarriers(page);
    await start.click();
    const frame = page.locator('iframe.player');
    await frame.waitFor();
    assert.equal(await frame.getAttribute('src'), player);
    assert.doesNotMatch((await frame.getAttribute('sandbox')) ?? '', /top-navigation|forms/);
    await until('the player was asked for', () => asked.includes(player));
  });
});

describe('pictures and times', () => {
  test('Choices with pictures are buttons named by their labels', async () => {
    const page = await talk('fotos', { viewport: { width: 390, height: 780 } });
    const choice = page.getByRole('button', { name: 'Abrigo' });
    await choice.waitFor();
    assert.equal(await page.locator('.pictures img').count(), 3);
    await hasNoBarriers(page);
    await choice.click();
    await said('Anotado').waitFor();
  });

  test('A list of choices is cut only where there is no room for it', async () => {
    const page = await visitor.visit('/chat/bot_aurora', { viewport: { width: 1000, height: 1200 } });
    await said('¿A qué correo').waitFor();
    await say('lugares');
    const list = page.locator('.options');
    await list.waitFor();
    const hidden = () => list.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
    assert.equal(await hidden(), 0);
    await page.setViewportSize({ width: 1000, height: 500 });
    await until('the list is cut', async () => (await hidden()) > 0);
  });

  test('A time is picked within its limits', async () => {
    const page = await talk('hora');
    const field = page.getByLabel('Elige una hora', { exact: true });
    await field.fill('20:00');
    await page.locator('.date button').click();
    assert.equal(await said('20:00').count(), 0);
    await field.fill('10:30');
    await page.locator('.date button').click();
    await said('10:30').first().waitFor();
  });
});

describe('a day with its time', () => {
  test('Both are picked on one card by keyboard, and what was picked is there again after a reload', async () => {
    const page = await talk('cita', { viewport: { width: 390, height: 780 } });
    const first = page.getByRole('radio', { name: 'jueves, 26 de noviembre' });
    await first.waitFor();
    assert.equal(await page.getByRole('radio', { name: /domingo/ }).count(), 0);
    const send = page.locator('.moments').getByRole('button', { name: 'Enviar' });
    assert.equal(await send.isDisabled(), true);
    await first.focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('group', { name: 'Hora para el viernes, 27 de noviembre' }).waitFor();
    await page.getByRole('status').filter({ hasText: 'Hay 16 horas para elegir' }).waitFor({ state: 'attached' });
    await hasNoBarriers(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.reload();
    await open();
    await until('the day is there again', () =>
      page.getByRole('radio', { name: 'viernes, 27 de noviembre' }).isChecked(),
    );
    assert.equal(await page.getByRole('radio', { name: '9:30' }).isChecked(), true);
    assert.equal(await page.getByRole('radio', { name: '14:00' }).count(), 0);
    await send.click();
    await said('27 de noviembre de 2026, 9:30').waitFor();
    assert.equal(await page.locator('.moments').count(), 0);
  });

  test('On a day without hours any time is entered, and a day that is written is understood as before', async () => {
    const page = await talk('cita');
    await page.getByRole('radio', { name: 'jueves, 10 de diciembre' }).check({ force: true });
    await page.getByLabel('Hora para el jueves, 10 de diciembre').and(page.locator('input')).fill('21:15');
    await page.locator('.moments').getByRole('button', { name: 'Enviar' }).click();
    await said('10 de diciembre de 2026, 21:15').waitFor();
    await say('cita');
    await page.locator('.moments').waitFor();
    await say('el viernes a las 5');
    await said('Dijiste: el viernes a las 5').waitFor();
  });

  test('Once the day is known, only its times are shown', async () => {
    const page = await talk('turno');
    await page.getByRole('radio', { name: '16:30' }).check({ force: true });
    assert.equal(await page.locator('.days').count(), 0);
    await page.locator('.moments').getByRole('button', { name: 'Enviar' }).click();
    await said('16:30').first().waitFor();
  });

  test('Where the picker cannot be loaded, the browser asks for the day', async () => {
    const page = await visitor.visit('/demo', {});
    await page.route('**/moments.js', (route) => route.abort());
    await page.goto(`${visitor.platform.origin}${demo}`);
    await open();
    await say('cita');
    await page.getByLabel('Elige una fecha', { exact: true }).fill('2026-12-01');
    await page.locator('.date button').click();
    await said('1 de diciembre de 2026').waitFor();
    visitor.complaints = visitor.complaints.filter((one) => !one.includes('moments.js'));
  });
});

describe('forms', () => {
  test('What is missing is said beside each field; a form of another page is kept, and sent with the keyboard', async () => {
    const page = await talk('formulario', { viewport: { width: 390, height: 780 } });
    const name = page.getByLabel('Nombre');
    await name.waitFor();
    await page.getByRole('button', { name: 'Enviar datos' }).click();
    assert.equal(await page.getByText('Falta este dato.').count(), 2);
    assert.equal(await name.getAttribute('aria-invalid'), 'true');
    assert.equal(await name.evaluate((field) => (field.getRootNode() as ShadowRoot).activeElement === field), true);
    await hasNoBarriers(page);
    await name.fill('Ana');
    await page.reload();
    await open();
    await page.getByLabel('Correo').fill('ana@gmial.com');
    assert.equal(await name.inputValue(), 'Ana');
    await page.getByLabel('Talla').selectOption({ label: 'Grande' });
    await page.getByLabel('Correo').press('Enter');
    await page.getByText('¿Quieres decir «ana@gmail.com»?').waitFor();
    assert.equal(await name.inputValue(), 'Ana');
    await page.getByLabel('Correo').fill('ana@gmail.com');
    await page.getByLabel('Correo').press('Enter');
    await said('Recibí tus datos').waitFor();
    await said('Nombre: Ana').last().waitFor();
  });

  test('Whoever writes instead is understood', async () => {
    const page = await talk('formulario');
    await page.getByLabel('Nombre').waitFor();
    await say('hola');
    await said('Dijiste: hola').waitFor();
    assert.equal(await page.getByLabel('Nombre').count(), 0);
  });
});
