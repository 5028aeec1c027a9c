/** Lists that a screen chooses from and that could not be read: it says so, and reads them again on request. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { askedBy } from '../kit/asked.ts';
import { closeBrowsers, openBrowser } from '../kit/browser.ts';
import { startPlatform } from '../kit/platform.ts';
import { signIn } from '../kit/portal.ts';
import { testLimitMs } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';

let platform: Platform;
before(async () => {
  platform = await startPlatform({ demo: 'small' });
});
after(async () => {
  await closeBrowsers();
  await platform?.stop();
});

/** While it returns true, the answer to an operation arrives without a part of the organization, as when its subgraph is away. */
async function without(page: Page, operation: string, parts: readonly string[], isAway: () => boolean): Promise<void> {
  await page.route('**/graphql', async (route) => {
    if (!isAway() || askedBy(route.request()) !== `query ${operation}`) return route.continue();
    const response = await route.fetch();
    const answer = (await response.json()) as { data: { organization: Record<string, unknown> }; errors?: object[] };
    for (const part of parts) answer.data.organization[part] = null;
    const errors = parts.map((part) => ({
      message: 'Una parte del servicio no responde.',
      path: ['organization', part],
      extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
    }));
    return route.fulfill({ response, json: { ...answer, errors } });
  });
}

const cases = [
  ['/reports', 'ReportChoices', ['bots', 'reportViews'], 'No pudimos leer: bots, vistas guardadas.'],
  ['/conversations?tab=all', 'InboxBots', ['bots', 'queues'], 'No pudimos leer: bots, colas.'],
  ['/numbers?of=conversations', 'CountedBots', ['bots'], 'No pudimos leer: bots.'],
] as const;

for (const [path, operation, parts, words] of cases)
  for (const width of [1440, 390])
    void test(
      `${path} at ${width} pixels says which lists it could not read, and reads them again`,
      { timeout: testLimitMs },
      async () => {
        const browser = await openBrowser({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
        const page = await browser.context.newPage();
        await signIn(page, platform.url);
        let isAway = true;
        await without(page, operation, parts, () => isAway);
        await page.goto(`${platform.url}${path}`);
        if (path.startsWith('/conversations')) await page.getByRole('button', { name: /^Filtros/u }).click();
        const note = page.getByRole('alert').filter({ hasText: words });
        await note.waitFor();
        const { x = -1, width: noteWidth = 0 } = (await note.boundingBox()) ?? {};
        assert.ok(x >= 0 && x + noteWidth <= width, `it is within the window: ${x} + ${noteWidth}`);
        isAway = false;
        await note.getByRole('button', { name: 'Reintentar' }).click();
        await note.waitFor({ state: 'detached' });
        await browser.close();
      },
    );

void test(
  'The report of the flow does not ask to choose among bots that could not be read',
  { timeout: testLimitMs },
  async () => {
    const browser = await openBrowser({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    const page = await browser.context.newPage();
    await signIn(page, platform.url);
    let isAway = true;
    await without(page, 'ReportChoices', ['bots'], () => isAway);
    await page.goto(`${platform.url}/reports/flow`);
    const panel = page.getByRole('alert').filter({ hasText: 'Una parte del servicio no responde.' });
    await panel.waitFor();
    assert.equal(await page.getByRole('heading', { name: 'Elige un bot' }).count(), 0);
    isAway = false;
    await panel.getByRole('button', { name: 'Reintentar' }).click();
    await panel.waitFor({ state: 'detached' });
    await browser.close();
  },
);

void test(
  'The palette says that it could not read the bots, and finds them once they are read',
  { timeout: testLimitMs },
  async () => {
    const browser = await openBrowser({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
    const page = await browser.context.newPage();
    await signIn(page, platform.url);
    let isAway = true;
    await without(page, 'PaletteBots', ['bots'], () => isAway);
    await page.goto(`${platform.url}/settings`);
    await page.getByRole('heading', { name: 'Ajustes' }).waitFor();
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog');
    const note = palette.getByRole('alert').filter({ hasText: 'No pudimos leer: bots.' });
    await note.waitFor();
    assert.equal(await palette.getByRole('option', { name: 'Salón Aurora' }).count(), 0);
    isAway = false;
    await note.getByRole('button', { name: 'Reintentar' }).click();
    await palette.getByRole('option', { name: 'Salón Aurora' }).waitFor();
    assert.equal(await note.count(), 0);
    await browser.close();
  },
);
