/** Signing up where mails leave: the account begins with the mailed code. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { addMember, foundBusiness } from '../kit/business.ts';
import { closeBrowsers, openBrowser, type Person, still } from '../kit/browser.ts';
import { eventually } from '../kit/graph.ts';
import { startPlatform } from '../kit/platform.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import { testLimitMs as timeout } from '../kit/scale.ts';
import { codeIn, sendingBy } from '../kit/sending.ts';
import type { Platform } from '../kit/started.ts';
import { type MailVendor, startMail } from '../vendors/mail.ts';

const screenshots = join(import.meta.dirname, '..', 'screenshots');
const email = 'nora@correo.example';
const member = 'ines@correo.example';
const known = /Ya tienes una cuenta/;

describe('a sign-up where a mail server is set', () => {
  let platform: Platform;
  let mail: MailVendor;
  const folder = mkdtempSync(join(tmpdir(), 'tertulia-mail-'));
  const people: Person[] = [];
  before(async () => {
    mkdirSync(screenshots, { recursive: true });
    mail = await startMail();
    platform = await startPlatform({ env: sendingBy(mail, folder) });
  });
  after(async () => {
    await Promise.all(people.map(async (person) => person.close()));
    await closeBrowsers();
    await platform?.stop();
    await mail?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function somebody(options: BrowserContextOptions): Promise<Page> {
    const person = await openBrowser({ reducedMotion: 'reduce', ...options });
    people.push(person);
    return person.context.newPage();
  }

  /** Fills the form and waits for the page that asks for the code. */
  async function signUp(page: Page, email: string, password: string): Promise<void> {
    await page.goto(`${platform.url}/sign-up`);
    await page.getByLabel('Tu nombre').fill('Nora');
    await page.getByLabel('Correo electrónico').fill(email);
    await page.getByLabel('Contraseña', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Confirma tu correo' }).waitFor();
  }

  async function typeCode(page: Page, code: string): Promise<void> {
    await page.getByLabel('Código de seis números').fill(code);
    await page.getByRole('button', { name: 'Confirmar y entrar' }).click();
  }

  async function look(page: Page, name: string): Promise<void> {
    await still(page);
    await page.screenshot({ path: join(screenshots, `sign-up-code-${name}.png`) });
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
      name,
    );
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${name} is wider than its window`);
  }

  test(
    'A wrong code is refused in words, and the mailed one leads to the first bot, on a dark phone',
    { timeout },
    async () => {
      const page = await somebody({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
      await signUp(page, email, 'una frase bien larga');
      await look(page, 'phone-dark');
      const code = await codeIn(mail.mails, email);
      await typeCode(page, '12');
      await page.locator('[aria-invalid=true]').waitFor();
      await typeCode(page, code === '000000' ? '111111' : '000000');
      await page.getByText(/código no/i).waitFor();
      await look(page, 'phone-dark-wrong');
      // As people copy it.
      await typeCode(page, `${code.slice(0, 3)} ${code.slice(3)}`);
      await page.waitForURL('**/welcome');
      assert.equal(mail.mails.filter(({ to }) => to.includes(email)).length, 1);
    },
  );

  test('Whoever has an account sees the same page, and learns of it by mail alone', { timeout }, async () => {
    const page = await somebody({ viewport: { width: 1280, height: 900 } });
    const codeFor = async (address: string) => codeIn(mail.mails, address);
    const { session } = await foundBusiness(platform.url, 'Clínica Sol', { codeFor });
    await addMember(session, { email: member, password: 'una frase bien larga', name: 'Inés', role: 'VIEWER' });
    await signUp(page, member, 'otra frase bien larga');
    await look(page, 'desktop');
    const told = await eventually(() => {
      const found = mail.mails.find(({ parsed }) => known.test(parsed.subject ?? ''));
      assert.ok(found !== undefined);
      return found;
    });
    assert.doesNotMatch(told.parsed.text ?? '', /\b\d{6}\b/);
    await typeCode(page, '123456');
    await page.getByText(/código no/i).waitFor();
    await page.getByRole('button', { name: 'Volver' }).click();
    await page.getByLabel('Tu nombre').waitFor();
  });
});
