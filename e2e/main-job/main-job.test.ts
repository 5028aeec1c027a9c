/** The main job, as people do it: from an empty browser to a bot on one's page, a person who takes over, and a partner. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page, Route, WebSocketRoute } from 'playwright-core';
import { askedBy } from '../kit/asked.ts';
import { closeBrowsers, openBrowser, type Person } from '../kit/browser.ts';
import { eventually, type GraphAnswer, type Variables } from '../kit/graph.ts';
import { mode, startEitherWay } from '../kit/platform.ts';
import { testLimitMs } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';
import { type CustomerPage, serveCustomerPage } from './customer-page.ts';

interface Message {
  readonly author: string;
  readonly text: string;
}

/** A line of the partner's program. */
type Fact = ReadFact | { readonly kind: 'live'; readonly active: number } | { readonly kind: 'refused' };

interface ReadFact extends GraphAnswer<{
  readonly bot: {
    readonly status: string;
    readonly liveVersion: { readonly number: number };
    readonly conversations: {
      readonly nodes: readonly { readonly messages: { readonly nodes: readonly Message[] } }[];
    };
    readonly metrics: { readonly conversations: { readonly value: number } };
  };
}> {
  readonly kind: 'read';
  readonly status: number;
}

/** The partner's program while it runs. */
interface Partner {
  /** Waits for a line that it printed. */
  readonly next: <Fitting extends Fact>(fits: (fact: Fact) => fact is Fitting) => Promise<Fitting>;
  readonly stop: () => Promise<unknown>;
}

/** What the builder is told over its socket. A publication takes a moment: its news are held until the builder was looked at. */
class News {
  #isHeld = false;
  #waiting: (() => void)[] = [];

