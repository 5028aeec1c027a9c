import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { eventually, type GraphAnswer, type Variables } from './graph.ts';

/** A person in the portal: signs in and sends operations as the browser does. */

/** The people of the demo. */
export const demoPassword = 'tertulia-demo-2026';
export const demoPeople = {
  ORGANIZATION_ADMIN: 'ana@aurora.example',
  BOT_MANAGER: 'luis@aurora.example',
  VIEWER: 'vera@aurora.example',
};

/** Signs in and waits for the home screen. */
export async function signIn(
  page: Page,
  url: string,
  email: string = demoPeople.ORGANIZATION_ADMIN,
  password: string = demoPassword,
): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel(/^(Correo electrónico|E-?mail.*)$/).fill(email);
  await page.getByLabel(/^(Contraseña|Password)$/).fill(password);
  await page.getByRole('button', { name: /^(Entrar|Sign in)$/ }).click();
  await page.waitForURL(`${url}/`);
}

/** Waits until a page of the portal is loaded: a title, no skeleton, no pending work. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor({ state: 'attached' });
  await eventually(async () => {
    const waiting = await page.evaluate(
      () => document.querySelectorAll('[aria-busy="true"], [data-skeleton], .animate-skeleton').length,
    );
    assert.equal(waiting, 0, 'something is still loading');
  });
}

/** The response of the graph to the signed-in person. */
export async function askGraph<Data>(page: Page, query: string, variables: Variables = {}): Promise<GraphAnswer<Data>> {
  return page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json', 'apollo-require-preflight': '1' };
    return (await fetch('/graphql', { method: 'POST', headers, body })).json();
  }, JSON.stringify({ query, variables }));
}
