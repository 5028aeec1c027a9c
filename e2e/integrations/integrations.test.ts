/** A spreadsheet connected at its provider, used, lost and connected again; a webhook that fails, is disabled, sent again and given a selection. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { button, startVisit, type Visit } from '../canvas/visit.ts';
import { closeBrowsers } from '../kit/browser.ts';
import { publishDraft, saveFlow } from '../kit/draft.ts';
import { folioOf } from '../kit/folio-bot.ts';
import { eventually, type UserError } from '../kit/graph.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import { Visitor } from '../kit/visitor.ts';
import { type FarSide, startFarSide } from '../outside/far-side.ts';
import { type GoogleVendor, startGoogle } from '../vendors/google.ts';
import { startVendor, type Vendor } from '../vendors/vendor.ts';
import { rowAndFolio, tab, variables } from './flow.ts';

const folder = join(import.meta.dirname, '..', 'screenshots');
/** A row that failed is tried again after 5 s, then after 30 s. */
const rowDeadline = { deadlineMs: 240_000 };

let google: GoogleVendor;
let farSide: FarSide;
let receiver: Vendor;
/** What the receiver of webhooks responds. */
let status = 204;
let visit: Visit;
let page: Page;

before(async () => {
  await mkdir(folder, { recursive: true });
  [google, farSide] = await Promise.all([startGoogle(), startFarSide()]);
  receiver = await startVendor(() => ({ status, body: status === 204 ? '' : { error: 'mantenimiento' } }));
  visit = await startVisit({
    EGRESS_ALLOWED: [google.target, farSide.host, receiver.target].join(','),
    VENDOR_URLS: `google=${google.url}`,
    GOOGLE_CLIENT_ID: google.client.id,
    GOOGLE_CLIENT_SECRET: google.client.secret,
  });
  google.sendBackTo(visit.platform.url);
  google.sheets.tabs.set(tab, [['Nombre', 'Correo']]);
  const { changePlan } = await visit.business.session.data<{ changePlan: { userErrors: UserError[] } }>(
    'mutation { changePlan(input: { plan: PROFESSIONAL, interval: MONTHLY }) { userErrors { code } } }',
  );
  assert.deepEqual(changePlan.userErrors, []);
  page = await visit.enter({ viewport: { width: 1440, height: 900 } });
});
after(async () => {
  await closeBrowsers();
  await visit?.platform.stop();
  await Promise.all([google?.close(), farSide?.stop(), receiver?.close()]);
});

async function axe(at: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${at}: ${id} ${html.slice(0, 160)}`));
  assert.deepEqual(found, []);
}

async function see(name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `integrations-${name}.png`) });
  await axe(name);
}

const path = (): string => new URL(page.url()).pathname;

describe('a spreadsheet', () => {
  const names = () => (google.sheets.tabs.get(tab) ?? []).slice(1).map(([name]) => name);

  test('An owner connects a spreadsheet by giving access at the provider', async () => {
    await page.goto(`${visit.platform.url}/integrations/catalog`);
    await button('Conectar Hojas de cálculo de Google', page).click();
    await page.getByRole('button', { name: /^Seguir en/ }).click();
    await button('Permitir', page).click();
    await page.getByText('La cuenta quedó conectada').waitFor();
    await page.getByText('Conectada', { exact: true }).waitFor();
    await see('connected');
  });

  test('A row is added and a folio is said, after the answer of the other system was clicked', async () => {
    const { organization } = await visit.business.session.data<{
      organization: { connections: { nodes: { id: string }[] } };
    }>('{ organization { connections(first: 1) { nodes { id } } } }');
    const document = rowAndFolio(organization.connections.nodes[0]?.id ?? '');
    await saveFlow(visit.business.session, visit.bot.id, { document, variables });
    await visit.open(page);
    await page.locator('[data-place="g|request"]').first().click();
    await page.getByLabel('Pegar una línea curl').fill(`curl http://${farSide.host}/folio`);
    await page.getByRole('region', { name: 'Probar la petición' }).getByRole('button', { name: 'Probar' }).click();
    await page.getByRole('button', { name: /^folio: / }).click();
    await page
      .getByText(/^Guardado/)
      .first()
      .waitFor();
    await publishDraft(visit.business.session, visit.bot.id, 2);
    assert.match(await chat('Ana'), /^Tu folio es A-\d+\.$/);
    await eventually(() => assert.deepEqual(names(), ['Ana']), rowDeadline);
  });

  test('Access that was revoked is shown at once, and the rows that waited arrive when it is given again', async () => {
    await page.goto(`${visit.platform.url}/integrations`);
    await page.getByText('Conectada', { exact: true }).waitFor();
    await google.revoke();
    for (const name of ['Eva', 'Luz']) assert.match(await chat(name), /^Tu folio es/);
    await page.getByText('Sin acceso', { exact: true }).waitFor();
    await see('revoked');
    assert.deepEqual(names(), ['Ana']);
    await button('Volver a autorizar', page).click();
    await button('Permitir', page).click();
    await page.getByText('La cuenta quedó conectada').waitFor();
    await eventually(() => assert.equal(names().length, 3), rowDeadline);
    assert.deepEqual(new Set(names()), new Set(['Ana', 'Eva', 'Luz']));
  });

  test('The page of the connection names the bot that uses it, and so does the question before a deletion', async () => {
    const use = 'Salón Prueba (1 bloque, en vivo)';
    await page.goto(`${visit.platform.url}/integrations`);
    await page.getByRole('link', { name: 'Hojas de cálculo de Google' }).click();
    await page.getByRole('link', { name: use }).waitFor();
    await see('connection');
    await button('Borrar conexión', page).click();
    await page.getByRole('alertdialog').getByText(use).waitFor();
    await page.keyboard.press('Escape');
  });

  /** A whole conversation; returns the message with the folio. */
  async function chat(name: string): Promise<string> {
    const visitor = new Visitor(visit.platform.url, visit.bot.publicId);
    await visitor.start();
    await visitor.send({ text: name });
    return folioOf(visitor);
  }
});

