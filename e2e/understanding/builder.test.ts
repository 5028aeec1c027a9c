/** What an owner teaches a bot in the builder, and what its visitors then may write. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { startVisit, type Visit } from '../canvas/visit.ts';
import { closeBrowsers } from '../kit/browser.ts';
import { publishDraft, saveFlow } from '../kit/draft.ts';
import { eventually, type UserError } from '../kit/graph.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import { isFull } from '../kit/scale.ts';
import { Visitor } from '../kit/visitor.ts';

const folder = join(import.meta.dirname, '..', 'screenshots');
const both = (text: string) => ({ es: text, en: text });
const says = (id: string, text: string) => ({ id, kind: 'text', options: { variations: [both(text)] } });
const item = (id: string, label: string) => ({ id, label: both(label), detail: {}, value: null, condition: null });
const menu = {
  ...{ prompt: both('¿Qué necesitas?'), variable: null, retry: {}, retryLimit: 2, placeholder: {}, isRequired: true },
  ...{ isMultiple: false, isSearchable: false, listVariable: null },
  items: [item('nails', 'Manicure'), item('cut', 'Corte')],
};
const answer = { promptId: null, question: '', unknownText: both('No lo sé.') };

/** A menu, a path of its own for complaints that no event leads to yet, and answers from the knowledge. */
const flow = {
  ...{ id: 'main', name: 'Flujo' },
  events: [
    { id: 'start', kind: 'start', position: { x: -260, y: 40 } },
    { id: 'fallback', kind: 'fallback', position: { x: -260, y: 420 } },
  ],
  groups: [
    {
      ...{ id: 'menu', title: 'Menú', position: { x: 0, y: 0 } },
      blocks: [{ id: 'm', kind: 'choiceInput', options: menu }],
    },
    { ...{ id: 'nails-path', title: 'Uñas', position: { x: 420, y: 0 } }, blocks: [says('n', 'Va, uñas.')] },
    {
      ...{ id: 'sorry', title: 'Quejas', position: { x: 420, y: 240 } },
      blocks: [says('s', 'La encargada te llama hoy.')],
    },
    {
      ...{ id: 'answers', title: 'Dudas', position: { x: 0, y: 420 } },
      blocks: [{ id: 'a', kind: 'aiResponse', options: answer }],
    },
  ],
  edges: [
    { id: 'e1', source: { kind: 'event', id: 'start' }, target: { groupId: 'menu' } },
    { id: 'e2', source: { kind: 'port', id: 'm', port: 'nails' }, target: { groupId: 'nails-path' } },
    { id: 'e3', source: { kind: 'event', id: 'fallback' }, target: { groupId: 'answers' } },
  ],
};
const entries = [
  { question: '¿Rentan la terraza?', answer: 'Sí, hasta 20 personas.' },
  { question: '¿Rentan el sótano?', answer: 'No, el sótano no.' },
];

let visit: Visit;
let page: Page;

before(async () => {
  await mkdir(folder, { recursive: true });
  visit = await startVisit();
  await saveFlow(visit.business.session, visit.bot.id, { document: flow, variables: [] });
  for (const entry of entries) await saveEntry(entry);
  page = await visit.enter();
});
after(async () => {
  await closeBrowsers();
  await visit?.platform.stop();
});

interface Draft {
  readonly revision: number;
  readonly definition: {
    readonly flows: readonly {
      readonly events: readonly { readonly id: string; readonly kind: string; readonly intent?: string }[];
      readonly groups: readonly { readonly blocks: readonly { readonly options: object }[] }[];
    }[];
    readonly settings: object;
  };
}

async function draft(): Promise<Draft> {
  const { bot } = await visit.business.session.data<{ bot: { draft: Draft } }>(
    'query ($id: ID!) { bot(id: $id) { draft { revision definition } } }',
    { id: visit.bot.id },
  );
  return bot.draft;
}

async function saveEntry(entry: { question: string; answer: string }): Promise<void> {
  const { revision } = await draft();
  const { saveKnowledgeEntry } = await visit.business.session.data<{ saveKnowledgeEntry: { userErrors: UserError[] } }>(
    'mutation ($input: SaveKnowledgeEntryInput!) { saveKnowledgeEntry(input: $input) { userErrors { code message } } }',
    { input: { botId: visit.bot.id, revision, isActive: true, ...entry } },
  );
  assert.deepEqual(saveKnowledgeEntry.userErrors, []);
}

