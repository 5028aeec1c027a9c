/** A block with work outside, from a pasted curl line to the conversation of a visitor. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { startVisit, type Visit } from '../canvas/visit.ts';
import { closeBrowsers } from '../kit/browser.ts';
import { publishDraft, saveFlow } from '../kit/draft.ts';
import { folioOf } from '../kit/folio-bot.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import { Visitor } from '../kit/visitor.ts';
import { type FarSide, startFarSide } from './far-side.ts';

const folder = join(import.meta.dirname, '..', 'screenshots');
const says = (id: string, text: string) => ({ id, kind: 'text', options: { variations: [{ es: text, en: text }] } });
const name = { es: '¿Cómo te llamas?', en: 'What is your name?' };
const question = { prompt: name, variable: 'nombre', retry: {}, retryLimit: 2, placeholder: {}, isRequired: true };
const textOptions = { ...question, isLong: false, minLength: null, maxLength: null, pattern: null };
const waiting = { mappings: [], timeoutSeconds: 60, isBackground: false };
const request = { connectionId: null, method: 'GET', url: '', headers: [], bodyKind: 'NONE', body: '', ...waiting };
const action = { connectionId: null, action: '', inputs: [], ...waiting, isBackground: true };
const mail = { connectionId: null, to: '', replyTo: '', subject: {}, text: {}, timeoutSeconds: 20, isBackground: true };
const call = { variable: '', mappings: [], timeoutMinutes: 30, isBackground: false };
const position = { x: 0, y: 0 };

/** Asks for the name, has the other system make a folio, and says it; beside it, one block of each other kind. */
const flow = {
  ...{ id: 'main', name: 'Flujo' },
  events: [{ id: 'start', kind: 'start', position: { x: -260, y: 40 } }],
  groups: [
    {
      ...{ id: 'g', title: 'Folio', position },
      blocks: [
        { id: 'name', kind: 'textInput', options: textOptions },
        { id: 'request', kind: 'httpRequest', options: request },
        says('folio', 'Tu folio es {{ folio }}.'),
        { id: 'end', kind: 'end', options: { message: {} } },
      ],
    },
  ],
  edges: [{ id: 'e', source: { kind: 'event', id: 'start' }, target: { groupId: 'g' } }],
};
const others = {
  ...{ id: 'others', title: 'Otros', position: { x: 420, y: 0 } },
  blocks: [
    { id: 'connector', kind: 'connector', options: action },
    { id: 'mail', kind: 'sendEmail', options: mail },
    { id: 'call', kind: 'awaitWebhook', options: call },
  ],
};

let visit: Visit;
let farSide: FarSide;

before(async () => {
  await mkdir(folder, { recursive: true });
  farSide = await startFarSide();
  visit = await startVisit({ EGRESS_ALLOWED: farSide.host });
});
after(async () => {
  await closeBrowsers();
  await visit?.platform.stop();
  await farSide?.stop();
});

const saveDraft = (document: object) =>
  saveFlow(visit.business.session, visit.bot.id, { document, variables: ['nombre', 'folio'] });

/** Opens the form of a block. */
async function openForm(page: Page, place: string): Promise<void> {
  await page.locator(`[data-place="${place}"]`).first().click();
  await page.getByRole('region', { name: /^(Opciones del bloque|Block options)$/ }).waitFor();
}

