/** A language model that answers for a bot: chosen in the builder, asked in a conversation, replaced by the knowledge when it fails. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { startVisit, type Visit } from '../canvas/visit.ts';
import { closeBrowsers, openBrowser } from '../kit/browser.ts';
import { eventually, type UserError } from '../kit/graph.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import { type ModelVendor, startModel } from '../vendors/model.ts';

const folder = join(import.meta.dirname, '..', 'screenshots');
const key = 'clave-del-modelo-1234567890';
const textOptions = {
  ...{ prompt: { es: '¿Qué quieres saber?', en: 'What is your question?' }, variable: 'consulta', retry: {} },
  ...{
    retryLimit: 2,
    placeholder: {},
    isRequired: true,
    isLong: false,
    minLength: null,
    maxLength: null,
    pattern: null,
  },
};
const flow = {
  ...{ id: 'main', name: 'Flujo' },
  events: [{ id: 'start', kind: 'start', position: { x: -260, y: 40 } }],
  groups: [
    {
      ...{ id: 'g', title: 'Preguntas', position: { x: 0, y: 0 } },
      blocks: [
        { id: 'ask', kind: 'textInput', options: textOptions },
        {
          id: 'answer',
          kind: 'aiResponse',
          options: { promptId: null, question: '', unknownText: { es: 'No lo sé.' } },
        },
      ],
    },
  ],
  edges: [
    { id: 'e1', source: { kind: 'event', id: 'start' }, target: { groupId: 'g' } },
    { id: 'e2', source: { kind: 'block', id: 'answer' }, target: { groupId: 'g' } },
  ],
};

let visit: Visit;
let model: ModelVendor;

before(async () => {
  await mkdir(folder, { recursive: true });
  model = await startModel();
  model.token = key;
  visit = await startVisit({ EGRESS_ALLOWED: model.target });
  await prepare();
});
after(async () => {
  await closeBrowsers();
  await visit?.platform.stop();
  await model?.close();
});

type Saved = { readonly draft: { readonly revision: number } | null; readonly userErrors: readonly UserError[] };

/** A bot that answers questions, one entry of knowledge, and a connection to the model. */
async function prepare(): Promise<void> {
  const { session } = visit.business;
  const { bot } = await session.data<{ bot: { draft: { revision: number } } }>(
    'query ($id: ID!) { bot(id: $id) { draft { revision } } }',
    { id: visit.bot.id },
  );
  const save = async (field: string, type: string, input: object, revision: number | undefined): Promise<number> => {
    const query = `mutation ($input: ${type}!) { saved: ${field}(input: $input) { draft { revision } userErrors { field code message } } }`;
    const { saved } = await session.data<{ saved: Saved }>(query, {
      input: { botId: visit.bot.id, revision, ...input },
    });
    assert.deepEqual(saved.userErrors, []);
    return saved.draft?.revision ?? 0;
  };
  const variable = { name: 'consulta', type: 'TEXT', scope: 'CONVERSATION', isPersonalData: false };
  const first = await save('saveVariables', 'SaveVariablesInput', { variables: [variable] }, bot.draft.revision);
  const second = await save('saveFlow', 'SaveFlowInput', { document: flow }, first);
  const entry = { question: '¿Tienen estacionamiento?', answer: 'Sí, gratis en el sótano.', isActive: true };
  await save('saveKnowledgeEntry', 'SaveKnowledgeEntryInput', entry, second);
  const fields = { baseUrl: `${model.url}/v1`, model: 'pequeño', apiKey: key };
  const input = {
    ...{ connector: 'openai-compatible', name: 'Modelo propio', botIds: [] },
    fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
  };
  const { createConnection } = await session.data<{ createConnection: { userErrors: readonly UserError[] } }>(
    'mutation ($input: CreateConnectionInput!) { createConnection(input: $input) { userErrors { field code message } } }',
    { input },
  );
  assert.deepEqual(createConnection.userErrors, []);
}

