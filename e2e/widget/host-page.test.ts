/** The widget on any page: its tags, its frameworks, its styles, its direction. */
import assert from 'node:assert/strict';
import { still } from '../kit/browser.ts';
import { describe, test } from '../kit/runner.ts';
import { demo, until, visitorPage } from './visitor-page.ts';

const visitor = visitorPage();
const { bubble, said, open, say, addTag } = visitor;
const bot = { bot: 'bot_aurora' };

const chats = () => visitor.page.locator('tertulia-chat').count();
const call = (...args: readonly unknown[]) => visitor.page.evaluate((given) => window.tertulia(...given), args);

describe('tags', () => {
  test('The same tag several times at once makes one bubble', async () => {
    const page = await visitor.visit('/blank');
    await page.evaluate((src) => {
      for (let each = 0; each < 3; each += 1) {
        const tag = document.createElement('script');
        Object.assign(tag, { src, async: true });
        tag.dataset.bot = 'bot_aurora';
        document.head.append(tag);
      }
    }, `${visitor.platform.origin}/widget/loader.js`);
    await bubble().first().waitFor();
    await page.waitForLoadState('networkidle');
    assert.equal(await chats(), 1);
  });

  test('The same inline tag twice makes one chat', async () => {
    const page = await visitor.visit('/blank');
    await page.evaluate(() =>
      document.body.insertAdjacentHTML('beforeend', '<div id="here" style="height:500px"></div>'),
    );
    await addTag({ ...bot, mode: 'inline', target: '#here' });
    await addTag({ ...bot, mode: 'inline', target: '#here' });
    await said('¿A qué correo').first().waitFor();
    await page.waitForLoadState('networkidle');
    assert.equal(await chats(), 1);
  });

  test('A tag of type module works, also twice, and so does a later one', async () => {
    const page = await visitor.visit('/blank');
    await addTag(bot, { type: 'module' });
    await addTag(bot, { type: 'module' });
    await bubble().first().waitFor();
    await open();
    assert.equal(await chats(), 1);
    await call('destroy');
    assert.equal(await chats(), 0);
    await addTag(bot, { type: 'module' });
    await bubble().waitFor();
    assert.equal(await chats(), 1);
    assert.equal(await page.locator('tertulia-chat').count(), 1);
  });

  test('Nothing is drawn on a page that the owner does not allow', async () => {
    const page = await visitor.visit('/blank');
    visitor.platform.isPageRefused = true;
    await addTag(bot);
    await until('the loader asked', () => visitor.platform.looks > 0);
    await page.waitForLoadState('networkidle');
    assert.equal(await chats(), 0);
  });

  test('A tag in the head that blocks the parser works', async () => {
    await visitor.visit('/in-head');
    await open();
    assert.equal(await chats(), 1);
  });
});

describe('single-page applications', () => {
  const sockets = () => visitor.platform.openSockets;

  test('Mounting again after destroying works, and leaves no client behind', async () => {
    await visitor.visit('/blank');
    for (let each = 0; each < 3; each += 1) {
      await addTag(bot);
      await bubble().waitFor();
      await call('open', true);
      await said('¿A qué correo').waitFor();
      await until('one socket is open', () => sockets() === 1);
      await call('destroy');
      await until('none is open', () => sockets() === 0);
      assert.equal(await chats(), 0);
    }
  });

  test('Destroying the chat while it is loading leaves nothing behind', async () => {
    const page = await visitor.visit('/blank');
    await addTag(bot);
    await bubble().waitFor();
    await page.evaluate(() => {
      window.tertulia('open');
      window.tertulia('destroy');
    });
    await page.waitForLoadState('networkidle');
    assert.deepEqual([await chats(), visitor.platform.operations], [0, []]);
  });

  test('Replacing the body of a page stops the client, and a new tag works', async () => {
    const page = await visitor.visit('/blank');
    await addTag(bot);
    await open();
    await until('one socket is open', () => sockets() === 1);
    await page.evaluate(() => document.body.replaceChildren());
    await until('none is open', () => sockets() === 0);
    await addTag(bot);
    await bubble().waitFor();
    await call('open', true);
    await said('¿A qué correo').waitFor();
    await until('one socket is open', () => sockets() === 1);
  });

  test('A bubble that was removed before it was touched returns with its tag', async () => {
    const page = await visitor.visit('/blank');
    await addTag(bot);
    await bubble().waitFor();
    await page.evaluate(() => document.body.replaceChildren());
    await addTag(bot);
    await bubble().waitFor();
    assert.equal(await chats(), 1);
  });

  test('A page that is redrawn at once, tag and all, has one chat that still accepts calls', async () => {
    const page = await visitor.visit('/blank');
    await addTag(bot);
    await open();
    await page.evaluate((src) => {
      document.body.replaceChildren();
      const tag = document.createElement('script');
      tag.src = src;
      tag.dataset.bot = 'bot_aurora';
      document.body.append(tag);
    }, `${visitor.platform.origin}/widget/loader.js`);
    await said('¿A qué correo').waitFor();
    await until('one socket is open', () => sockets() === 1);
    await call('close');
    await until('it is closed', async () => (await page.locator('.panel').count()) === 0);
    assert.equal(await chats(), 1);
  });

  test('Moving the chat in the page does not end it', async () => {
    const page = await visitor.visit('/blank');
    await addTag(bot);
    await open();
    await page.evaluate(() => {
      const place = document.createElement('div');
      document.body.append(place);
      place.append(...document.querySelectorAll('tertulia-chat'));
    });
    await say('hola');
    await said('Dijiste: hola').waitFor();
  });

  test('Calls between two mounts wait for the next one', async () => {
    await visitor.visit('/blank');
    await addTag(bot);
    await bubble().waitFor();
    await call('destroy');
    await call('open');
    await addTag(bot);
    await said('¿A qué correo').waitFor();
  });

  test('Unknown calls, events, languages and positions are logged as warnings in the console', async () => {
    await visitor.visit(demo);
    await bubble().waitFor();
    const warned = (count: number) =>
      until(`${count} warnings`, () => visitor.warnings.filter((text) => text.startsWith('tertulia')).length === count);
    await call('opne');
    await call('on', 'mesage');
    await open();
    await call('setLocale', 'xx');
    await warned(3);
    await addTag({ ...bot, mode: 'inline', target: '#nowhere' });
    await warned(4);
    assert.equal(visitor.platform.conversations.size, 1);
  });
});

