/** Debian's Chromium for the widget's tests. Its persistent context is the only one that needs no bundled browser. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens a browser with empty storage; `close` also removes its folder. */
export async function openBrowser(options = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'widget-browser-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: '/usr/bin/chromium',
    headless: true,
    args,
    locale: 'es-MX',
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(8_000);
  return {
    context,
    close: async () => {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
