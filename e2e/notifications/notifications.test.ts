/** Mails of accounts and notifications, in a browser: what is mailed is read in the tray of the installation. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { closeBrowsers, openBrowser, type Person } from '../kit/browser.ts';
import { eventually } from '../kit/graph.ts';
import { startPlatform } from '../kit/platform.ts';
import { askGraph, signIn } from '../kit/portal.ts';
import { testLimitMs } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';
import { Visitor } from '../kit/visitor.ts';

const timeout = testLimitMs;
const password = 'una frase bien larga';
const founder = 'nora@prueba.example';
const invited = 'ines@prueba.example';

let platform: Platform;
const people: Person[] = [];

before(async () => {
  platform = await startPlatform({ demo: 'small' });
});
after(async () => {
  await Promise.all(people.map((person) => person.close()));
  await closeBrowsers();
  await platform?.stop();
});

/** A new person with an empty browser, on a desktop or a phone. */
async function somebody(width = 1280): Promise<Page> {
  const person = await openBrowser({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  people.push(person);
  return person.context.newPage();
}

/** The text of the newest kept mail with this subject to the address. */
async function mailTo(address: string, subject: RegExp): Promise<string> {
  const page = await somebody();
  try {
    return await eventually(async () => {
      await page.goto(`${platform.url}/mail`);
      const item = page.locator('li').filter({ hasText: address }).filter({ hasText: subject }).first();
      assert.ok((await item.count()) > 0, `no mail to ${address} yet`);
      await item.getByRole('link').click();
      return page.locator('pre').innerText();
    });
  } finally {
    await page.context().close();
  }
}

/** The first address in a text, below the platform's own. */
function linkIn(text: string): string {
  const link = text.split(/\s+/).find((word) => word.startsWith(platform.url));
  assert.ok(link !== undefined, text);
  return link;
}

function bellWith(page: Page, unread: number): Locator {
  return page.getByRole('button', { name: unread === 0 ? 'Avisos' : `Avisos: ${unread} sin leer`, exact: true });
}

async function typePassword(page: Page, label: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

void describe('the mails of an account', { concurrency: false }, () => {
  let page: Page;

  void test('Whoever signs up confirms the address with the mailed code, on a phone', { timeout }, async () => {
    page = await somebody(390);
    await page.goto(`${platform.url}/sign-up`);
    await page.getByLabel('Tu nombre').fill('Nora');
    await page.getByLabel('Correo electrónico').fill(founder);
    await typePassword(page, 'Contraseña');
    await page.waitForURL('**/welcome');
    await askGraph(
      page,
      'mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) { organization { id } } }',
      {
        input: { name: 'Prueba', country: 'MX', timeZone: 'America/Mexico_City', currency: 'MXN', locale: 'es' },
      },
    );
    await page.goto(platform.url);
    await page.getByRole('link', { name: 'Escribir el código' }).click();
    const [code = ''] = /\b\d{6}\b/.exec(await mailTo(founder, /Confirma tu correo/)) ?? [];
    const wrong = code === '000000' ? '111111' : '000000';
    await page.getByLabel('Código de seis números').fill(wrong);
    await page.getByRole('button', { name: 'Confirmar' }).click();
    await page.getByText(/código no/i).waitFor();
    await page.getByLabel('Código de seis números').fill(code);
    await page.getByRole('button', { name: 'Confirmar' }).click();
    await page.waitForURL(`${platform.url}/`);
    assert.equal(await page.getByRole('link', { name: 'Escribir el código' }).count(), 0);
  });

  void test('An invited person joins by the mailed link', { timeout }, async () => {
    await page.goto(`${platform.url}/team?new=1`);
    await page.getByLabel('Correos electrónicos').fill(`${invited}, no es un correo`);
    await page.getByRole('radio', { name: /^Solo números/ }).click();
    await page.getByRole('button', { name: 'Enviar la invitación' }).click();
    await page.getByText(/^no: /).waitFor();
    await page.getByLabel('Correos electrónicos').fill(invited);
    await page.getByRole('button', { name: 'Enviar la invitación' }).click();
    await page.getByRole('heading', { name: 'Enlace de invitación' }).waitFor();
    await page.getByRole('button', { name: 'Listo' }).click();
    const guest = await somebody();
    await guest.goto(linkIn(await mailTo(invited, /te invita a/)));
    await guest.getByLabel('Tu nombre').fill('Inés');
    await typePassword(guest, 'Contraseña');
    await guest.waitForURL(`${platform.url}/`);
    assert.equal(
      await guest.getByRole('link', { name: 'Escribir el código' }).count(),
      0,
      'the mailed link proves the address',
    );
  });

  void test('A forgotten password is set by the mailed link, and every session ends', { timeout }, async () => {
    const other = await somebody();
    await other.goto(`${platform.url}/sign-in`);
    await other.getByRole('link', { name: '¿Olvidaste tu contraseña?' }).click();
    await other.getByLabel('Correo electrónico').fill(founder);
    await other.keyboard.press('Enter');
    await other.getByRole('heading', { name: 'Revisa tu correo' }).waitFor();
    const link = linkIn(await mailTo(founder, /contraseña/));
    assert.match(link, /\/reset-password#[\w-]{43}$/);
    await other.goto(link);
    await other.getByLabel('Contraseña nueva', { exact: true }).fill('otra frase bien larga');
    await other.keyboard.press('Enter');
    await other.getByRole('heading', { name: 'Tu contraseña cambió' }).waitFor();
    await page.goto(`${platform.url}/team`);
    await page.waitForURL('**/sign-in?next=%2Fteam');
    await signIn(other, platform.url, founder, 'otra frase bien larga');
    assert.match(await mailTo(founder, /Tu contraseña de .+ cambió/), /contraseña/);
  });
});

void describe('what happens to the conversations', { concurrency: false }, () => {
  let page: Page;
  before(async () => {
    page = await somebody();
    await signIn(page, platform.url);
  });

  void test('A rule is changed, and says so', { timeout }, async () => {
    await page.goto(`${platform.url}/notifications/rules`);
    await page.getByRole('button', { name: 'Cambiar la regla Alguien espera' }).click();
    await page.getByLabel('Minutos de espera').fill('3');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('si dura 3 minutos').waitFor();
  });

  void test(
    'A rule that counts is tried on the last week, and tells of a bot that does not know answers',
    { timeout },
    async () => {
      await page.getByRole('button', { name: 'Cambiar la regla Preguntas sin respuesta' }).click();
      await page.getByLabel('Desde tantas preguntas sin respuesta').fill('1');
      await page.getByLabel('Termina por debajo de tantas preguntas').fill('2');
      await page.getByRole('button', { name: 'Guardar' }).click();
      await page.locator('[aria-invalid=true]').waitFor();
      await page.getByLabel('Termina por debajo de tantas preguntas').fill('0,5');
      await page.getByRole('button', { name: 'Probar con la última semana' }).click();
      await page.getByText(/^Habría avisado/).waitFor();
      await page.getByRole('button', { name: 'Guardar' }).click();
      await page.getByText('1 o más en 60 minutos').waitFor();
      const { data } = await askGraph<{ organization: { bots: { nodes: { publicId: string }[] } } }>(
        page,
        '{ organization { bots(first: 1) { nodes { publicId } } } }',
      );
      const visitor = new Visitor(platform.url, data?.organization.bots.nodes[0]?.publicId ?? '');
      await visitor.start();
      await visitor.send({ text: '¿Cuál es la capital de Mongolia Exterior?' });
      await eventually(async () => {
        await page.reload();
        const alert = page
          .getByRole('row')
          .filter({ hasText: 'El bot no sabe responder' })
          .filter({ hasText: 'Avisado' });
        await alert.first().waitFor({ timeout: 2_000 });
      });
    },
  );

  void test('An emergency is told of in the bell until it was opened, in every browser', { timeout }, async () => {
    const { data } = await askGraph<{
      viewer: { user: { unreadNotifications: number } };
      organization: { bots: { nodes: { publicId: string }[] } };
    }>(page, '{ viewer { user { unreadNotifications } } organization { bots(first: 1) { nodes { publicId } } } }');
    const before = data?.viewer.user.unreadNotifications ?? 0;
    const other = await somebody(390);
    await signIn(other, platform.url);
    const visitor = new Visitor(platform.url, data?.organization.bots.nodes[0]?.publicId ?? '');
    await visitor.start();
    await visitor.send({ text: 'Tengo un dolor muy fuerte en el pecho y no puedo respirar' });
    for (const one of [page, other]) await bellWith(one, before + 1).waitFor();
    await bellWith(page, before + 1).click();
    await page
      .getByRole('link', { name: /necesita atención urgente/ })
      .first()
      .click();
    await page.waitForURL('**/conversations/**');
    for (const one of [page, other]) await bellWith(one, before).waitFor();
  });

  void test('A test mail arrives, and the log says that it was sent', { timeout }, async () => {
    await page.goto(`${platform.url}/notifications/mails`);
    await page.getByRole('button', { name: 'Enviarme uno de prueba' }).click();
    await mailTo('ana@aurora.example', /Correo de prueba/);
    await eventually(async () => {
      await page.reload();
      await page
        .getByRole('row')
        .filter({ hasText: 'Prueba' })
        .filter({ hasText: 'Enviado' })
        .first()
        .waitFor({ timeout: 2_000 });
    });
  });
});
