/** Debian's Chromium: a single browser with one context, and empty storage, for each person. */
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { patienceMs } from './scale.ts';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Frames are not drawn in a window that nobody sees. */
const polling = { polling: 50 };

let running: Promise<Browser> | undefined;

/** A person's browser. */
export interface Person {
  readonly context: BrowserContext;
  readonly close: () => Promise<void>;
}

/** A person's browser with empty storage; `close` it afterwards. */
export async function openBrowser(options: BrowserContextOptions = {}): Promise<Person> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  running ??= chromium.launch({ executablePath, headless: true, args });
  const browser = await running;
  const context = await browser.newContext({
    locale: 'es-MX',
    timezoneId: 'America/Mexico_City',
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(patienceMs);
  context.on('page', listenFirst);
  return { context, close: () => context.close() };
}

/** A page of the portal is shown before it listens: opening or reloading it ends only when clicks and keys are no longer lost. */
function listenFirst(page: Page): void {
  const { goto, reload } = { goto: page.goto.bind(page), reload: page.reload.bind(page) };
  page.goto = async (...given) => {
    const response = await goto(...given);
    await hydrated(page);
    return response;
  };
  page.reload = async (...given) => {
    const response = await reload(...given);
    await hydrated(page);
    return response;
  };
}

/** Waits until React has taken over every control that the server sent; other pages have none of its scripts. */
async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      if (document.querySelector('script[src*="/_next/"]') === null) return true;
      const controls = [...document.querySelectorAll('body button, body input, body textarea, body select')];
      return controls.every((control) => Object.keys(control).some((key) => key.startsWith('__reactProps$')));
    },
    undefined,
    polling,
  );
}

/** Processor time of a page's main thread while something happens, in milliseconds: what other programs take does not count. */
export async function workOf(page: Page, work: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spentMs = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const before = await spentMs();
  await work();
  const spent = (await spentMs()) - before;
  await session.detach();
  return spent;
}

/**
 * Waits until nothing moves: positions, colours and contrasts in between are nobody's intention. What moves for ever, such as typing dots,
 * does not count.
 */
export async function still(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
      const moves = roots.flatMap((root) => root.getAnimations());
      return moves.every(({ playState, effect }) => {
        const isEndless = effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY;
        return isEndless || playState !== 'running';
      });
    },
    undefined,
    polling,
  );
}

/** Ends the browser. */
export async function closeBrowsers() {
  await (await running)?.close();
  running = undefined;
}