async function axe(window: Page, at: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: window }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${at}: ${id} ${html.slice(0, 160)}`));
}

/** Opens the form of the menu with the first choice's further options. */
async function openChoice(window: Page): Promise<void> {
  await window.locator('[data-place="menu|m"]').first().click();
  await window.getByRole('region', { name: /^(Opciones del bloque|Block options)$/ }).waitFor();
  await window.locator('[data-item="nails"] summary').click();
}

/** The synonyms of the first choice. */
const synonymsOf = (window: Page) =>
  window.locator('[data-item="nails"]').getByLabel(/^(También se dice|Also said as)$/);

describe('what an owner teaches a bot', () => {
  test('Synonyms of a choice, one on each line, are saved while they are typed', async () => {
    await visit.open(page);
    await openChoice(page);
    await synonymsOf(page).fill('uñas\narreglo de manos\n\nUÑAS');
    await eventually(async () =>
      assert.match(JSON.stringify((await draft()).definition.flows), /"synonyms":\["uñas","arreglo de manos"\]/),
    );
  });

  test('The event of an intent is added from the palette and connected to a group', async () => {
    await visit.open(page);
    await page.getByLabel('Cuando el visitante…').selectOption({ label: 'se queja' });
    await page.getByRole('button', { name: 'Cuando se queja' }).waitFor();
    const event = await eventually(async () => {
      const found = (await draft()).definition.flows[0]?.events.find(({ intent }) => intent === 'COMPLAINT');
      assert.ok(found);
      return found;
    });
    assert.equal(event.kind, 'intent');
  });

  test('The text for a greeting is changed in the step of the business', async () => {
    await page.goto(`${visit.platform.url}/bots/${visit.bot.id}/business#intents`);
    await page.getByLabel('Qué hace cuando saluda').selectOption({ label: 'Con tus palabras' });
    await page.getByLabel('Lo que dice cuando saluda').fill('¡Qué gusto leerte!');
    await eventually(async () =>
      assert.match(JSON.stringify((await draft()).definition.settings), /¡Qué gusto leerte!/),
    );
  });
});

describe('what visitors then may write', () => {
  test('A greeting, a complaint, a question with two answers and a synonym do what the owner wants', async () => {
    const { definition } = await draft();
    const event = definition.flows[0]?.events.find(({ intent }) => intent === 'COMPLAINT');
    const edge = { id: 'e4', source: { kind: 'event', id: event?.id }, target: { groupId: 'sorry' } };
    const wired = { ...definition.flows[0], edges: [...flow.edges, edge] };
    await saveFlow(visit.business.session, visit.bot.id, { document: wired, variables: [] });
    await publishDraft(visit.business.session, visit.bot.id, 2);
    const visitor = new Visitor(visit.platform.url, visit.bot.publicId);
    await visitor.start();
    const said = async (reply: Parameters<Visitor['send']>[0]): Promise<string[]> => {
      const before = visitor.received.size;
      await visitor.send(reply);
      return [...visitor.received.values()]
        .slice(before)
        .flatMap(({ author, text }) => (author === 'BOT' ? [text] : []));
    };
    assert.deepEqual(await said({ text: 'hola' }), ['¡Qué gusto leerte!', '¿Qué necesitas?']);
    assert.deepEqual(await said({ text: 'quiero poner una queja' }), ['La encargada te llama hoy.', '¿Qué necesitas?']);
    await visitor.send({ text: '¿rentan algo?' });
    await eventually(() => assert.equal(visitor.awaiting?.choices.length, 3));
    const [terrace] = visitor.awaiting?.choices ?? [];
    assert.equal(terrace?.label, '¿Rentan la terraza?');
    assert.deepEqual(await said({ choiceIds: [terrace?.id ?? ''] }), ['Sí, hasta 20 personas.', '¿Qué necesitas?']);
    assert.deepEqual(await said({ text: 'me quiero hacer las uñas' }), ['Va, uñas.']);
  });
});

describe('the forms', () => {
  for (const size of ['desktop', 'phone'] as const) {
    for (const locale of isFull ? (['es', 'en'] as const) : ([size === 'desktop' ? 'es' : 'en'] as const)) {
      test(`They are complete and accessible: ${size}, ${locale}`, async () => {
        const colorScheme = locale === 'es' ? 'light' : 'dark';
        const viewport = size === 'desktop' ? { width: 1440, height: 900 } : { width: 390, height: 844 };
        const window = await visit.enter({ viewport, colorScheme });
        for (const [name, value] of Object.entries({ tertulia_locale: locale, tertulia_theme: colorScheme }))
          await window.context().addCookies([{ name, value, url: visit.platform.url }]);
        await window.goto(`${visit.platform.url}/bots/${visit.bot.id}/business#intents`);
        await window.locator('#intents').scrollIntoViewIfNeeded();
        await window.getByLabel(/^(Qué hace cuando se despide|What it does when a visitor says goodbye)$/).waitFor();
        await window.locator('#intents').screenshot({ path: join(folder, `intents-${size}-${locale}.png`) });
        const findings = await axe(window, `intents ${size} ${locale}`);
        await window.goto(`${visit.platform.url}/bots/${visit.bot.id}/flow`);
        await window.locator('[data-place="menu|m"]').first().waitFor();
        await window.screenshot({ path: join(folder, `intent-events-${size}-${locale}.png`) });
        await openChoice(window);
        await synonymsOf(window).scrollIntoViewIfNeeded();
        await window.screenshot({ path: join(folder, `synonyms-${size}-${locale}.png`) });
        findings.push(...(await axe(window, `synonyms ${size} ${locale}`)));
        assert.deepEqual(findings, []);
        await window.context().close();
      });
    }
  }
});
