/** What a bot missed: listed, taught as an answer and as another word for a choice, ignored; and from the inbox. */
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
const question = '¿Venden vino de la casa?';
const alike = '¿vino de la casa?';
const words = 'bolsas de hielo';

let platform: Platform;
let business: Business;
let bot: LiveBot;
let visitor: Visitor;
/** Whose first words are not understood. */
let newcomer: Visitor;
let desk: Person;
let page: Page;
/** A choice of the first question. */
let choice = '';

before(async () => {
  platform = await startPlatform();
  business = await foundBusiness(platform.url);
  bot = await publishTemplate(business.session);
  visitor = new Visitor(platform.url, bot.publicId);
  await visitor.start();
  choice = visitor.awaiting?.choices[0]?.label ?? '';
  for (const text of [question, alike, question]) await visitor.send({ text });
  newcomer = new Visitor(platform.url, bot.publicId);
  await newcomer.start();
  await newcomer.send({ text: words });
  desk = await openBrowser({ reducedMotion: 'reduce' });
  page = await desk.context.newPage();
  await signIn(page, platform.url, business.email, business.password);
});
after(async () => {
  await desk?.close();
  await closeBrowsers();
  await platform?.stop();
});

const row = (text: string): Locator => page.getByRole('listitem').filter({ hasText: text });

/** The other words for the choices of the draft, those of a choice in one text. */
async function synonyms(): Promise<string[]> {
  const { bot: found } = await business.session.data<{ bot: { draft: { definition: unknown } } }>(
    'query ($id: ID!) { bot(id: $id) { draft { definition } } }',
    { id: bot.id },
  );
  return [...JSON.stringify(found.draft.definition).matchAll(/"synonyms":\[([^\]]*)\]/g)].map(
    (match) => match[1] ?? '',
  );
}

void describe('what a bot missed', () => {
  void test('“Agregar respuestas” on the home screen leads to the list', { timeout }, async () => {
    await eventually(async () => {
      await page.goto(platform.url);
      await page.getByRole('link', { name: 'Agregar respuestas', exact: true }).click({ timeout: 10_000 });
    });
    await page.waitForURL(`**/bots/${bot.id}/understanding`);
    await page.getByRole('heading', { name: 'Comprensión' }).waitFor();
  });

  void test('Alike texts are one group, and an answer for it is understood by the draft', { timeout }, async () => {
    await eventually(async () => {
      await page.goto(`${platform.url}/bots/${bot.id}/understanding`);
      await row(question).getByText('3 veces').waitFor({ timeout: 10_000 });
    });
    await row(question).getByText(`“${alike}”`).waitFor();
    await row(question)
      .getByRole('button', { name: /^Enseñar/ })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Respuesta nueva').click();
    await eventually(async () => assert.equal(await dialog.getByLabel('Pregunta').inputValue(), question));
    await dialog.getByLabel('Respuesta').fill('No, solo agua y café.');
    await dialog.getByRole('button', { name: 'Agregar respuesta' }).click();
    const understood = page.getByRole('region', { name: 'Tu borrador ya los entiende' });
    await understood.getByText(question).waitFor();
  });

  void test('An ignored text does not appear again', { timeout }, async () => {
    await row(words)
      .getByRole('button', { name: /^Ignorar/ })
      .click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Ignorar' }).click();
    await row(words).waitFor({ state: 'detached' });
    await newcomer.send({ text: words });
    await page.reload();
    await row(question).waitFor();
    assert.equal(await row(words).count(), 0);
  });

  void test(
    'A reply in the inbox leads to the dialog, where the text becomes another word for a choice',
    { timeout },
    async () => {
      await page.goto(`${platform.url}/conversations/${newcomer.conversationId}?tab=all`);
      const log = page.getByRole('log');
      await log.getByText(words, { exact: true }).first().waitFor();
      const link = log.getByRole('link', { name: 'Esto debió responder…' }).first();
      await link.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByText(`Escribieron: “${words}”`).waitFor();
      await dialog.getByLabel('Opción').selectOption({ label: choice });
      await dialog.getByRole('button', { name: 'Agregar a la opción' }).click();
      await dialog.waitFor({ state: 'detached' });
      await eventually(async () => assert.ok((await synonyms()).some((own) => own.includes(`"${words}"`))));
    },
  );

  void test('The simulator teaches its draft, which then understands', { timeout }, async () => {
    await page.goto(`${platform.url}/bots/${bot.id}/understanding`);
    await page.getByRole('heading', { name: 'Comprensión' }).waitFor();
    const simulator = await pressForSimulator(page);
    await simulator.getByLabel('Escribe como visitante').fill('¿Tienen alberca?');
    await page.keyboard.press('Enter');
    await simulator.getByRole('button', { name: 'Esto debió responder…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Respuesta nueva').click();
    await dialog.getByLabel('Respuesta').fill('No tenemos alberca.');
    await dialog.getByRole('button', { name: 'Agregar respuesta' }).click();
    await simulator.getByRole('button', { name: 'Actualizar' }).click();
    await simulator.getByLabel('Escribe como visitante').fill('¿Hay alberca?');
    await page.keyboard.press('Enter');
    await simulator.getByText('No tenemos alberca.').waitFor();
  });
});
