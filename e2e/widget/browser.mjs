/** Debian's Chromium for the widget's tests: one browser, a context with empty storage for each visit. */
import { chromium } from 'playwright-core';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let running;

/** A visitor's browser with empty storage; `close` it after the visit. */
export async function openBrowser(options = {}) {
  running ??= chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args });
  const browser = await running;
  const context = await browser.newContext({ locale: 'es-MX', viewport: { width: 1440, height: 900 }, ...options });
  context.setDefaultTimeout(8_000);
  return { context, close: () => context.close() };
}

/** Ends the browser. */
export async function closeBrowsers() {
  await (await running)?.close();
  running = undefined;
}
