/** Alerts leave by webhook and in Slack: chosen in a browser, received by stand-ins, and seen where Slack refuses them. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { button, startVisit, type Visit } from '../canvas/visit.ts';
import { closeBrowsers } from '../kit/browser.ts';
import { eventually } from '../kit/graph.ts';
import { askGraph } from '../kit/portal.ts';
import { testLimitMs } from '../kit/scale.ts';
import { Visitor } from '../kit/visitor.ts';
import { startSlack, type SlackVendor } from '../vendors/slack.ts';
import { startVendor, type Vendor } from '../vendors/vendor.ts';

const timeout = testLimitMs;
const folder = join(import.meta.dirname, '..', 'screenshots');

let slack: SlackVendor;
let receiver: Vendor;
let visit: Visit;
let page: Page;

before(async () => {
  await mkdir(folder, { recursive: true });
  slack = await startSlack();
  receiver = await startVendor(() => ({ status: 204, body: '' }));
  visit = await startVisit({
    EGRESS_ALLOWED: [slack.target, receiver.target].join(','),
    VENDOR_URLS: `slack=${slack.url}`,
    SLACK_CLIENT_ID: 'tertulia',
    SLACK_CLIENT_SECRET: 'secret-of-the-platform-at-slack',
  });
  await visit.business.session.data(
    'mutation { changePlan(input: { plan: PROFESSIONAL, interval: MONTHLY }) { userErrors { code } } }',
  );
  page = await visit.enter({ viewport: { width: 1440, height: 900 } });
});
after(async () => {
  await closeBrowsers();
  await visit?.platform.stop();
  await Promise.all([slack?.close(), receiver?.close()]);
});

async function see(name: string, at = page): Promise<void> {
  await at.screenshot({ path: join(folder, `other-systems-${name}.png`), animations: 'disabled' });
  const { violations } = await new AxeBuilder({ page: at }).analyze();
  const found = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  assert.deepEqual(
    found.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html.slice(0, 160)}`),
    [],
  );
}

async function openRules(at = page): Promise<void> {
  await at.goto(`${visit.platform.url}/notifications/rules`);
  await at.getByRole('heading', { name: /^(Avisos en Slack|Alerts in Slack)$/ }).waitFor();
}

/** A visitor tells of a danger: an alert that is told at once. */
async function endanger(): Promise<void> {
  const visitor = new Visitor(visit.platform.url, visit.bot.publicId);
  await visitor.start();
  await visitor.send({ text: 'Tengo un dolor muy fuerte en el pecho y no puedo respirar' });
}

interface Sent {
  readonly type: string;
  readonly data: { readonly kind: string; readonly path: string };
}

const alerts = (): Sent[] => receiver.seen.map(({ body }) => JSON.parse(body) as Sent);

void describe('rules that tell other systems', { concurrency: false }, () => {
  void test('A way that nobody receives yet is off and says what is missing', { timeout }, async () => {
    await openRules();
    await button('Cambiar la regla Urgencias', page).click();
    for (const name of ['Por webhook', 'En Slack']) {
      assert.ok(await page.getByRole('checkbox', { name }).isDisabled(), name);
    }
    await page.getByRole('link', { name: 'Ir a los webhooks' }).waitFor();
    await see('missing');
    await page.getByRole('dialog').getByRole('link', { name: 'Conectar Slack' }).click();
    await page.waitForURL('**/integrations/catalog');
  });

  void test(
    'An administrator connects Slack, chooses its channel, and a rule tells by both ways',
    { timeout },
    async () => {
      await button('Conectar Slack', page).click();
      await page.getByRole('button', { name: /^Seguir en/ }).click();
      await page.getByText('La cuenta quedó conectada').waitFor();
      await askGraph(
        page,
        'mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { userErrors { code } } }',
        { input: { url: `${receiver.url}/alerts`, eventTypes: ['ALERT_TOLD'] } },
      );
      await openRules();
      await button('Elegir canal', page).click();
      await button('Escribir el id', page).click();
      await page.getByLabel('Id del canal').fill('#general');
      await button('Guardar', page).click();
      await page.locator('[aria-invalid=true]').waitFor();
      await button('Elegir de la lista', page).click();
      await page.getByRole('button', { name: 'Canal' }).click();
      await page.getByPlaceholder('Buscar un canal').fill('#gen');
      await see('channels');
      await page.getByRole('option', { name: 'general' }).click();
      await see('channel');
      await button('Guardar', page).click();
      await page.getByText('Slack · #general').waitFor();
      await button('Cambiar la regla Urgencias', page).click();
      for (const name of ['Por webhook', 'En Slack']) await page.getByRole('checkbox', { name }).click();
      await see('rule');
      await button('Guardar', page).click();
      await page.getByText('En el navegador · Por webhook · En Slack').waitFor();
      await see('rules');
    },
  );

  void test('An emergency reaches the webhook and the channel once', { timeout }, async () => {
    await endanger();
    await eventually(() => {
      assert.equal(slack.messages.length, 1);
      assert.equal(alerts().length, 1);
    });
    const [alert] = alerts();
    assert.equal(alert?.type, 'alert.told');
    assert.equal(alert.data.kind, 'URGENT');
    assert.match(alert.data.path, /^\/conversations\/cnv_/);
    const [message] = slack.messages;
    assert.equal(message?.channel, 'C1');
    assert.match(message.text, /^Una conversación necesita atención urgente\n/);
    assert.ok(message.text.endsWith(`\n${visit.platform.url}${alert.data.path}`), message.text);
    assert.ok(!message.text.includes('pecho'), 'no words of a visitor');
    await page.goto(message.text.split('\n').at(-1) ?? '');
    await page.getByText('dolor muy fuerte en el pecho').first().waitFor();
  });

  void test(
    'What Slack refuses is seen among the calls of the connection, and the webhook still arrives',
    { timeout },
    async () => {
      slack.channels.delete('C1');
      await endanger();
      await eventually(() => assert.equal(alerts().length, 2));
      await page.goto(`${visit.platform.url}/integrations`);
      await page.getByRole('link', { name: /Slack/ }).first().click();
      await page.waitForURL('**/integrations/connections/**');
      await eventually(async () => {
        await page.reload();
        await page.getByText('CHANNEL_NOT_FOUND').first().waitFor({ timeout: 2_000 });
      });
      await page.getByText('Un aviso de la organización').first().waitFor();
      await see('refused');
      assert.equal(slack.messages.length, 1);
    },
  );

  void test('The rules fit a phone, in English and in the dark', { timeout }, async () => {
    const phone = await visit.enter({ viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'en-US' });
    await openRules(phone);
    const { scrollWidth } = await phone.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth }));
    assert.ok(scrollWidth <= 390, `${scrollWidth} px wide`);
    await phone.getByRole('heading', { name: /Slack/ }).scrollIntoViewIfNeeded();
    await see('phone', phone);
  });
});
