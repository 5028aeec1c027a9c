/** Debian's Chromium: a single browser with one context, and empty storage, for each person. */
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

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
  context.setDefaultTimeout(15_000);
  return { context, close: () => context.close() };
}

/** Ends the browser. */
export async function closeBrowsers() {
  await (await running)?.close();
  running = undefined;
}