async function openModel(page: Page): Promise<void> {
  await page.goto(`${visit.platform.url}/bots/${visit.bot.id}/prompts`);
  await page.getByRole('button', { name: /^(Modelo|Model)$/ }).click();
  await page.getByRole('combobox', { name: /^(Responde|Answers come from)/ }).waitFor();
}

/** Writes down what the live region announces. */
async function heardIn(chat: Page): Promise<(words: RegExp) => Promise<string[]>> {
  await chat.getByRole('log').evaluate((region: Element) => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) heard.push(node.textContent ?? '');
    }).observe(region, { childList: true });
  });
  return async (words) => {
    const heard = await chat.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    return heard.filter((one) => words.test(one));
  };
}

async function axe(page: Page, at: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${at}: ${id} ${html.slice(0, 160)}`));
}

async function publish(): Promise<void> {
  const { session } = visit.business;
  const { publishBot } = await session.data<{ publishBot: { userErrors: UserError[]; problems: unknown[] } }>(
    'mutation ($id: ID!) { publishBot(input: { botId: $id, note: "modelo", changedConversationsNote: "Otro flujo." }) { problems { code field } userErrors { code } } }',
    { id: visit.bot.id },
  );
  assert.deepEqual(publishBot.userErrors, [], JSON.stringify(publishBot.problems));
  await eventually(async () => {
    const { bot } = await session.data<{ bot: { liveVersion: { number: number } } }>(
      'query ($id: ID!) { bot(id: $id) { liveVersion { number } } }',
      { id: visit.bot.id },
    );
    assert.equal(bot.liveVersion.number, 2);
  });
}

describe('a language model of an organization', () => {
  test('It is chosen in the builder and answers in the widget; when it fails, the knowledge answers', async () => {
    const page = await visit.enter({ viewport: { width: 1440, height: 900 } });
    await openModel(page);
    await page.getByRole('combobox', { name: 'Responde' }).click();
    await page.getByRole('option', { name: 'Modelo propio' }).click();
    await page.getByLabel('Tokens por respuesta').fill('5');
    await page.getByText('Escribe un número de 16 a 4000.').waitFor();
    await page.getByLabel('Tokens por respuesta').fill('200');
    await page.getByLabel('Segundos de espera').fill('15');
    await page.getByRole('textbox', { name: 'Modelo' }).fill('grande');
    await page
      .getByText(/^Guardado/)
      .first()
      .waitFor();
    await page.screenshot({ path: join(folder, 'model-chosen.png') });
    await page.reload();
    await page.getByRole('button', { name: 'Modelo', exact: true }).click();
    assert.equal(await page.getByLabel('Tokens por respuesta').inputValue(), '200');
    await publish();

    model.reply = 'El sótano tiene **lugar** para tu auto. <b>¡Ven!</b>';
    const { context } = await openBrowser({ locale: 'es-MX', viewport: { width: 390, height: 844 } });
    const chat = await context.newPage();
    await chat.goto(`${visit.platform.url}/chat/${visit.bot.publicId}`);
    const say = async (text: string): Promise<void> => {
      await chat.getByRole('textbox').fill(text);
      await chat.keyboard.press('Enter');
    };
    await say('¿Tienen estacionamiento?');
    // Not what a screen reader is told, which begins with who says it.
    const said = (text: string) => chat.getByText(text, { exact: true });
    await said('El sótano tiene lugar para tu auto. <b>¡Ven!</b>').waitFor();
    const asked = model.completions.at(-1);
    assert.deepEqual([asked?.model, asked?.max_tokens], ['grande', 200]);
    assert.equal(asked?.messages.at(-1)?.content, '¿Tienen estacionamiento?');
    assert.match(asked?.messages[0]?.content ?? '', /gratis en el sótano/);
    await chat.screenshot({ path: join(folder, 'model-widget.png') });

    model.failNext(Array.from({ length: 100 }, () => 'fail'));
    await say('¿Hay estacionamiento?');
    await said('Sí, gratis en el sótano.').waitFor();
    model.heal();
    model.failNext(['stall']);
    await say('¿Tienen estacionamiento gratis?');
    await said('Sí, gratis en el sótano.').nth(1).waitFor();
    model.heal();
    await context.close();
  });

  test('Its answer grows in the widget while it is written, is announced once, and stops for a person', async () => {
    const { session } = visit.business;
    const { context } = await openBrowser({ locale: 'es-MX', viewport: { width: 390, height: 844 } });
    const chat = await context.newPage();
    await chat.goto(`${visit.platform.url}/chat/${visit.bot.publicId}`);
    const say = async (text: string): Promise<void> => {
      await chat.getByRole('textbox').fill(text);
      await chat.keyboard.press('Enter');
    };
    const bubble = (text: string) => chat.locator('.say').filter({ hasText: text });
    const announced = await heardIn(chat);

    model.reply = 'Abrimos **los lunes** a las [nueve](https://horario.mx) en punto.';
    const first = model.pauseAfter(6);
    await say('¿A qué hora abren?');
    await bubble('Abrimos los lunes a las').waitFor();
    assert.equal(await chat.locator('.say a').count(), 0);
    assert.deepEqual(await announced(/Abri/), []);
    await chat.screenshot({ path: join(folder, 'model-growing.png') });
    first.goOn();
    await bubble('Abrimos los lunes a las nueve en punto.').getByRole('link', { name: 'nueve' }).waitFor();
    assert.equal(await bubble('Abrimos').count(), 1);
    await eventually(async () => assert.equal((await announced(/Abri/)).length, 1));

    // What was begun by a model that is then gone gives way to what the bot knows.
    model.reply = 'Creo que tal vez haya un lugar.';
    const second = model.pauseAfter(4);
    await say('¿Tienen estacionamiento?');
    await bubble('Creo que').waitFor();
    model.failNext(Array.from({ length: 100 }, () => 'fail'));
    second.cut();
    await bubble('Sí, gratis en el sótano.').waitFor();
    assert.equal(await bubble('Creo que').count(), 0);
    model.heal();

    const third = model.pauseAfter(4);
    await say('¿Hay estacionamiento?');
    await bubble('Creo que').waitFor();
    const { bot } = await session.data<{ bot: { conversations: { nodes: { id: string }[] } } }>(
      'query ($id: ID!) { bot(id: $id) { conversations(first: 1) { nodes { id } } } }',
      { id: visit.bot.id },
    );
    await session.data(
      'mutation ($id: ID!) { takeOverConversation(input: { conversationId: $id }) { userErrors { code } } }',
      {
        id: bot.conversations.nodes[0]?.id,
      },
    );
    await bubble('Creo que').waitFor({ state: 'detached' });
    third.goOn();
    await context.close();
  });

  test('The simulator asks the model only with effects on', async () => {
    const page = await visit.enter({ viewport: { width: 1440, height: 900 } });
    await visit.open(page);
    await page.getByRole('button', { name: 'Probar', exact: true }).click();
    const simulator = page.getByRole('region', { name: 'Simulador' });
    const say = async (text: string): Promise<void> => {
      await simulator.getByPlaceholder('Escribe como visitante').fill(text);
      await page.keyboard.press('Enter');
    };
    const before = model.completions.length;
    await say('¿Tienen estacionamiento?');
    await simulator.getByText('Sí, gratis en el sótano.').first().waitFor();
    assert.equal(model.completions.length, before);
    await simulator.getByLabel('Hacer las acciones de verdad').check();
    model.reply = 'Hay lugar.';
    await say('¿Tienen estacionamiento?');
    await simulator.getByText('Hay lugar.').waitFor();
    assert.equal(model.completions.length, before + 1);
    await page.screenshot({ path: join(folder, 'model-simulator.png') });
  });

  test('A ready-made prompt is tried with a question, and a turn of the simulator is answered with it', async () => {
    const page = await visit.enter({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${visit.platform.url}/bots/${visit.bot.id}/prompts`);
    await page.getByRole('button', { name: 'Desde una plantilla' }).first().click();
    await page.getByRole('combobox', { name: 'Giro' }).selectOption({ label: 'Salón de belleza' });
    await page.getByRole('button', { name: /^Citas del salón/ }).click();
    assert.equal(await page.getByRole('textbox', { name: 'Nombre', exact: true }).inputValue(), 'Citas del salón');
    const cases = page.getByRole('region', { name: 'Pruebas' });
    await cases.getByRole('button', { name: 'Agregar pregunta' }).click();
    await cases.getByLabel('Debe decir', { exact: true }).fill('LUGAR');
    await cases.getByLabel('No debe decir').fill('precio');
    await page
      .getByText(/^Guardado/)
      .first()
      .waitFor();
    model.reply = 'Hay lugar mañana.';
    await cases.getByRole('button', { name: 'Probar todas' }).click();
    await cases.getByText('Ahora · Bien').waitFor();
    await cases.getByText(/20 \+ 3 tokens/).waitFor();
    assert.deepEqual(await axe(page, 'prompt-cases'), []);
    await page.screenshot({ path: join(folder, 'prompt-cases.png'), fullPage: true });
    assert.match(model.completions.at(-1)?.messages[0]?.content ?? '', /Tomas solicitudes de cita/);

    await visit.open(page);
    await page.getByRole('button', { name: 'Probar', exact: true }).click();
    const simulator = page.getByRole('region', { name: 'Simulador' });
    await simulator.getByLabel('Hacer las acciones de verdad').check();
    await simulator.getByPlaceholder('Escribe como visitante').fill('¿Tienen lugar?');
    await page.keyboard.press('Enter');
    await simulator.getByText(/20 \+ 3 tokens/).click();
    await simulator.getByText('Datos de consulta').waitFor();
    await simulator.getByRole('button', { name: 'Repetir con otra versión del prompt' }).click();
    model.reply = 'Repetido.';
    await page.getByRole('button', { name: 'Responder otra vez' }).click();
    await page.getByRole('dialog').getByText('Repetido.').waitFor();
    await page.screenshot({ path: join(folder, 'model-replay.png') });
    assert.match(model.completions.at(-1)?.messages[0]?.content ?? '', /Tomas solicitudes de cita/);
    await page.context().close();
  });

  for (const [size, viewport] of Object.entries({
    wide: { width: 1440, height: 900 },
    phone: { width: 390, height: 844 },
  })) {
    for (const locale of ['es', 'en'] as const) {
      test(`Its settings are complete and accessible: ${size}, ${locale}`, async () => {
        const colorScheme = locale === 'es' ? 'light' : 'dark';
        const page = await visit.enter({ viewport, colorScheme });
        const cookies = { tertulia_locale: locale, tertulia_theme: colorScheme };
        await page
          .context()
          .addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: visit.platform.url })));
        await openModel(page);
        assert.deepEqual(await axe(page, `model-${size}-${locale}`), []);
        await page.screenshot({ path: join(folder, `model-${size}-${locale}.png`) });
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= viewport.width, `the page is ${width} pixels wide`);
        await page.context().close();
      });
    }
  }

  test('No key of the model is in a log, an answer of the API or an event', async () => {
    const { session } = visit.business;
    const data = await session.data<object>(
      'query ($id: ID!) { bot(id: $id) { draft { definition } connections { name lastFour settings { name value } runs { nodes { code status } } } } }',
      { id: visit.bot.id },
    );
    assert.ok(!JSON.stringify(data).includes(key));
    assert.ok(!visit.platform.output().includes(key));
  });
});
