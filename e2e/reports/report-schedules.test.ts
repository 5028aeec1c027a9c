/** A report that recurs, in a browser: scheduled, read back, tried, and saved from the mail with the figures of the API. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeBrowsers, openBrowser } from '../kit/browser.ts';
import { eventually } from '../kit/graph.ts';
import { startPlatform } from '../kit/platform.ts';
import { askGraph, demoPeople, settled, signIn } from '../kit/portal.ts';
import type { Page } from 'playwright-core';
import { testLimitMs } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';
import { textOfPdf } from './text-of-pdf.ts';

let platform: Platform;
before(async () => {
  platform = await startPlatform({ demo: 'small' });
});
after(async () => {
  await closeBrowsers();
  await platform?.stop();
});

interface Made {
  readonly organization: {
    readonly reportSchedules: { name: string }[];
    readonly reportViews: { isShared: boolean }[];
  };
}
const madeQuery = `{ organization {
  reportSchedules { name }
  reportViews { isShared }
} }`;

interface Told {
  readonly organization: { readonly metrics: { readonly conversations: { readonly value: number } } };
}

void test(
  'An administrator schedules a report, tries it, and its PDF has the figures of the API',
  { timeout: testLimitMs },
  async () => {
    const browser = await openBrowser({
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      locale: 'es-MX',
    });
    const page = await browser.context.newPage();
    await signIn(page, platform.url);
    await page.goto(`${platform.url}/reports/schedules`);
    await page.getByRole('button', { name: 'Programar un envío' }).click();
    await page.getByLabel(/^Nombre/u).fill('Cada lunes y viernes');
    await page.getByRole('checkbox', { name: 'viernes' }).click();
    await page.getByLabel('Periodo').selectOption('LAST_30_DAYS');
    await page.getByText('Los lunes y viernes a las 08:00').waitFor();
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByRole('heading', { name: 'Cada lunes y viernes' }).waitFor();
    await settled(page);
    const own = page.getByRole('region', { name: 'Cada lunes y viernes' });
    await own.getByRole('button', { name: 'Enviarme una prueba' }).click();
    await eventually(async () => {
      await page.reload();
      await own.getByText('Enviado').waitFor({ timeout: 5_000 });
    });
    await page.goto(`${platform.url}/mail`);
    await page
      .getByRole('link', { name: /Cada lunes y viernes/u })
      .first()
      .click();
    const address = await page.getByRole('link', { name: /\.pdf$/u }).getAttribute('href');
    const text = await textOfPdf(Buffer.from(address?.split(',')[1] ?? '', 'base64'));
    await page.goto(platform.url);
    const { from, to } = lastThirtyDays();
    const query = 'query ($range: RangeInput!) { organization { metrics(range: $range) { conversations { value } } } }';
    const { data } = await askGraph<Told>(page, query, { range: { from, to } });
    const value = data?.organization.metrics.conversations.value ?? Number.NaN;
    assert.ok(text.includes(`Conversaciones${new Intl.NumberFormat('es-MX').format(value)}`), text.slice(0, 400));
    await browser.close();
  },
);

void test('In the demo a report is scheduled and a view is saved for everybody', { timeout: testLimitMs }, async () => {
  const browser = await openBrowser({ reducedMotion: 'reduce', locale: 'es-MX' });
  const page = await browser.context.newPage();
  await signIn(page, platform.url);
  await eventually(async () => {
    const { data } = await askGraph<Made>(page, madeQuery, {});
    const { reportSchedules, reportViews } = data?.organization ?? {};
    const names = reportSchedules?.map(({ name }) => name);
    assert.ok(names?.includes('Resumen de cada lunes'), names?.join(', '));
    assert.equal(reportViews?.filter(({ isShared }) => isShared).length, 1);
  });
  await browser.close();
});

void test(
  'An outside address is invited, confirms by the page of its mail, and leaves by another',
  { timeout: testLimitMs },
  async () => {
    const browser = await openBrowser({ reducedMotion: 'reduce', locale: 'es-MX' });
    const page = await browser.context.newPage();
    await signIn(page, platform.url);
    const schedules = `${platform.url}/reports/schedules`;
    await page.goto(schedules);
    await page.getByRole('button', { name: 'Programar un envío' }).click();
    await page.getByLabel(/^Nombre/u).fill('Para la contadora');
    await page.getByLabel('Correo electrónico').fill('Contadora@Ejemplo.com');
    await page.getByRole('button', { name: 'Agregar' }).click();
    await page.getByText('Se invitará al guardar').waitFor();
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('contadora@ejemplo.com').waitFor();
    await page.getByText('Sin confirmar').waitFor();
    const mail = await mailOf(page, /Quieres recibir el reporte/u);
    for (const [path, button, state] of [
      [linkIn(mail, 'confirm'), 'Sí, quiero recibirlo', 'Confirmada'],
      [linkIn(mail, 'leave'), 'No recibir más', 'Se dio de baja'],
    ] as const) {
      await page.goto(path);
      await page.goto(schedules);
      await settled(page);
      assert.equal(await page.getByText(state, { exact: true }).count(), 0, 'opening the link changed something');
      await page.goto(path);
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('heading', { name: /^Listo/u }).waitFor();
      await page.goto(schedules);
      await page.getByText(state, { exact: true }).waitFor();
    }
    await browser.close();
  },
);

void test('Nobody else sees the page or what is sent', { timeout: testLimitMs }, async () => {
  for (const email of [demoPeople.BOT_MANAGER, demoPeople.VIEWER]) {
    const browser = await openBrowser({ locale: 'es-MX' });
    const page = await browser.context.newPage();
    await signIn(page, platform.url, email);
    await page.goto(`${platform.url}/reports/schedules`);
    await settled(page);
    assert.equal(await page.getByRole('button', { name: 'Programar un envío' }).count(), 0, email);
    await browser.close();
  }
});

/** The text of a mail that was kept, once it is there. */
async function mailOf(page: Page, subject: RegExp): Promise<string> {
  await eventually(async () => {
    await page.goto(`${platform.url}/mail`);
    await page.getByRole('link', { name: subject }).first().waitFor({ timeout: 5_000 });
  });
  await page.getByRole('link', { name: subject }).first().click();
  return page.locator('pre').innerText();
}

/** The link in a mail by which its reader does this, at the address of this platform. */
function linkIn(mail: string, change: 'confirm' | 'leave'): string {
  const [path = ''] = new RegExp(`/mail/report/[0-9a-f]+${change}\\.[\\w-]+`, 'u').exec(mail) ?? [];
  assert.notEqual(path, '', mail);
  return `${platform.url}${path}`;
}

/** The demo organization is in Mérida, which is six hours behind UTC all year. */
function lastThirtyDays(): { from: string; to: string } {
  const behindMs = 6 * 3_600_000;
  const dayMs = 86_400_000;
  const today = Math.floor((Date.now() - behindMs) / dayMs) * dayMs + behindMs;
  return { from: new Date(today - 30 * dayMs).toISOString(), to: new Date(today).toISOString() };
}
