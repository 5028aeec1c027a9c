/** Every screen in both languages and themes, on a desktop and on a phone: a picture, no error, nothing cut off. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, BrowserContextOptions, Page, ViewportSize } from 'playwright-core';
import { closeBrowsers, openBrowser, type Person, still } from '../kit/browser.ts';
import type { GraphAnswer } from '../kit/graph.ts';
import { startPlatform } from '../kit/platform.ts';
import { settled, signIn } from '../kit/portal.ts';
import { isFull, testLimitMs } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';
import { bubble, type Facts, type Screen, screens } from './screens.ts';

/** A signed-in browser. */
interface Window {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors of its pages. */
  readonly complaints: string[];
}

interface Look {
  readonly size: string;
  readonly viewport: ViewportSize;
  readonly theme: 'light' | 'dark';
}

/** Browsers of one size and theme. */
interface Visit extends Omit<Look, 'viewport'> {
  readonly isPhone: boolean;
  readonly enter: (more?: BrowserContextOptions) => Promise<Window>;
  readonly signedIn: Window;
  readonly enterprise: Window;
  readonly signedOut: Window;
  readonly close: () => Promise<unknown>;
}

const folder = join(import.meta.dirname, '..', 'screenshots');
const emails = { signedIn: 'ana@aurora.example', enterprise: 'mateo@lapalma.example' };
const sizes = { 1440: { width: 1440, height: 900 }, 390: { width: 390, height: 844 } };

let platform: Platform;
let facts: Facts | undefined;
/** The length of the platform's output when it was ready. */
let startWords = 0;

before(async () => {
  await mkdir(folder, { recursive: true });
  platform = await startPlatform({ demo: true });
  startWords = platform.output().length;
});
after(async () => {
  await closeBrowsers();
  const said = platform?.output().slice(startWords) ?? '';
  if (said !== '') process.stderr.write(`the platform said:\n${said.slice(-6000)}\n`);
  await platform?.stop();
});

for (const [size, viewport] of Object.entries(sizes)) {
  for (const theme of ['light', 'dark'] as const) {
    void describe(`${size} pixels, ${theme}`, () => {
      let visit: Visit;
      before(async () => {
        visit = await openVisit({ size, viewport, theme });
      });
      after(async () => visit?.close());
      for (const [at, screen] of screens.entries()) {
        const locales = localesAt({ size, theme }, at);
        if (locales.length === 0) continue;
        void test(screen.name, { timeout: testLimitMs }, async () => {
          const findings: string[] = [];
          for (const locale of locales) findings.push(...(await look(visit, screen, locale)));
          assert.deepEqual(findings, []);
        });
      }
    });
  }
}

/**
 * The languages in which a screen is looked at in one size and theme. Full form: both. Short form: each screen twice, on a desktop in one
 * theme and language and on a phone in the others; the next screen the other way round, so that every pair occurs.
 */
function localesAt({ size, theme }: Omit<Look, 'viewport'>, at: number): string[] {
  if (isFull) return ['es', 'en'];
  const isLightOnDesktop = at % 2 === 0;
  if (((size === '1440') === (theme === 'light')) !== isLightOnDesktop) return [];
  const isSpanishOnDesktop = at % 4 < 2;
  return (size === '1440') === isSpanishOnDesktop ? ['es'] : ['en'];
}

/** One signed-in browser and one without a session, of a size and theme. Visitors have a new browser each time. */
async function openVisit({ size, viewport, theme }: Look): Promise<Visit> {
  const isPhone = size === '390';
  const options: BrowserContextOptions = { viewport, colorScheme: theme, hasTouch: isPhone, reducedMotion: 'reduce' };
  const opened: Person[] = [];
  const enter: Visit['enter'] = async (more = {}) => {
    const browser = await openBrowser({ ...options, ...more });
    opened.push(browser);
    await browser.context.addCookies([{ name: 'tertulia_theme', value: theme, url: platform.url }]);
    const page = await browser.context.newPage();
    return { context: browser.context, page, complaints: listen(page) };
  };
  const [signedIn, enterprise, signedOut] = [await enter(), await enter(), await enter()];
  await signIn(signedIn.page, platform.url, emails.signedIn);
  await signIn(enterprise.page, platform.url, emails.enterprise);
  facts ??= await readFacts(signedIn.page);
  const close = () => Promise.all(opened.map((browser) => browser.close()));
  return { size, theme, isPhone, enter, signedIn, enterprise, signedOut, close };
}

