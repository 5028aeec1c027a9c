/** A source that another system calls, what calls through a connection sent, and a connector that an organization makes. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { button, startVisit, type Visit } from '../canvas/visit.ts';
import { closeBrowsers } from '../kit/browser.ts';
import { publishDraft, saveFlow } from '../kit/draft.ts';
import { eventually, type UserError } from '../kit/graph.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import { Visitor } from '../kit/visitor.ts';
import { startVendor, type Vendor } from '../vendors/vendor.ts';
import { booking, variables } from './flow.ts';

const folder = join(import.meta.dirname, '..', 'screenshots');
const shell = promisify(execFile);

let api: Vendor;
let visit: Visit;
let page: Page;

before(async () => {
  await mkdir(folder, { recursive: true });
  api = await startVendor(({ headers }) => ({
    status: 200,
    body: { data: { id: 'B-7' }, heard: headers.authorization ?? null },
  }));
  visit = await startVisit({ EGRESS_ALLOWED: api.target });
  page = await visit.enter({ viewport: { width: 1440, height: 900 } });
});
after(async () => {
  await closeBrowsers();
  await visit?.platform.stop();
  await api?.close();
});

async function see(name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `integrations-${name}.png`) });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${name}: ${id} ${html.slice(0, 160)}`));
  assert.deepEqual(found, []);
}

async function fitsPhone(name: string): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  await see(name);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await page.setViewportSize({ width: 1440, height: 900 });
}

describe('a source', () => {
  test('A source is made with its secret shown once, and the lines for a shell call it', async () => {
    await page.goto(`${visit.platform.url}/integrations/incoming`);
    await page.getByText('Ningún sistema puede llamarte todavía').waitFor();
    await see('sources-empty');
    await button('Crear origen', page).first().click();
    const dialog = page.getByRole('dialog', { name: 'Crear origen' });
    await button('Crear', dialog).click();
    await dialog.getByText('Escribe un nombre.').waitFor();
    await dialog.getByLabel('Nombre').fill('Pagos');
    await button('Crear', dialog).click();
    const made = page.getByRole('dialog', { name: 'Origen creado' });
    const secret = await made.getByRole('textbox', { name: 'Secreto' }).inputValue();
    await see('source-secret');
    const lines = (await made.getByLabel('Llamada de ejemplo', { exact: true }).textContent()) ?? '';
    assert.equal(lines.includes(secret), true);
    await shell('sh', ['-c', lines]);
    await button('Ya lo guardé', made).click();
    await page.waitForURL('**/integrations/incoming/src_*');
    assert.equal(await page.getByText(secret).count(), 0);
  });

  test('What arrived is shown with its body, also on a phone', async () => {
    const calls = page.getByRole('region', { name: 'Últimas llamadas' });
    await eventually(async () => {
      await page.reload();
      await calls.getByText('Avisada', { exact: true }).waitFor({ timeout: 10_000 });
    });
    await button('Llamada recibida', calls).click();
    await calls.getByText('"pedido": "A-7"').waitFor();
    await see('source');
    await fitsPhone('source-390');
  });

  test('A secret is replaced, and a source is deleted with its calls', async () => {
    await button('Cambiar secreto', page).click();
    await button('Cambiar', page.getByRole('alertdialog')).click();
    await button('Ya lo guardé', page.getByRole('dialog', { name: 'Secreto nuevo' })).click();
    await page.getByText('vale todavía').waitFor();
    await button('Borrar', page).click();
    await button('Borrar', page.getByRole('alertdialog')).click();
    await page.waitForURL('**/integrations/incoming');
    await page.getByText('Ningún sistema puede llamarte todavía').waitFor();
  });
});

