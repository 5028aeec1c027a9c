/** Pages of other sites in the visitor's chat, on a host page with a strict content security policy: what they can do, and what they cannot. */
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Frame, Page } from 'playwright-core';
import { describe, test } from '../kit/runner.ts';
import { calendar } from './scripted-rare.ts';
import { demo, until, visitorPage } from './visitor-page.ts';

const visitor = visitorPage();
const { open, say, said } = visitor;

/** A page that posts what its address bar says nothing about: whatever the test tells it to. */
const calendarPage =
  '<!doctype html><html lang="es"><title>Citas</title><main><h1>Elige una hora</h1><button>10:30</button></main>';

/** Opens the chat on a host page; the other sites are answered for here. */
async function talk(words: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await visitor.visit('/demo', options);
  await page.route(
    (url) => url.origin !== visitor.platform.origin,
    (route) => route.fulfill({ contentType: 'text/html', body: calendarPage }),
  );
  await page.goto(`${visitor.platform.origin}${demo}`);
  await open();
  await say(words);
  return page;
}

async function frameOf(page: Page): Promise<Frame> {
  await page.locator('iframe[title="Agenda tu cita"]').waitFor();
  const found = () => page.frames().find((frame) => frame.url().startsWith(calendar));
  await until('the page is there', () => found() !== undefined);
  const frame = found();
  if (frame === undefined) throw new Error('the page is gone');
  await frame.waitForSelector('button');
  return frame;
}

/** Posts from a frame, or from the host page itself, to the host page. */
const post = (from: Frame | Page, ...messages: readonly unknown[]) =>
  from.evaluate((given) => {
    for (const one of given) window.parent.postMessage(one, '*');
  }, messages);

const event = (value: unknown, name = 'cita') => ({ type: 'tertulia:event', name, value });
const posted = () => visitor.platform.received.flatMap(({ form }) => form ?? []);

describe('a page in the chat', () => {
  test('It runs without an origin, so that it reads neither the host page nor its own cookies, and cannot take the visitor away', async () => {
    const page = await talk('agenda');
    const frame = await frameOf(page);
    const element = page.locator('iframe[title="Agenda tu cita"]');
    assert.equal(await element.getAttribute('sandbox'), 'allow-scripts allow-forms allow-popups');
    assert.equal(await element.getAttribute('referrerpolicy'), 'no-referrer');
    assert.equal(await element.getAttribute('loading'), 'lazy');
    const tried = await frame.evaluate(() => {
      const attempt = (act: () => unknown): string => {
        try {
          return String(act());
        } catch (error) {
          return (error as Error).name;
        }
      };
      return {
        origin: self.origin,
        referrer: document.referrer,
        cookie: attempt(() => document.cookie),
        storage: attempt(() => localStorage.length),
        host: attempt(() => window.parent.document.title),
        away: attempt(() => {
          if (window.top !== null) window.top.location.href = 'https://otra.example.com/';
        }),
      };
    });
    const { away, ...rest } = tried;
    const refused = { cookie: 'SecurityError', storage: 'SecurityError', host: 'SecurityError' };
    assert.deepEqual(rest, { origin: 'null', referrer: '', ...refused });
    assert.match(away, /SecurityError|undefined/);
    assert.equal(new URL(page.url()).origin, visitor.platform.origin);
    visitor.complaints = visitor.complaints.filter((one) => !/sandbox|Unsafe attempt/i.test(one));
  });

  for (const width of [1440, 390])
    test(`Its place is kept before it is there, it is no wider than its message and has a link below, at ${width} px`, async () => {
      const page = await talk('hola', { viewport: { width, height: 844 } });
      let arrive: (() => void) | undefined;
      const held = new Promise<void>((resolve) => (arrive = resolve));
      await page.route('**/widget/frames.js', async (route) => {
        await held;
        await route.fallback();
      });
      await say('agenda');
      const place = page.locator('.framed');
      await place.waitFor();
      const before = await place.boundingBox();
      arrive?.();
      await frameOf(page);
      const link = page.getByRole('link', { name: 'Abrir en otra pestaña: Agenda tu cita' });
      assert.equal(await link.getAttribute('rel'), 'noopener noreferrer nofollow');
      const after = await place.boundingBox();
      assert.ok(Math.abs((after?.height ?? 0) - (before?.height ?? 0)) <= 1, JSON.stringify({ before, after }));
      assert.ok(Math.abs((after?.width ?? 0) - (before?.width ?? 0)) <= 1, JSON.stringify({ before, after }));
      const { frame, message } = await page.locator('.say:has(iframe)').evaluate((element) => {
        const inner = element.querySelector('iframe');
        return { frame: inner?.getBoundingClientRect().width ?? 0, message: element.getBoundingClientRect().width };
      });
      assert.ok(frame > 180 && frame < message && message <= width, JSON.stringify({ frame, message }));
      const { violations } = await new AxeBuilder({ page }).include('tertulia-chat').analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        [],
      );
    });

  test('A frame that the host page refuses leaves its link, and the button goes on', async () => {
    const page = await talk('ajena');
    const link = page.getByRole('link', { name: 'Abrir en otra pestaña: Agenda tu cita' });
    await link.waitFor();
    await until('the frame is gone', async () => (await page.locator('.framed iframe').count()) === 0);
    await page.getByRole('button', { name: 'Continuar' }).click();
    await said('Anotado').waitFor();
    assert.ok(visitor.complaints.some((one) => one.includes('otra.example.com')));
    visitor.complaints = [];
  });
});