describe('a webhook', () => {
  let secret = '';
  const rows = (): Locator => page.getByRole('region', { name: 'Entregas' }).locator('ul > li');
  const editDialog = (): Locator => page.getByRole('dialog', { name: 'Editar el webhook' });
  /** What the prepared selection reads of a conversation that started. */
  const selected = { type: 'CONVERSATION_STARTED', channel: 'WEB', bot: { name: 'Salón Prueba' } };

  test('A webhook needs an address and an event, and its secret is shown once', async () => {
    await page.goto(`${visit.platform.url}/integrations/webhooks`);
    await page.getByText('Ningún sistema recibe avisos todavía').waitFor();
    await see('webhooks-empty');
    await button('Crear webhook', page).first().click();
    const dialog = page.getByRole('dialog');
    await button('Crear', dialog).click();
    await dialog.getByText('Escribe una dirección.').waitFor();
    await dialog.getByText('Elige al menos un evento.').waitFor();
    await dialog.getByLabel('Dirección').fill('https://10.0.0.1/hook');
    await dialog.getByLabel('Meta alcanzada').check();
    await button('Crear', dialog).click();
    await eventually(async () =>
      assert.equal(await dialog.getByLabel('Dirección').getAttribute('aria-invalid'), 'true'),
    );
    assert.equal(await dialog.getByLabel('Dirección').inputValue(), 'https://10.0.0.1/hook');
    await dialog.getByLabel('Dirección').fill(`${receiver.url}/hook`);
    await dialog.getByLabel('Conversación iniciada').check();
    await button('Crear', dialog).click();
    secret = await page
      .getByRole('dialog', { name: 'Webhook creado' })
      .getByRole('textbox', { name: 'Secreto' })
      .inputValue();
    assert.match(secret, /^whsec_/);
    await see('webhook-secret');
    await button('Ya lo guardé', page).click();
    await page.waitForURL('**/integrations/webhooks/whk_*');
    await page.getByText('Activo', { exact: true }).waitFor();
    assert.equal(await page.getByText(secret).count(), 0);
  });

  test('A delivery that fails is shown live with its response and its next attempt', async () => {
    status = 500;
    await sendTest();
    const row = rows().filter({ hasText: 'HTTP 500' }).first();
    await row.getByText('Próximo intento').waitFor();
    await page.getByText('Con fallas', { exact: true }).waitFor();
    await row.getByRole('button').first().click();
    await row.getByText('mantenimiento').first().waitFor();
    await row.getByText('"type": "conversation.started"').waitFor();
    await see('webhook-failing');
  });

  test('A receiver that is gone disables the webhook, and what failed is sent again once it is enabled', async () => {
    status = 410;
    await button('Reenviar', rows().first()).click();
    await page.getByText('Desactivado', { exact: true }).waitFor();
    await page.getByText('Tu sistema respondió 410').waitFor();
    await see('webhook-gone');
    status = 204;
    await button('Activar', page).click();
    await page.getByText('Activo', { exact: true }).waitFor();
    await button('Reenviar las fallidas', page).click();
    await page.getByText('Se envía de nuevo 1 entrega.').waitFor();
    await rows().getByText('Entregada', { exact: true }).waitFor();
    const sent = receiver.seen;
    assert.equal(new Set(sent.map(({ headers }) => headers['webhook-id'])).size, 1);
    assert.equal(new Set(sent.map(({ body }) => body)).size, 1);
    for (const request of sent) assert.equal(isSigned(request, secret), true);
    await see('webhook-delivered');
  });

  test('A real event is delivered too, with both secrets after a rotation', async () => {
    await button('Cambiar secreto', page).click();
    await button('Cambiar', page.getByRole('alertdialog')).click();
    const next = await page
      .getByRole('dialog', { name: 'Secreto nuevo' })
      .getByRole('textbox', { name: 'Secreto' })
      .inputValue();
    await button('Ya lo guardé', page).click();
    const before = receiver.seen.length;
    const visitor = new Visitor(visit.platform.url, visit.bot.publicId);
    await visitor.start();
    await visitor.send({ text: 'Sol' });
    await rows().nth(1).waitFor();
    await eventually(() => assert.equal(receiver.seen.length, before + 1));
    const request = receiver.seen[before];
    assert.ok(request !== undefined);
    assert.deepEqual([isSigned(request, secret), isSigned(request, next)], [true, true]);
  });

  test('A mistake in a selection is told with its place, and nothing that was typed is lost', async () => {
    await button('Editar', page).click();
    const dialog = editDialog();
    const chosen = dialog.getByRole('radio', { name: /^Lo que elijas/ });
    await dialog.getByRole('radio', { name: /^Lo esencial/ }).focus();
    await page.keyboard.press('ArrowRight');
    // The group moves the focus after the key was handled.
    await eventually(async () =>
      assert.equal(await chosen.evaluate((radio) => radio === document.activeElement), true),
    );
    await page.keyboard.press('Space');
    const text = dialog.getByLabel('Selección', { exact: true });
    const prepared = await text.inputValue();
    const mistaken = prepared.replace('bot { name }', 'bot { nombre }');
    assert.notEqual(mistaken, prepared);
    await text.fill(mistaken);
    await button('Guardar', dialog).click();
    const refusal = dialog.getByText(/en la línea \d+, columna \d+: .*nombre/);
    await refusal.waitFor();
    await eventually(async () => assert.equal(await isInSight(refusal, dialog), true));
    assert.equal(await text.inputValue(), mistaken);
    await eventually(async () => assert.equal(await text.evaluate((field) => field === document.activeElement), true));
    await see('webhook-selection-refused');
    await text.fill(prepared);
  });

  test('An example shows what a selection makes of the last event, or of an invented one', async () => {
    const dialog = editDialog();
    await choose(dialog, 'Conversación iniciada');
    await button('Ver un ejemplo', dialog).click();
    await dialog.getByText('Datos reales').waitFor();
    const { data } = JSON.parse(await dialog.getByLabel('Cuerpo de ejemplo').innerText()) as { data: unknown };
    assert.partialDeepStrictEqual(data, selected);
    await choose(dialog, 'Meta alcanzada');
    assert.equal(await dialog.getByLabel('Cuerpo de ejemplo').count(), 0);
    await button('Ver un ejemplo', dialog).click();
    await dialog.getByText('Datos inventados').waitFor();
    await eventually(async () => assert.equal(await isInSight(dialog.getByText('Datos inventados'), dialog), true));
    await see('webhook-selection');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await dialog.getByLabel('Cuerpo de ejemplo').focus();
    await see('webhook-selection-390-dark');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('A delivery brings what was selected, and the page of the webhook says so', async () => {
    await button('Guardar', editDialog()).click();
    await editDialog().waitFor({ state: 'detached' });
    const payload = page.getByRole('region', { name: 'Qué se envía' });
    await payload.getByText('Lo que elijas', { exact: true }).waitFor();
    await payload.getByText('... on ConversationStarted').waitFor();
    await button('Ver un ejemplo', payload).click();
    await payload.getByLabel('Cuerpo de ejemplo').waitFor();
    await see('webhook-payload');
    const before = receiver.seen.length;
    const visitor = new Visitor(visit.platform.url, visit.bot.publicId);
    await visitor.start();
    await visitor.send({ text: 'Mar' });
    await eventually(() => assert.equal(receiver.seen.length, before + 1));
    const { data } = JSON.parse(receiver.seen[before]?.body ?? '') as { data: Record<string, unknown> };
    assert.partialDeepStrictEqual(data, selected);
    assert.equal('botId' in data, false);
  });

  test('A deleted webhook is gone from the list', async () => {
    await button('Borrar', page).click();
    await button('Borrar', page.getByRole('alertdialog')).click();
    await eventually(() => assert.equal(path(), '/integrations/webhooks'));
    await page.getByText('Ningún sistema recibe avisos todavía').waitFor();
  });

  async function sendTest(): Promise<void> {
    await button('Enviar prueba', page).click();
    const dialog = page.getByRole('dialog', { name: 'Enviar una prueba' });
    await choose(dialog, 'Conversación iniciada');
    await button('Enviar', dialog).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Whether a text can be read without scrolling: it is between the title and the buttons of its dialog. */
  async function isInSight(text: Locator, dialog: Locator): Promise<boolean> {
    const [own, title, footer] = await Promise.all([
      text.boundingBox(),
      dialog.getByRole('heading', { name: 'Editar el webhook' }).boundingBox(),
      button('Guardar', dialog).boundingBox(),
    ]);
    if (own === null || title === null || footer === null) return false;
    return own.y >= title.y + title.height && own.y + own.height <= footer.y;
  }

  async function choose(dialog: Locator, event: string): Promise<void> {
    await dialog.getByRole('combobox').click();
    await page.getByRole('option', { name: event }).click();
  }
});

/** Whether one of the signatures of a request is made with the secret, as Standard Webhooks says. */
function isSigned({ headers, body }: Vendor['seen'][number], secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const expected = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(expected);
}