describe('the page’s own styles', () => {
  const hostile = `*, *::before, *::after { color: red !important; font: italic 40px/3 fantasy !important; letter-spacing: 9px !important;
    text-transform: uppercase !important; direction: rtl !important; opacity: 0.3 !important;
    background: yellow !important; border: 9px solid blue !important; --primary: red; --ink: red; --surface: red }
    *::before { content: 'x' !important } tertulia-chat { display: none !important }`;
  const looks = (selector: string) =>
    visitor.page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const style = getComputedStyle(element);
        const names = [
          'color',
          'fontSize',
          'fontFamily',
          'letterSpacing',
          'textTransform',
          'direction',
          'backgroundColor',
        ] as const;
        return names.map((name) => style[name]);
      });
  const place = async () => {
    const box = await visitor.page.locator('.panel').boundingBox();
    assert.ok(box !== null);
    return [box.x, box.y, box.width, box.height].map(Math.round);
  };

  test('The page’s styles change nothing in bubble and chat, even with !important', async () => {
    const page = await visitor.visit('/shop');
    await open();
    const selectors = ['#b', '.panel', '.say', 'textarea', '.who h2'];
    await still(page);
    const before = [await place(), ...(await Promise.all(selectors.map(looks)))];
    await page.addStyleTag({ content: hostile });
    assert.deepEqual([await place(), ...(await Promise.all(selectors.map(looks)))], before);
    assert.equal(await page.locator('tertulia-chat').evaluate((host) => getComputedStyle(host).opacity), '1');
  });

  test('On a right-to-left page the chat is left-to-right, and Arabic words in it right-to-left', async () => {
    const page = await visitor.visit('/shop');
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    await open();
    await still(page);
    assert.equal((await looks('.panel'))[5], 'ltr');
    const box = await page.locator('.panel').boundingBox();
    assert.ok(box !== null && box.x > 900);
    await say('مرحبا (1)');
    await said('مرحبا').first().waitFor();
    assert.equal(
      await page.locator('.mine .say p').evaluate((words) => getComputedStyle(words).unicodeBidi),
      'plaintext',
    );
  });

  test('data-theme overrides the visitor’s system, changes take effect, and setTheme does the same', async () => {
    const page = await visitor.visit('/blank', { colorScheme: 'dark' });
    await addTag({ ...bot, theme: 'light' });
    await open();
    const surface = async () => (await looks('footer'))[6];
    await until('it is light at first', async () => (await surface()) === 'rgb(255, 255, 255)');
    await page.locator('script[data-bot]').evaluate((tag) => tag.setAttribute('data-theme', 'dark'));
    await until('it is dark', async () => (await surface()) === 'rgb(29, 25, 21)');
    await call('setTheme', 'light');
    await until('it is light', async () => (await surface()) === 'rgb(255, 255, 255)');
    await call('setTheme', 'auto');
    await until('it is what the system has', async () => (await surface()) === 'rgb(29, 25, 21)');
    await page.emulateMedia({ colorScheme: 'light' });
    await until('it follows the system', async () => (await surface()) === 'rgb(255, 255, 255)');
  });

  test('The focus ring of a white bubble is visible on white and on black', async () => {
    const page = await visitor.visit('/blank');
    await addTag({ ...bot, color: '#ffffff' });
    await bubble().waitFor();
    await page.keyboard.press('Tab');
    await still(page);
    const ring = await bubble().evaluate((button) => {
      const { outlineColor, outlineStyle, boxShadow } = getComputedStyle(button);
      return [outlineColor, outlineStyle, boxShadow];
    });
    assert.deepEqual(ring.slice(0, 2), ['rgb(0, 0, 0)', 'solid']);
    assert.match(ring[2] ?? '', /rgb\(255, 255, 255\) 0px 0px 0px 6px/);
  });
});
