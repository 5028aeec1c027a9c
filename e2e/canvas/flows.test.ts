/** Several flows of a bot: tabs, the address, one history, and a block that runs another flow. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { closeBrowsers } from '../kit/browser.ts';
import { eventually } from '../kit/graph.ts';
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

const tab = (name: string) => page.getByRole('tab', { name, exact: true });
const settings = () => page.getByRole('region', { name: 'Ajustes del flujo' });
const names = () => page.getByRole('tab').allTextContents();

async function savedFlows(): Promise<{ name: string; document: object }[]> {
  const { bot } = await visit.business.session.data<{
    bot: { draft: { flows: { name: string; document: object }[] } };
  }>('query ($id: ID!) { bot(id: $id) { draft { flows { name document } } } }', { id: visit.bot.id });
  return bot.draft.flows;
}

void describe('flows as tabs', () => {
  void test('A flow is added with a value that it takes, run by a block of the main flow, and saved', async () => {
    const [main = ''] = await names();
    await button('Agregar un flujo', page).click();
    await settings().getByLabel('Nombre', { exact: true }).fill('Contacto');
    await button('Agregar dato', settings()).first().click();
    await settings().getByLabel('Nombre del dato 1').fill('motivo');
    await page.screenshot({ path: join(folder, 'flows-new.png') });
    await settings().press('Escape');
    await page.keyboard.press('Escape');
    await tab(main).click();
    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 300 } });
    await page.keyboard.press('a');
    await page
      .getByPlaceholder(/Buscar/)
      .last()
      .fill('Usar otro flujo');
    await page.keyboard.press('Enter');
    const form = page.getByRole('region', { name: 'Opciones del bloque' });
    await form.getByLabel('Flujo', { exact: true }).selectOption({ label: 'Contacto' });
    await form.getByLabel('Dato que recibe: motivo').fill('Cita');
    await page.screenshot({ path: join(folder, 'flows-call.png') });
    await eventually(async () => {
      const flows = await savedFlows();
      assert.deepEqual(
        flows.map(({ name }) => name),
        [main, 'Contacto'],
      );
      assert.match(JSON.stringify(flows[0]?.document), /"inputs":\[\{"name":"motivo","value":"Cita"\}\]/);
    });
  });

  void test('The address opens the flow, and arrow keys go from tab to tab', async () => {
    await tab('Contacto').click();
    await eventually(async () => assert.match(page.url(), /[?&]flow=/));
    await page.reload();
    await eventually(async () => assert.equal(await tab('Contacto').getAttribute('aria-selected'), 'true'));
    await tab('Contacto').focus();
    await page.keyboard.press('ArrowLeft');
    await eventually(async () => assert.doesNotMatch(page.url(), /[?&]flow=/));
  });

  void test('A flow that is run cannot be deleted; a copy can, and comes back', async () => {
    await tab('Contacto').click();
    await button('Acciones de Contacto', page).click();
    const remove = page.getByRole('menuitem', { name: /^Eliminar/ });
    assert.equal(await remove.getAttribute('aria-disabled'), 'true');
    await page.getByRole('menuitem', { name: 'Duplicar' }).click();
    await tab('Contacto 2').focus();
    await page.keyboard.press('Delete');
    await eventually(async () => assert.equal((await names()).includes('Contacto 2'), false));
    await button('Deshacer', page.locator('[data-sonner-toast]')).click();
    await eventually(async () => assert.equal((await names()).includes('Contacto 2'), true));
    await eventually(async () => assert.equal((await savedFlows()).length, 3));
  });

  void test('On a phone the flow is chosen from a list', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByLabel('Flujos').selectOption({ label: 'Contacto' });
    await page.getByRole('button', { name: /Volver: Volver/ }).waitFor();
    await page.screenshot({ path: join(folder, 'flows-phone.png') });
  });
});