async function windowFor(visit: Visit, screen: Screen, locale: string): Promise<Window> {
  if (screen.isChat === true) return visit.enter({ locale });
  if (screen.isEnterprise === true) return visit.enterprise;
  return screen.isSignedOut === true ? visit.signedOut : visit.signedIn;
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  return complaints;
}

interface FactsRead {
  readonly organization: {
    readonly bots: {
      readonly nodes: readonly { readonly id: string; readonly publicId: string; readonly name: string }[];
    };
    readonly conversations: {
      readonly nodes: readonly { readonly id: string; readonly messages: { readonly nodes: readonly object[] } }[];
    };
  };
}

/** A bot of the organization and a conversation with messages, as the signed-in person may see them. */
async function readFacts(page: Page): Promise<Facts> {
  const query = `{ organization { bots(first: 20) { nodes { id publicId name status } }
    conversations(first: 20) { nodes { id messages(first: 8) { nodes { sequence } } } } } }`;
  const { data } = await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json', 'apollo-require-preflight': '1' };
    return (await (await fetch('/graphql', { method: 'POST', headers, body })).json()) as GraphAnswer<FactsRead>;
  }, JSON.stringify({ query }));
  const bot = data?.organization.bots.nodes.find(({ name }) => name === 'Salón Aurora');
  const conversation = data?.organization.conversations.nodes.find(({ messages }) => messages.nodes.length > 5);
  assert.ok(bot !== undefined && conversation !== undefined);
  return { botId: bot.id, publicId: bot.publicId, conversationId: conversation.id };
}

/** Opens a screen, stores its picture, and returns what is wrong with it. */
async function look(visit: Visit, screen: Screen, locale: string): Promise<string[]> {
  assert.ok(facts !== undefined);
  const { context, page, complaints } = await windowFor(visit, screen, locale);
  const at = `${screen.name} ${locale}`;
  complaints.length = 0;
  await context.addCookies([{ name: 'tertulia_locale', value: locale, url: platform.url }]);
  await page.goto(`${platform.url}${screen.path(facts)}`);
  await (screen.isChat === true ? bubble(page).waitFor() : settled(page));
  await screen.prepare?.(page);
  await still(page);
  await painted(page);
  await page.screenshot({ path: join(folder, `${screen.name}-${locale}-${visit.theme}-${visit.size}.png`) });
  const findings = complaints.map((text) => `${at}: ${text}`);
  if (!screen.isChat) {
    const lang = await page.evaluate(() => document.documentElement.lang);
    if (lang !== locale) findings.push(`${at}: the page speaks ${lang}`);
  }
  if (visit.isPhone && !screen.isCanvas) findings.push(...(await overflow(page, at)));
  if (!visit.isPhone && (!isFull || (visit.theme === 'light' && locale === 'es')))
    findings.push(...(await axe(page, at)));
  return findings;
}

/** Waits for the fonts, and until the content of the document is painted. */
function painted(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

async function overflow(page: Page, at: string): Promise<string[]> {
  const { scrollWidth, innerWidth: width } = await page.evaluate(() => ({
    scrollWidth: (document.scrollingElement ?? document.documentElement).scrollWidth,
    innerWidth,
  }));
  return scrollWidth > width ? [`${at}: ${scrollWidth} pixels wide on a screen of ${width}`] : [];
}

async function axe(page: Page, at: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${at}: ${id} ${html.slice(0, 160)}`));
}
