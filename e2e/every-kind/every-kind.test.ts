/** One bot with every kind of block: built with a mouse and with a keyboard, published, and gone through by visitors in both languages. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { button } from '../canvas/visit.ts';
import { closeBrowsers, openBrowser } from '../kit/browser.ts';
import { type Business, foundBusiness } from '../kit/business.ts';
import { eventually } from '../kit/graph.ts';
import { startPlatform } from '../kit/platform.ts';
import { signIn } from '../kit/portal.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import { isFull, testLimitMs } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';
import { alike, axe } from './barriers.ts';
import { blankBot, build, kinds, saved, walk } from './build.ts';
import { keyboard, mouse } from './hands.ts';
import { readBot } from './read-bot.ts';
import { connectMail, drawPictures, type StandIns, startStandIns } from './stand-ins.ts';
import { Guest } from './visitor.ts';

const folder = join(import.meta.dirname, '..', 'screenshots');
const timeout = testLimitMs;

let standIns: StandIns;
let platform: Platform;
let business: Business;
let page: Page;
let botId: string;
const complaints: string[] = [];

before(async () => {
  await mkdir(folder, { recursive: true });
  standIns = await startStandIns();
  platform = await startPlatform({ env: standIns.env });
  business = await foundBusiness(platform.url);
  await connectMail(business.session, standIns.mail);
  page = await window({ reducedMotion: 'reduce' });
  await signIn(page, platform.url, business.email, business.password);
});
after(async () => {
  await closeBrowsers();
  await platform?.stop();
  await standIns?.close();
});

/** A window of a new browser, whose complaints are kept. */
async function window(options: BrowserContextOptions): Promise<Page> {
  const { context } = await openBrowser(options);
  const opened = await context.newPage();
  opened.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  opened.on('pageerror', (error) => complaints.push(String(error)));
  await drawPictures(opened);
  return opened;
}

/** Looks at a form that is filled in: what would keep somebody from using it, and a picture, by turns dark and light. */
function looker(findings: string[]): (name: string) => Promise<void> {
  const seen = new Set<string>();
  return async (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    const form = page.getByRole('region', { name: 'Opciones del bloque' });
    if ((await form.count()) > 0) {
      findings.push(...(await alike(form)).map((twice) => `${name}: twice ${twice}`));
      findings.push(...(await axe(page, 'section[aria-label="Opciones del bloque"]')).map((one) => `${name}: ${one}`));
    }
    await page.emulateMedia({ colorScheme: seen.size % 2 === 0 ? 'dark' : 'light' });
    const file = `every-kind-form-${String(seen.size).padStart(2, '0')}.png`;
    await page.screenshot({ path: join(folder, file) });
  };
}

const desktop: BrowserContextOptions = {};
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 } };
const english: BrowserContextOptions = { locale: 'en-US' };

/** Goes through the bot to its end. */
async function goThrough(locale: 'es' | 'en', options: BrowserContextOptions): Promise<void> {
  const chat = await window(options);
  const { publicId } = await readBot(business.session, botId);
  await chat.goto(`${platform.url}/chat/${publicId}`);
  const guest = new Guest(chat, locale);
  for (const [at, { meets }] of walk().entries()) {
    await guest.meet(meets[locale]);
    const size = options.viewport?.width ?? 1440;
    await chat.screenshot({
      path: join(folder, `every-kind-${locale}-${size}-${String(at + 1).padStart(2, '0')}.png`),
    });
  }
  await chat.context().close();
}

describe('a bot with every kind of block', () => {
  test(
    'It is built on a blank bot with a mouse, by forms that nothing keeps anybody from using',
    { timeout },
    async () => {
      botId = await blankBot(page, platform.url, { name: 'De todo', site: standIns.calendar.target });
      const offered = await page.locator('[data-kind]').allInnerTexts();
      assert.deepEqual(new Set(offered.filter((kind) => kind !== 'Cobro')), kinds(), 'every kind has a row');
      const findings: string[] = [];
      await build(page, { hands: mouse(page), places: standIns.places, look: looker(findings) });
      await saved(page);
      assert.deepEqual(findings, []);
    },
  );

  test('It is published without a problem', { timeout }, async () => {
    await page.goto(`${platform.url}/bots/${botId}/flow`);
    assert.deepEqual((await readBot(business.session, botId)).problems, []);
    await button('Publicar', page).click();
    await button('Publicar', page.getByRole('dialog', { name: 'Publicar' })).click();
    const chip = page.locator('[data-publish-state]');
    await eventually(async () => assert.equal(await chip.innerText(), 'En vivo v1'), { deadlineMs: 60_000 });
    await button('Listo', page.getByRole('dialog', { name: 'Publicado' })).click();
  });

  test(
    'Visitors go through all of it to its end: in Spanish on a desktop, in English on a phone',
    { timeout },
    async () => {
      await Promise.all([goThrough('es', desktop), goThrough('en', { ...english, ...phone })]);
    },
  );

  if (isFull)
    test('Visitors go through all of it in Spanish on a phone and in English on a desktop', { timeout }, async () => {
      await Promise.all([goThrough('es', phone), goThrough('en', { ...english, ...desktop })]);
    });

  if (isFull)
    test(
      'The keyboard alone builds the same blocks of the kinds whose forms have controls of their own',
      { timeout },
      async () => {
        const other = await blankBot(page, platform.url, {
          name: 'De todo, con teclado',
          site: standIns.calendar.target,
        });
        await build(page, {
          ...{ hands: keyboard(page), places: standIns.places, isWhole: false },
          look: () => Promise.resolve(),
        });
        await saved(page);
        const [byMouse, byKeyboard] = await Promise.all([botId, other].map((id) => readBot(business.session, id)));
        const isBuilt = new Set(byKeyboard?.blocks);
        assert.deepEqual(
          byKeyboard?.blocks,
          byMouse?.blocks.filter((block) => isBuilt.has(block)),
        );
      },
    );

  test('No browser reported an error', () => assert.deepEqual(complaints, []));
});
