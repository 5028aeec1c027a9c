/** What those see who build a bot: comments, collapsed groups, lines while dragging, words replaced; and the preview of a draft. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { closeBrowsers, openBrowser } from '../kit/browser.ts';
import { eventually } from '../kit/graph.ts';
import { cardsOf } from './drawing.ts';
import { button, startVisit, type Visit } from './visit.ts';

const folder = join(import.meta.dirname, '..', 'screenshots');

let visit: Visit;
let page: Page;

before(async () => {
  await mkdir(folder, { recursive: true });
  visit = await startVisit();
  page = await visit.enter();
  await visit.open(page);
});
after(async () => {
  await closeBrowsers();
  await visit?.platform.stop();
});

const shot = (name: string, of = page) => of.screenshot({ path: join(folder, `canvas-${name}.png`) });
const card = (id: string) => page.locator(`[data-card="${id}"]`);

interface Drawing {
  readonly notes?: readonly { readonly text: string; readonly color: string }[];
  readonly groups: readonly { readonly id: string; readonly isCollapsed?: boolean }[];
}

/** The main flow as the server has it. */
async function stored(): Promise<Drawing> {
  const { bot } = await visit.business.session.data<{ bot: { draft: { definition: { flows: [Drawing] } } } }>(
    'query ($id: ID!) { bot(id: $id) { draft { definition } } }',
    { id: visit.bot.id },
  );
  return bot.draft.definition.flows[0];
}

void test('A comment is written, coloured, undone and kept', async () => {
  await button('Agregar una nota', page).click();
  const field = page.getByRole('textbox', { name: 'Texto de la nota' });
  await field.fill('Revisar precios en enero');
  await page.keyboard.press('Escape');
  await button('Azul', page).click();
  await eventually(async () =>
    assert.partialDeepStrictEqual(await stored(), { notes: [{ text: 'Revisar precios en enero', color: 'BLUE' }] }),
  );
  await shot('note');
  await button('Deshacer', page).click();
  await eventually(async () => assert.equal((await stored()).notes?.[0]?.color, 'YELLOW'));
  await page.keyboard.press('Escape');
});

void test('What is typed before the field of a new comment is there is its text, and no shortcut', async () => {
  const before = (await stored()).notes?.length ?? 0;
  // In one turn of the page, so that nothing is drawn in between.
  await button('Agregar una nota', page).evaluate((tool: HTMLElement) => {
    tool.focus();
    tool.click();
    for (const key of ['n', 'a', 'f'])
      tool.dispatchEvent(
        new KeyboardEvent('keydown', { key, code: `Key${key.toUpperCase()}`, bubbles: true, cancelable: true }),
      );
  });
  const field = page.getByRole('textbox', { name: 'Texto de la nota' });
  await eventually(async () => assert.ok(await field.evaluate((shown) => shown === document.activeElement)));
  await page.keyboard.type('!');
  await page.keyboard.press('Escape');
  await eventually(async () => {
    const { notes = [] } = await stored();
    assert.deepEqual([notes.length, notes.at(-1)?.text], [before + 1, 'naf!']);
  });
  await button('Deshacer', page).click();
  await page.keyboard.press('Escape');
});

void test('A collapsed group keeps its arrows, and stays collapsed after a reload', async () => {
  const edges = page.locator('.react-flow__edge-path');
  const before = await edges.count();
  await page.locator('[data-place="welcome|"]').focus();
  await page.keyboard.press('c');
  await eventually(async () => assert.equal(await card('welcome').locator('[data-block-row]').count(), 0));
  assert.equal(await edges.count(), before);
  await shot('collapsed');
  await visit.open(page);
  assert.equal(await card('welcome').getByRole('button', { expanded: false }).count(), 1);
  await button('Expandir Bienvenida', card('welcome')).click();
  await card('welcome').locator('[data-block-row]').first().waitFor();
});

void test('Several selected cards are put in line', async () => {
  await page.locator('.react-flow__pane').focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('toolbar', { name: 'Lo seleccionado' }).waitFor();
  await shot('picked');
  await button('Alinear arriba', page).click();
  await eventually(async () => {
    const groups = new Set((await stored()).groups.map(({ id }) => id));
    const tops = (await cardsOf(page)).filter(({ id }) => groups.has(id ?? '')).map(({ y }) => y);
    assert.equal(new Set(tops).size, 1);
  });
  await button('Deshacer', page).click();
  await page.keyboard.press('Escape');
});

void test('Words are replaced where they are ticked, as one step of undo', async () => {
  await page.locator('main').focus();
  await page.keyboard.press('Control+h');
  const panel = page.getByRole('region', { name: 'Buscar y reemplazar' });
  await panel.getByLabel('Buscar en los textos').fill('cita');
  await panel.getByLabel('Reemplazar con').fill('reserva');
  await panel.getByRole('status').filter({ hasText: 'textos lo contienen' }).waitFor();
  await panel.getByRole('checkbox').nth(2).uncheck();
  await shot('replace');
  const text = async () => JSON.stringify(await stored());
  const before = (await text()).match(/reserva/g)?.length ?? 0;
  await panel.getByRole('button', { name: /^Reemplazar en/ }).click();
  await eventually(async () => assert.ok(((await text()).match(/reserva/g)?.length ?? 0) > before));
  await page.keyboard.press('Escape');
  await button('Deshacer', page).first().click();
  await eventually(async () => assert.equal((await text()).match(/reserva/g)?.length ?? 0, before));
});

void test('A colleague without an account talks with the draft by a link, until it is revoked', async () => {
  await button('Más acciones de publicación', page).click();
  await page.getByRole('menuitem', { name: 'Vista previa para colegas' }).click();
  const dialog = page.getByRole('dialog', { name: 'Vista previa para colegas' });
  await button('Crear enlace', dialog).click();
  const address = await dialog.getByLabel('Enlace', { exact: true }).inputValue();
  await shot('preview-links');
  const { context } = await openBrowser();
  const colleague = await context.newPage();
  await colleague.goto(address);
  await colleague.getByText('Vista previa').waitFor();
  const chat = colleague.locator('tertulia-chat');
  const choice = chat.getByRole('button', { name: 'Agendar una cita' });
  await choice.click();
  await chat.getByText('¿Qué servicio te hacemos?').first().waitFor();
  await shot('preview', colleague);
  const { violations } = await new AxeBuilder({ page: colleague }).analyze();
  assert.deepEqual(
    violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'),
    [],
  );
  await dialog.getByRole('button', { name: /^Revocar/ }).click();
  await dialog.getByText('Todavía no hay enlaces').waitFor();
  await colleague.reload();
  await chat.getByText('ya no sirve').waitFor();
  await shot('preview-revoked', colleague);
  await context.close();
});