describe('a call through a connection', () => {
  test('What a bot sent and what came back are shown without the secret of the connection', async () => {
    const fields = Object.entries({ origin: api.url, scheme: 'BEARER', secret: 'a-token-of-the-suite' });
    const { createConnection } = await visit.business.session.data<{
      createConnection: { connection: { id: string } };
    }>(
      'mutation ($input: CreateConnectionInput!) { createConnection(input: $input) { connection { id } userErrors { code } } }',
      { input: { connector: 'http', name: 'Reservas', fields: fields.map(([name, value]) => ({ name, value })) } },
    );
    const { id } = createConnection.connection;
    await saveFlow(visit.business.session, visit.bot.id, { document: booking(id, `${api.url}/bookings`), variables });
    await publishDraft(visit.business.session, visit.bot.id, 2);
    const visitor = new Visitor(visit.platform.url, visit.bot.publicId);
    await visitor.start();
    await visitor.send({ text: 'Eva' });
    const calls = page.getByRole('list', { name: 'Últimas llamadas' });
    await eventually(async () => {
      await page.goto(`${visit.platform.url}/integrations/connections/${id}`);
      await calls.getByText('Hecha', { exact: true }).waitFor({ timeout: 10_000 });
    });
    await button('Solicitud HTTP', calls).click();
    const sent = await calls.getByLabel('Lo que se envió', { exact: true }).innerText();
    assert.match(sent, /^POST .*\/bookings/);
    assert.equal(sent.includes('"person":"Eva"'), true);
    assert.equal(sent.includes('hunter2'), false);
    assert.equal((await calls.innerText()).includes('a-token-of-the-suite'), false);
    await calls.getByText('"heard": "Bearer ***"').waitFor();
    await see('run');
    await fitsPhone('run-390');
  });
});

describe('a connector of the organization', () => {
  test('A smaller plan says what the larger one brings', async () => {
    await page.goto(`${visit.platform.url}/integrations/connectors`);
    await page.getByText('Desde el plan Empresa').waitFor();
    await see('connectors-plan');
    const { changePlan } = await visit.business.session.data<{ changePlan: { userErrors: UserError[] } }>(
      'mutation { changePlan(input: { plan: ENTERPRISE, interval: MONTHLY }) { userErrors { code } } }',
    );
    assert.deepEqual(changePlan.userErrors, []);
    await eventually(async () => {
      await page.reload();
      await page.getByText('Todavía no hay conectores propios').waitFor({ timeout: 10_000 });
    });
  });

  test('A mistake of a manifest leads to its line, and nothing that was typed is lost', async () => {
    await page.getByRole('link', { name: 'Nuevo conector' }).click();
    const text = page.getByRole('textbox', { name: 'Manifiesto' });
    const starter = await text.inputValue();
    const mistaken = starter.replace('"POST"', '"PUSH"');
    await text.fill(mistaken);
    await button('Guardar versión', page).click();
    await page.getByRole('button', { name: /^Línea \d+: actions\[0\]\.request\.method$/ }).click();
    const selected = await text.evaluate((area) => {
      if (!(area instanceof HTMLTextAreaElement)) return '';
      return area.value.slice(area.selectionStart, area.selectionEnd);
    });
    assert.equal(selected, '"PUSH"');
    assert.equal(await text.inputValue(), mistaken);
    await see('connector-mistake');
    await text.fill(starter.replace('https://api.example.com/v1', api.url));
  });

  test('A manifest is tried before it is saved, then saved and proposed', async () => {
    const trial = page.getByRole('region', { name: 'Probar' });
    await trial.getByLabel(/^Sucursal/).fill('centro');
    await trial.getByLabel('Clave', { exact: true }).fill('a-key-of-the-suite');
    await trial.getByLabel(/^Persona/).fill('Ana');
    await button('Probar', trial).click();
    await trial.getByText('HTTP 200').waitFor();
    await trial.getByText('"bookingId": "B-7"').waitFor();
    assert.equal(api.seen.at(-1)?.headers['x-api-key'], 'a-key-of-the-suite');
    await see('connector-tried');
    await button('Guardar versión', page).click();
    await page.getByText('Solo tuyo', { exact: true }).waitFor();
    await button('Proponer para el catálogo', page).click();
    await button('Proponer', page.getByRole('alertdialog')).click();
    await page.getByText('En revisión', { exact: true }).waitFor();
    await fitsPhone('connector-390');
  });
});
