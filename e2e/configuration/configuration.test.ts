/** A partner's own runtime that confirms the versions of a bot: set in the builder, refused, accepted, and asked again after a kill. */
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { closeBrowsers, openBrowser } from '../kit/browser.ts';
import { type Business, foundBusiness, type LiveBot, publishTemplate } from '../kit/business.ts';
import { eventually, type UserError } from '../kit/graph.ts';
import { startPlatform } from '../kit/platform.ts';
import { signIn } from '../kit/portal.ts';
import { patienceMs } from '../kit/scale.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import type { Platform } from '../kit/started.ts';
import { type PartnerRuntime, startPartnerRuntime } from './partner-runtime.ts';

let partner: PartnerRuntime;
let platform: Platform;
let business: Business;
let bot: LiveBot;
let page: Page;

before(async () => {
  partner = await startPartnerRuntime();
  platform = await startPlatform({ env: { EGRESS_ALLOWED: partner.host } });
  business = await foundBusiness(platform.url);
  bot = await publishTemplate(business.session);
  const { context } = await openBrowser({ reducedMotion: 'reduce' });
  page = await context.newPage();
  await signIn(page, platform.url, business.email, business.password);
});
after(async () => {
  await closeBrowsers();
  await platform?.stop({ removeData: true });
  await partner?.stop();
});

interface State {
  readonly liveVersion: { readonly number: number };
  readonly draft: { readonly revision: number };
  readonly latestPublication: {
    readonly status: string;
    readonly error: string | null;
    readonly steps: readonly { readonly name: string; readonly detail: { readonly es: string } | null }[];
  };
}

async function state(): Promise<State> {
  const query = `query ($id: ID!) { bot(id: $id) { liveVersion { number } draft { revision }
    latestPublication { status error steps { name detail { es } } } } }`;
  return (await business.session.data<{ bot: State }>(query, { id: bot.id })).bot;
}

/** Changes the draft, so that there is something to publish. */
async function paint(primaryColor: string): Promise<void> {
  const { revision } = (await state()).draft;
  const { updateTheme } = await business.session.data<{ updateTheme: { userErrors: UserError[] } }>(
    'mutation ($input: UpdateThemeInput!) { updateTheme(input: $input) { userErrors { code field message } } }',
    { input: { botId: bot.id, revision, primaryColor, avatarText: 'SP', position: 'RIGHT' } },
  );
  assert.deepEqual(updateTheme.userErrors, []);
}

async function publishInPortal(): Promise<void> {
  await page.reload();
  await page.getByRole('button', { name: 'Publicar', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publicar', exact: true }).click();
}

describe("a partner's own runtime that confirms versions", () => {
  test('An administrator sets it in the builder; an address that cannot be used is refused and stays typed', async () => {
    await page.goto(`${platform.url}/bots/${bot.id}/integrations`);
    const section = page.getByRole('region', { name: 'Avisar de las versiones a otro sistema' });
    const address = section.getByLabel('Dirección que recibe los avisos');
    await address.fill('https://10.0.0.1/versions');
    await section.getByRole('button', { name: 'Guardar' }).click();
    await section.getByText('Esta dirección no se puede usar').waitFor();
    assert.equal(await address.inputValue(), 'https://10.0.0.1/versions');
    await address.fill(partner.url);
    await section.getByRole('radio', { name: /^Acepta cada versión/ }).click();
    await section.getByRole('button', { name: 'Guardar' }).click();
    const dialog = page.getByRole('dialog', { name: 'Secreto para comprobar los avisos' });
    assert.match(await dialog.getByLabel('Secreto', { exact: true }).inputValue(), /^whsec_/);
    await dialog.getByRole('button', { name: 'Listo' }).click();
    await section.getByText('Activo').waitFor();
    const { violations } = await new AxeBuilder({ page }).include('[aria-labelledby="bot-configuration"]').analyze();
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    );
  });

  test('A refused version stays out: the dialog says whom it waits for and then what was responded', async () => {
    await paint('#AA3355');
    partner.respondWith(503);
    await publishInPortal();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`Falta que ${partner.host} acepte la versión`).waitFor();
    partner.respondWith(422);
    await dialog.getByText(`${partner.host} respondió 422`).waitFor({ timeout: patienceMs });
    const after = await state();
    assert.equal(after.liveVersion.number, bot.liveVersion.number);
    assert.equal(after.latestPublication.error, 'CONFIRMATION_REFUSED');
  });

  test('An accepted version goes live, and the runtime is notified of it', async () => {
    partner.respondWith(204);
    partner.asked.length = 0;
    await publishInPortal();
    await page.getByRole('dialog').getByText('está en vivo').waitFor({ timeout: patienceMs });
    await eventually(() => assert.deepEqual(partner.asked, ['publication.requested', 'version.published']));
  });

  test('A platform that is killed while it waits asks again, and the version goes live', async () => {
    const before = await state();
    await paint('#2255AA');
    partner.respondWith(null);
    partner.asked.length = 0;
    const publish = 'mutation ($input: PublishBotInput!) { publishBot(input: $input) { userErrors { code } } }';
    await business.session.data(publish, { input: { botId: bot.id } });
    await eventually(() => assert.deepEqual(partner.asked, ['publication.requested']));
    await platform.kill();
    partner.respondWith(204);
    const { dataDir, url } = platform;
    platform = await startPlatform({ dataDir, env: { EGRESS_ALLOWED: partner.host, PORT: new URL(url).port } });
    await eventually(async () => {
      const { latestPublication, liveVersion } = await state();
      assert.equal(latestPublication.status, 'ACTIVE', JSON.stringify(latestPublication));
      assert.ok(liveVersion.number > before.liveVersion.number);
    });
  });
});