  pass(socket: WebSocketRoute): void {
    socket.connectToServer().onMessage((message) => {
      if (this.#isHeld) this.#waiting.push(() => socket.send(message));
      else socket.send(message);
    });
  }

  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    this.#isHeld = false;
    for (const send of this.#waiting.splice(0)) send();
  }
}

const screenshots = join(import.meta.dirname, '..', 'screenshots');
const question = '¿A qué correo te confirmamos?';
const email = 'visita@correo.example';

let platform: Platform;
let owner: Person;
let visitor: Person;
let customer: CustomerPage | undefined;
let partner: Partner | undefined;
/** The owner's windows: the builder, and the dashboard beside it. */
let page: Page;
let dashboard: Page;
/** The visitor's window. */
let shop: Page;
const news = new News();
let botId: string;
let hasFailed = false;
const complaints: string[] = [];

before(async () => {
  platform = await startEitherWay();
  owner = await openBrowser();
  visitor = await openBrowser();
  page = await newPage(owner);
  await page.routeWebSocket(/\/graphql$/, (socket) => news.pass(socket));
});

after(async () => {
  await partner?.stop();
  await closeBrowsers();
  await customer?.close();
  await platform?.stop();
});

/** A step of the job: it depends on the steps before it, so after a failure the rest is skipped. */
function step(title: string, run: () => void | Promise<void>): void {
  void test(title, { timeout: testLimitMs }, async (context) => {
    if (hasFailed) return context.skip('an earlier step failed');
    try {
      await run();
    } catch (error) {
      hasFailed = true;
      await tellWhatIsSeen();
      throw error;
    }
  });
}

async function tellWhatIsSeen(): Promise<void> {
  await mkdir(screenshots, { recursive: true });
  for (const [name, window] of Object.entries({ builder: page, dashboard, shop })) {
    await window?.screenshot({ path: join(screenshots, `main-job-failed-${name}.png`) }).catch(() => undefined);
  }
  const ended = await Promise.race([platform.ended, Promise.resolve('still running')]);
  process.stderr.write(
    `the platform: ${JSON.stringify(ended)}\n${complaints.join('\n')}\n${platform.output().slice(-4000)}\n`,
  );
}

async function newPage(browser: Person): Promise<Page> {
  const opened = await browser.context.newPage();
  opened.on('pageerror', (error) => complaints.push(`${opened.url()} ${error.stack ?? String(error)}`));
  opened.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${opened.url()} ${message.text()}`);
  });
  return opened;
}

/** Sends an operation as the person who is signed in in this window. */
function graph<Data>(window: Page, query: string, variables: Variables = {}): Promise<Data> {
  return window.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json', 'apollo-require-preflight': '1' };
    const response = await fetch('/graphql', { method: 'POST', headers, body });
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }, JSON.stringify({ query, variables }));
}

const state = () => page.locator('[data-publish-state]');
const goTo = (name: string) => page.getByRole('navigation', { name: 'Pasos del bot' }).getByRole('link', { name });
const button = (name: string, window: Page | Locator = page) => window.getByRole('button', { name, exact: true });
const saved = () => page.getByText(/^Guardado/).first();
const outline = (title: string) => page.getByRole('region', { name: title, exact: true });
const said = (text: string) => shop.locator('.say', { hasText: text });
const figure = (label: RegExp) => dashboard.getByRole('main').getByRole('link', { name: label });

async function say(text: string): Promise<void> {
  await shop.locator('textarea').fill(text);
  await shop.locator('textarea').press('Enter');
}

/** Waits until a metric of the dashboard has this value: the first number in it. */
async function counts(label: RegExp, wanted: number): Promise<void> {
  await eventually(async () => {
    const text = await figure(label).first().innerText();
    assert.equal(Number.parseInt(/\d+/.exec(text)?.[0] ?? '', 10), wanted, `${String(label)}: ${text}`);
  });
}

/** Holds requests of an operation back until they are released. */
async function heldUntil(of: Page, operation: string): Promise<{ release: () => Promise<void> }> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const handler = async (route: Route): Promise<void> => {
    if (askedBy(route.request()) === operation) await released;
    await route.fallback();
  };
  await of.route('**/graphql', handler);
  return {
    release: async () => {
      release();
      await of.unroute('**/graphql', handler);
    },
  };
}

void describe(`the main job, ${mode}`, () => {
  step('signing up takes three fields', async () => {
    await page.goto(`${platform.url}/sign-up`);
    await page.getByLabel('Tu nombre').fill('Lucía Camelia');
    await page.getByLabel('Correo electrónico').fill('lucia@camelia.example');
    await page.getByLabel('Contraseña', { exact: true }).fill('una frase larga y tranquila');
    await button('Crear cuenta').click();
    await page.waitForURL('**/welcome');
  });

  step('three questions end in the builder with a bot that is live', async () => {
    await page.getByRole('heading', { name: '¿Qué tipo de negocio tienes?' }).waitFor();
    const rehearsal = page.getByRole('figure');
    // The template of the trade arrives only after the question was sent.
    const template = await heldUntil(page, 'query WelcomeTemplate');
    await page.getByRole('radio', { name: /sal[oó]n/i }).click();
    await rehearsal.getByRole('textbox').fill('¿Cuánto cuesta el corte de dama?');
    await rehearsal.getByRole('textbox').press('Enter');
    await template.release();
    await rehearsal.getByText(/Corte de dama: MXN\s320/).waitFor();
    await button('Seguir').click();
    await page.getByLabel('Nombre del negocio').fill('Salón Camelia');
    await page.getByRole('combobox', { name: 'País' }).click();
    await page.getByRole('option', { name: 'México' }).click();
    await button('Seguir').click();
    await page.getByRole('radio', { name: /En mi página web/ }).click();
    await button('Crear mi bot').click();
    await page.waitForURL(/\/bots\/[^/]+\/flow/);
    botId = decodeURIComponent(new URL(page.url()).pathname.split('/')[2] ?? '');
    await state().getByText('En vivo v1').waitFor();
    await page.getByRole('region', { name: 'Editor del flujo' }).waitFor();
  });

  step('a price is edited and saved without a button', async () => {
    await goTo('Negocio').click();
    const price = page.getByRole('textbox', { name: 'Precio de Corte de dama' });
    await price.fill('455');
    await price.blur();
    await saved().waitFor();
    await state().getByText('1 cambio sin publicar').waitFor();
    await page.reload();
    await eventually(async () =>
      assert.match(await page.getByRole('textbox', { name: 'Precio de Corte de dama' }).inputValue(), /^455/),
    );
  });

  step('a question that leads nowhere is marked; connected, the mark is gone', async () => {
    await goTo('Flujo').click();
    await button('Agregar Pregunta de correo').click();
    const form = page.getByRole('region', { name: 'Opciones del bloque' });
    await form.getByRole('textbox', { name: 'Pregunta', exact: true }).fill(question);
    await form.getByRole('combobox', { name: 'Guardar en' }).selectOption('correo');
    const group = page.getByRole('group', { name: 'Pregunta de correo', exact: true });
    const mark = group.getByRole('button', { name: /ver problemas/ }).first();
    await mark.waitFor();

    await button('Ver esquema').click();
    const start = page.getByRole('combobox', { name: 'Al continuar: conectar con…' }).first();
    await start.focus();
    const first = await start.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.textContent ?? '');
    const entrance = outline('Pregunta de correo').getByRole('combobox', { name: 'Al continuar: conectar con…' });
    await entrance.focus();
    await entrance.selectOption({ label: first });
    await start.focus();
    await start.selectOption({ label: 'Pregunta de correo' });
    await button('Ver lienzo').click();
    await group.waitFor();
    await eventually(async () => assert.equal(await group.getByRole('button', { name: /ver problemas/ }).count(), 0));
  });

  step('the simulator talks with the draft, lights the block and shows what the bot knows', async () => {
    await button('Probar').click();
    const simulator = page.getByRole('region', { name: 'Simulador' });
    const told = (text: string) => simulator.getByRole('log').locator('p', { hasText: text });
    await told(question).waitFor();
    await page.locator('.tertulia-active').waitFor();
    await simulator.getByLabel('Escribe como visitante').fill('ana@correo');
    await button('Enviar', simulator).click();
    await told('correo no parece completo').waitFor();
    await simulator.getByLabel('Escribe como visitante').fill(email);
    await button('Enviar', simulator).click();
    await told('¿En qué te ayudo?').waitFor();
    await simulator.getByRole('button', { name: 'Agendar una cita' }).waitFor();
    const lit = page
      .locator('[data-block-row]:has(.tertulia-active)')
      .getByRole('button', { name: /^Opciones: ¿En qué te ayudo\?/ });
    await lit.waitFor();
    const values = () =>
      simulator.locator('dd input').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    await eventually(async () => assert.ok((await values()).includes(email)));
    await button('Cerrar simulador', simulator).click();
  });

  step('publishing is followed live until the second version answers', async () => {
    news.hold();
    await button('Publicar').click();
    const dialog = page.getByRole('dialog', { name: 'Publicar' });
    await dialog.getByText(/cambios desde la versión 1/).waitFor();
    await button('Publicar', dialog).click();
    // The new question comes first in every conversation that the template has brought as a test.
    const changed = dialog.getByText(/^\d+ conversaci(?:ón fijada cambiaría|ones fijadas cambiarían)$/);
    await changed.waitFor();
    await dialog
      .getByRole('button', { name: /^(?:Así está bien ahora|Aceptar las \d+)$/ })
      .last()
      .click();
    await changed.waitFor({ state: 'detached' });
    await button('Publicar', dialog).click();
    await state()
      .getByText(/^Publicando \d\/\d$/)
      .waitFor();
    news.release();
    await state().getByText('En vivo v2').waitFor();
    const done = page.getByRole('dialog', { name: 'Publicado' });
    await done.getByText('Enlace del chat', { exact: true }).waitFor();
    await button('Listo', done).click();
  });

  step('a page of another origin needs one line to show the chat', async () => {
    await goTo('Integraciones').click();
    const snippet = await page.getByLabel('Código para tu página', { exact: true }).textContent();
    customer = await serveCustomerPage(snippet ?? '');
    dashboard = await newPage(owner);
    await dashboard.goto(`${platform.url}/?period=week`);
    await counts(/conversando ahora/, 0);
    shop = await newPage(visitor);
    await shop.goto(customer.url);
    await shop.getByRole('button', { name: 'Abrir chat' }).click();
    await said(question).waitFor();
    await counts(/conversando ahora/, 0);
  });

  step('a wrong e-mail is asked for again; a reload keeps the conversation', async () => {
    await say('visita@correo');
    await counts(/conversando ahora/, 1);
    await said('correo no parece completo').waitFor();
    await say(email);
    await said('¿En qué te ayudo?').waitFor();
    await shop.reload();
    await said('¿En qué te ayudo?').waitFor();
    assert.equal(await said(email).count(), 1);
    await shop.getByRole('button', { name: 'Agendar una cita' }).waitFor();
  });

  step('what is written without network goes out once when it is back', async () => {
    await visitor.context.setOffline(true);
    await say('Agendar una cita');
    await shop.getByText('se enviará al volver').first().waitFor();
    await visitor.context.setOffline(false);
    await said('¿Qué servicio te hacemos?').waitFor();
    assert.equal((await messages()).filter(({ text }) => text === 'Agendar una cita').length, 1);
    assert.equal(await said('¿Qué servicio te hacemos?').count(), 1);
  });

  step('a person takes over, the bot is silent, and goes on when it gets the conversation back', async () => {
    await page.bringToFront();
    await page.goto(`${platform.url}/conversations?tab=all`);
    await page
      .getByRole('link', { name: /Salón Camelia/ })
      .first()
      .click();
    await button('Tomar').click();
    const answer = page.getByLabel('Tu respuesta');
    await page.getByRole('status').getByText('La atiendes tú').waitFor();
    await answer.fill('Hola, soy Lucía. ¿Prefieres por la mañana?');
    await answer.press('Enter');
    await said('Hola, soy Lucía').waitFor();
    await counts(/con tu equipo/, 1);
    await say('Sí, por la mañana');
    await page.getByRole('log').or(page.getByRole('main')).getByText('Sí, por la mañana').first().waitFor();
    const authors = (await messages()).map(({ author }) => author);
    assert.deepEqual(authors.slice(-2), ['MEMBER', 'VISITOR']);
    await button('Devolver al bot').click();
    await counts(/con tu equipo/, 0);
    await shop
      .getByRole('button', { name: /^Corte de dama/ })
      .last()
      .click();
    await said('¿Tienes estilista de confianza?').waitFor();
  });

  step('the numbers of the week know the conversation', async () => {
    await counts(/^Conversaciones/, 1);
  });

  step('a partner reads with a key and follows the live count; it falls when the visitor ends', async () => {
    partner = runPartner(await makeKey());
    const { status, data, errors } = await partner.next((fact): fact is ReadFact => fact.kind === 'read');
    assert.deepEqual([status, errors], [200, undefined]);
    const bot = data?.bot;
    assert.ok(bot !== undefined);
    assert.deepEqual([bot.status, bot.liveVersion.number], ['LIVE', 2]);
    assert.equal(bot.conversations.nodes.length, 1);
    assert.ok(bot.conversations.nodes[0]?.messages.nodes.some(({ text }) => text.startsWith('Hola, soy Lucía')));
    assert.equal(bot.metrics.conversations.value, 1);
    await partner.next(isLiveWith(1));
    await shop.getByRole('button', { name: 'Más opciones' }).click();
    await shop.getByRole('menuitem', { name: 'Terminar la conversación' }).click();
    await shop.getByRole('button', { name: 'Empezar de nuevo' }).waitFor();
    await partner.next(isLiveWith(0));
    await counts(/conversando ahora/, 0);
  });

  step('no window complained', () => {
    const real = complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'));
    assert.deepEqual(real, []);
  });
});

/** Every message of the one conversation, as the owner may read it. */
async function messages(): Promise<readonly Message[]> {
  const { bot } = await graph<{ bot: { conversations: { nodes: { messages: { nodes: Message[] } }[] } } }>(
    page,
    'query ($id: ID!) { bot(id: $id) { conversations(first: 2) { nodes { messages(first: 100) { nodes { author text } } } } } }',
    { id: botId },
  );
  assert.equal(bot.conversations.nodes.length, 1);
  return bot.conversations.nodes[0]?.messages.nodes ?? [];
}

/** A key with the right to read, created as the owner does it. */
async function makeKey(): Promise<string> {
  await page.goto(`${platform.url}/keys`);
  await button('Crear clave').first().click();
  const form = page.getByRole('dialog', { name: 'Crear clave' });
  await form.getByLabel('Nombre').fill('Tablero del socio');
  await form.getByRole('radio', { name: /^Real/ }).click();
  for (const name of [/^Ver los bots/, /^Ver conversaciones/, /^Ver números/]) {
    await form.getByRole('checkbox', { name }).setChecked(true);
  }
  await button('Crear clave', form).click();
  const shown = page.getByRole('dialog', { name: /Tablero del socio/ });
  const key = await shown.getByRole('textbox', { name: 'Clave', exact: true }).inputValue();
  assert.match(key, /^ttl_live_/);
  await button('Ya la guardé', shown).click();
  return key;
}

const isLiveWith =
  (active: number) =>
  (fact: Fact): fact is Extract<Fact, { kind: 'live' }> =>
    fact.kind === 'live' && fact.active === active;

/** Runs the partner's program. */
function runPartner(key: string): Partner {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'partner.ts'), platform.url, key, botId]);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => (output += String(chunk)));
  const facts = () =>
    output
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .flatMap((line) => {
        try {
          return [JSON.parse(line) as Fact];
        } catch {
          return [];
        }
      });
  return {
    next: (fits) =>
      eventually(() => {
        const fact = facts().find(fits);
        assert.ok(fact, `the partner told: ${output}`);
        return fact;
      }),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
