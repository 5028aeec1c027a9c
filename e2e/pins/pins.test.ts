/** Conversations that must go on as they do: pinned in the simulator and from the inbox, they stop a publication until the change is accepted. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { closeBrowsers, openBrowser, type Person } from '../kit/browser.ts';
import { foundBusiness, publishTemplate, type Business, type LiveBot } from '../kit/business.ts';
import { eventually } from '../kit/graph.ts';
import { startPlatform } from '../kit/platform.ts';
import { signIn } from '../kit/portal.ts';
import { testLimitMs } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';
import { Visitor } from '../kit/visitor.ts';
import { pressForSimulator } from '../screens/screens.ts';

const timeout = testLimitMs;
const title = 'Saluda a quien llega';

let platform: Platform;
let business: Business;
let bot: LiveBot;
let owner: Person;
let page: Page;

before(async () => {
  platform = await startPlatform();
  business = await foundBusiness(platform.url);
  bot = await publishTemplate(business.session);
  owner = await openBrowser({ reducedMotion: 'reduce' });
  page = await owner.context.newPage();
  await signIn(page, platform.url, business.email, business.password);
});
after(async () => {
  await owner?.close();
  await closeBrowsers();
  await platform?.stop();
});

const row = (text: string): Locator => page.getByRole('listitem').filter({ hasText: text });

async function openTests(): Promise<void> {
  await page.goto(`${platform.url}/bots/${bot.id}/tests`);
  await page.getByRole('heading', { name: 'Pruebas', exact: true }).waitFor();
}

interface Flow {
  readonly groups: { readonly blocks: { readonly kind: string; readonly options: { variations?: object[] } }[] }[];
}

/** Changes the first text of the draft. */
async function reword(text: string): Promise<void> {
  const { bot: read } = await business.session.data<{
    bot: { draft: { revision: number; flows: { document: Flow }[] } };
  }>('query ($id: ID!) { bot(id: $id) { draft { revision flows { document } } } }', { id: bot.id });
  const document = structuredClone(read.draft.flows[0]?.document);
  const greeting = document?.groups.flatMap(({ blocks }) => blocks).find(({ kind }) => kind === 'text');
  assert.ok(greeting !== undefined);
  greeting.options.variations = [{ es: text }];
  const { saveFlow } = await business.session.data<{ saveFlow: { userErrors: unknown[] } }>(
    'mutation ($input: SaveFlowInput!) { saveFlow(input: $input) { userErrors { code } } }',
    { input: { botId: bot.id, revision: read.draft.revision, document } },
  );
  assert.deepEqual(saveFlow.userErrors, []);
}

void describe('pinned conversations', () => {
  void test('A bot from a template has tests, and its draft keeps them all', { timeout }, async () => {
    await openTests();
    await page.getByText('todas siguen igual').waitFor();
    assert.ok((await page.getByText('Sigue igual').count()) >= 6);
  });

  void test('A run of the simulator is kept as a test', { timeout }, async () => {
    const simulator = await pressForSimulator(page);
    await simulator.getByLabel('Escribe como visitante').fill('hola');
    await page.keyboard.press('Enter');
    await simulator.getByRole('button', { name: 'Guardar como prueba' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Esto se guardará').waitFor();
    await dialog.getByLabel('Título').fill(title);
    await dialog.getByRole('button', { name: 'Guardar', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await openTests();
    await row(title).getByText('Sigue igual').waitFor();
  });

  void test('A change stops the publication until it is accepted block by block', { timeout }, async () => {
    await reword('Buenas tardes, soy el asistente.');
    await page.reload();
    await row(title).getByText('Cambiaría').waitFor();
    await page
      .getByRole('button', { name: /^Publicar|Cambios sin publicar/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Publicar', exact: true }).click();
    await dialog.getByText('1 conversación fijada cambiaría').waitFor();
    await dialog.getByText(title).click();
    await dialog.getByText('ahora dice «Buenas tardes, soy el asistente.»').first().waitFor();
    assert.equal(await dialog.getByRole('button', { name: 'Publicar', exact: true }).isDisabled(), true);
    await dialog.getByRole('button', { name: 'Así está bien ahora' }).first().click();
    await dialog.getByText('1 conversación fijada cambiaría').waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Publicar', exact: true }).click();
    await eventually(async () => {
      const { bot: now } = await business.session.data<{
        bot: { liveVersion: { number: number; changedPins: number } };
      }>('query ($id: ID!) { bot(id: $id) { liveVersion { number changedPins } } }', { id: bot.id });
      assert.deepEqual(now.liveVersion, { number: 2, changedPins: 0 });
    });
  });

  void test('A block that nobody watches is covered by a conversation that reaches it', { timeout }, async () => {
    await openTests();
    const cover = page.getByRole('button', { name: /^Cubrir este bloque/ }).first();
    await cover.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Título').fill('Llega hasta aquí');
    await dialog.getByRole('button', { name: 'Guardar', exact: true }).click();
    await row('Llega hasta aquí').first().waitFor();
  });

  void test('A conversation is pinned from the inbox without the name of its visitor', { timeout }, async () => {
    const visitor = new Visitor(platform.url, bot.publicId);
    await visitor.start();
    await visitor.send({ text: 'me llamo Xóchitl Fernández' });
    await page.goto(`${platform.url}/conversations/${visitor.conversationId}?tab=all`);
    await page.getByRole('button', { name: 'Guardar como prueba' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('reemplazado').first().waitFor();
    assert.doesNotMatch((await dialog.textContent()) ?? '', /Xóchitl|Fernández/);
    await dialog.getByLabel('Título').fill('De la bandeja');
    await dialog.getByRole('button', { name: 'Guardar', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await openTests();
    await row('De la bandeja').first().waitFor();
  });
});