async function axe(page: Page, at: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${at}: ${id} ${html.slice(0, 160)}`));
}

describe('a request to another system', () => {
  test('A pasted curl line and a click in the response make a request that a conversation sends once', async () => {
    await saveDraft(flow);
    const page = await visit.enter({ viewport: { width: 1440, height: 900 } });
    await visit.open(page);
    await openForm(page, 'g|request');
    const body = '{"name": "{{ nombre }}", "source": "web"}';
    await page
      .getByLabel('Pegar una línea curl')
      .fill(`curl -X POST http://${farSide.host}/leads -H 'Authorization: Bearer clave' --json '${body}'`);
    await page.getByText('Se dejó fuera: Authorization').waitFor();
    await page.getByLabel('Valor de nombre').fill('Ana "La" Luz');
    await page.getByRole('region', { name: 'Probar la petición' }).getByRole('button', { name: 'Probar' }).click();
    await page.getByText(/Respuesta 200 en \d+\sms/).waitFor();
    await page.screenshot({ path: join(folder, 'outside-tried.png') });
    assert.deepEqual(JSON.parse(farSide.received[0]?.body ?? ''), { name: 'Ana "La" Luz', source: 'web' });
    await page.getByRole('button', { name: /^folio: / }).click();
    assert.equal(await page.getByRole('textbox', { name: 'Dato 1' }).inputValue(), '$.data.folio');
    assert.equal(await page.getByRole('combobox', { name: 'Guardar en' }).inputValue(), 'folio');
    await page.screenshot({ path: join(folder, 'outside-picked.png') });
    await page
      .getByText(/^Guardado/)
      .first()
      .waitFor();
    await publishDraft(visit.business.session, visit.bot.id, 2);
    const before = farSide.received.length;
    const visitor = new Visitor(visit.platform.url, visit.bot.publicId);
    await visitor.start();
    await visitor.send({ text: 'Eva "Evita" Luz\n' });
    assert.equal(await folioOf(visitor), `Tu folio es A-${before + 1}.`);
    const sent = farSide.received.slice(before);
    assert.deepEqual(
      sent.map(({ method, url, body: json }) => [method, url, JSON.parse(json)]),
      [['POST', '/leads', { name: 'Eva "Evita" Luz', source: 'web' }]],
    );
    assert.notEqual(sent[0]?.headers['idempotency-key'], undefined);
    assert.equal(sent[0]?.headers['authorization'], undefined);
  });

  test('The simulator shows the request that it would send, and sends it only when it is told to', async () => {
    const page = await visit.enter({ viewport: { width: 1440, height: 900 } });
    await visit.open(page);
    await page.getByRole('button', { name: 'Probar', exact: true }).click();
    const simulator = page.getByRole('region', { name: 'Simulador' });
    const before = farSide.received.length;
    await simulator.getByPlaceholder('Escribe como visitante').fill('Ana');
    await page.keyboard.press('Enter');
    await simulator.getByText('Tu folio es .').waitFor();
    await simulator.getByText(`POST http://${farSide.host}/leads`).first().click();
    await simulator.getByText('"name": "Ana"').first().waitFor();
    await page.screenshot({ path: join(folder, 'outside-simulator.png') });
    assert.deepEqual(await axe(page, 'simulator'), []);
    assert.equal(farSide.received.length, before);
    await simulator.getByLabel('Hacer las acciones de verdad').check();
    await simulator.getByPlaceholder('Escribe como visitante').fill('Eva');
    await page.keyboard.press('Enter');
    await simulator.getByText(`Tu folio es A-${before + 1}.`).waitFor();
    assert.deepEqual(JSON.parse(farSide.received[before]?.body ?? ''), { name: 'Eva', source: 'web' });
  });
});

describe('the forms of the blocks', () => {
  for (const [size, viewport] of Object.entries({
    wide: { width: 1440, height: 900 },
    phone: { width: 390, height: 844 },
  })) {
    for (const locale of ['es', 'en'] as const) {
      test(`Every form is complete and accessible: ${size}, ${locale}`, async () => {
        await saveDraft({ ...flow, groups: [...flow.groups, others] });
        const colorScheme = locale === 'es' ? 'light' : 'dark';
        const page = await visit.enter({ viewport, colorScheme });
        const cookies = { tertulia_locale: locale, tertulia_theme: colorScheme };
        await page
          .context()
          .addCookies(Object.entries(cookies).map(([key, value]) => ({ name: key, value, url: visit.platform.url })));
        await page.goto(`${visit.platform.url}/bots/${visit.bot.id}/flow`);
        const findings: string[] = [];
        for (const kind of ['g|request', 'others|connector', 'others|mail', 'others|call']) {
          await openForm(page, kind);
          const at = `${kind.split('|')[1] ?? ''}-${size}-${locale}`;
          findings.push(...(await axe(page, at)));
          await page.screenshot({ path: join(folder, `outside-${at}.png`) });
          await page.keyboard.press('Escape');
        }
        assert.deepEqual(findings, []);
        await page.context().close();
      });
    }
  }
});
