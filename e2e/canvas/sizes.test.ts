/** The flow step for all people: with screen readers and in both themes, on every screen, with flows of any size. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { closeBrowsers, workOf } from '../kit/browser.ts';
import { eventually, type UserError } from '../kit/graph.ts';
import { slowness } from '../kit/machine.ts';
import { testLimitMs } from '../kit/scale.ts';
import { bigFlow, focusOf, isInView, panBy, panSteps } from './drawing.ts';
import { button, startVisit, type Visit } from './visit.ts';

const words = 'Palabras que alguien escribe sin parar.';
const folder = join(import.meta.dirname, '..', 'screenshots');

interface Created {
  readonly createBot: { readonly bot: { readonly id: string; readonly draft: { readonly revision: number } } };
}

let visit: Visit;

before(async () => {
  await mkdir(folder, { recursive: true });
  visit = await startVisit();
});
after(async () => {
  await closeBrowsers();
  await visit?.platform.stop();
});

void describe('for everybody', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    void test(`axe finds nothing serious on canvas, outline, form and simulator, ${colorScheme}`, async () => {
      const window = await visit.enter({ colorScheme });
      await window.context().addCookies([{ name: 'tertulia_theme', value: colorScheme, url: visit.platform.url }]);
      await visit.open(window);
      const findings = [...(await axe(window, 'canvas'))];
      await window.locator('[data-place="welcome|menu"]').click();
      findings.push(...(await axe(window, 'form')));
      await window.keyboard.press('Escape');
      await button('Ajustar', window).click();
      findings.push(...(await axe(window, 'far')));
      await button('Probar', window).click();
      await window.locator('.tertulia-active').waitFor();
      findings.push(...(await axe(window, 'simulator')));
      await button('Ver esquema', window).click();
      findings.push(...(await axe(window, 'outline')));
      assert.deepEqual(findings, []);
      await window.context().close();
    });
  }

  for (const width of [1024, 1280, 1440]) {
    void test(`beside form and simulator the flow keeps room on a screen of ${width} pixels`, async () => {
      const window = await visit.enter({ viewport: { width, height: 800 } });
      await visit.open(window);
      await button('Probar', window).click();
      await window.locator('.tertulia-active').waitFor();
      const wide = await window.locator('.react-flow').boundingBox();
      assert.ok(wide && wide.width >= 560, `${wide?.width} pixels beside the simulator`);
      await window.locator('[data-place="welcome|menu"]').click();
      await window.getByRole('region', { name: 'Opciones del bloque' }).waitFor();
      const narrow = await window.locator('.react-flow').boundingBox();
      assert.ok(narrow && narrow.width >= 300, `${narrow?.width} pixels beside both`);
      await eventually(async () => assert.equal(await isInView(window, '[data-place="welcome|menu"]'), true));
      await window.screenshot({ path: join(folder, `canvas-${width}.png`) });
      await window.context().close();
    });
  }

  void test('A phone shows the outline; the form covers it and returns the focus', async () => {
    const window = await visit.enter({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await window.goto(`${visit.platform.url}/bots/${visit.bot.id}/flow`);
    const row = window.locator('[data-place="welcome|menu"]');
    await row.tap();
    const sheet = window.getByRole('region', { name: 'Opciones del bloque' });
    await sheet.waitFor();
    await eventually(async () => assert.equal((await focusOf(window)).tag, 'H2'));
    await eventually(async () => assert.deepEqual(await sheet.boundingBox(), { x: 0, y: 0, width: 390, height: 844 }));
    await button('Cerrar', sheet).tap();
    await eventually(async () => assert.equal((await focusOf(window)).place, 'welcome|menu'));
    await window.context().close();
  });
});

void test(
  'a flow of two hundred groups opens, pans and takes words fluently',
  { timeout: testLimitMs },
  async (context) => {
    const { createBot } = await visit.business.session.data<Created>(
      'mutation ($input: CreateBotInput!) { createBot(input: $input) { bot { id draft { revision } } userErrors { code } } }',
      { input: { name: 'Grande', locale: 'es' } },
    );
    const { id, draft } = createBot.bot;
    const { saveFlow } = await visit.business.session.data<{ saveFlow: { userErrors: UserError[] } }>(
      'mutation ($input: SaveFlowInput!) { saveFlow(input: $input) { userErrors { code message } } }',
      { input: { botId: id, revision: draft.revision, document: bigFlow(200) } },
    );
    assert.deepEqual(saveFlow.userErrors, []);
    const page = await visit.enter();
    const startMs = performance.now();
    await visit.open(page, id);
    const openMs = performance.now() - startMs;
    await button('Ajustar', page).click();
    await eventually(async () => assert.ok((await page.locator('.react-flow__node').count()) > 150));
    const far = await workOfStep(page, () => panBy(page, -600), panSteps);
    await button('Tamaño real', page).click();
    const near = await workOfStep(page, () => panBy(page, -1200), panSteps);
    await button('Ordenar', page).click();
    await page.locator('[data-place="g0|g0-1"]').click();
    const typed = await workOfStep(page, () => page.keyboard.type(words), words.length);
    context.diagnostic(
      `200 groups: open ${Math.round(openMs)} ms; of the processor for each step: far ${far}, near ${near}, typing ${typed} ms`,
    );
    // The whole flow at once, zoomed out, is the most that is ever drawn.
    const scale = slowness();
    assert.ok(far < 500 * scale, `${far} ms from afar`);
    for (const slow of [near, typed]) assert.ok(slow < 250 * scale, `${slow} ms`);
  },
);

/** Processor time of the page for each of so many steps, in milliseconds. */
async function workOfStep(page: Page, work: () => Promise<void>, steps: number): Promise<number> {
  return Math.round((await workOf(page, work)) / steps);
}

async function axe(window: Page, at: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: window }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${at}: ${id} ${html.slice(0, 160)}`));
}