describe('what a page posts', () => {
  test('The awaited event is the answer, once, and a note in the conversation', async () => {
    const page = await talk('agenda');
    const frame = await frameOf(page);
    await post(frame, event('viernes 10:30'), event('viernes 10:30'), event('sábado'));
    await said('Quedó apartado').waitFor();
    await page.locator('.note', { hasText: 'Agenda tu cita: viernes 10:30' }).waitFor();
    assert.equal(await said('Agenda tu cita: viernes').count(), 0);
    await post(frame, event('domingo'));
    await say('adiós');
    await said('Dijiste: adiós').waitFor();
    assert.deepEqual(posted(), [{ fieldId: 'cita', value: 'viernes 10:30' }]);
  });

  test('Another window, another name and another shape are no answer', async () => {
    const page = await talk('agenda');
    const frame = await frameOf(page);
    await post(page, event('de la página'));
    await page.evaluate(() => document.body.append(document.createElement('iframe')));
    const other = page.frames().find((one) => one.parentFrame() === page.mainFrame() && one !== frame);
    if (other !== undefined) await post(other, event('de otro marco'));
    assert.ok(other);
    await post(
      frame,
      ...[event('x', 'otra'), event('x'.repeat(1_001)), event(''), event(7), event({ a: 1 }), event(null)],
      ...['cita', null, 7, { type: 'tertulia:event' }, { name: 'cita', value: 'x' }],
    );
    await post(frame, event('la buena'));
    await said('Quedó apartado').waitFor();
    assert.deepEqual(posted(), [{ fieldId: 'cita', value: 'la buena' }]);
  });

  test('After the visitor has gone on, the page answers nothing any more', async () => {
    const page = await talk('agenda');
    const frame = await frameOf(page);
    await page.getByRole('button', { name: 'Continuar' }).click();
    await said('Anotado').waitFor();
    await post(frame, event('tarde'));
    await say('hola');
    await said('Dijiste: hola').waitFor();
    assert.deepEqual(posted(), []);
  });

  test('Of two pages of one block only the later one answers', async () => {
    const page = await talk('agenda');
    const first = await frameOf(page);
    await say('agenda');
    await until('both are there', async () => (await page.locator('.framed iframe').count()) === 2);
    await until(
      'the answer is awaited',
      async () => (await page.getByRole('button', { name: 'Continuar' }).count()) === 1,
    );
    await post(first, event('de la primera'));
    await page.getByRole('button', { name: 'Continuar' }).click();
    await said('Anotado').waitFor();
    assert.deepEqual(posted(), []);
  });
});
