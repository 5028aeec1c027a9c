/** The canvas of the builder: what it shows, keyboard control, focus, and how it follows a conversation. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { closeBrowsers } from '../kit/browser.ts';
import { eventually } from '../kit/graph.ts';
import { cardsOf, edgesThroughCards, type Focus, focusOf, isInView, panBy, touching, viewOf } from './drawing.ts';
import { button as buttonOf, startVisit, type Visit } from './visit.ts';

const folder = join(import.meta.dirname, '..', 'screenshots');

let visit: Visit;
let page: Page;

before(async () => {
  await mkdir(folder, { recursive: true });
  visit = await startVisit();
  page = await visit.enter();
});
after(async () => {
  await closeBrowsers();
  await visit?.platform.stop();
});

const open = (window = page) => visit.open(window);

/** Opens the flow as a person who has never moved it. */
async function openAnew() {
  await page.evaluate(() => localStorage.clear());
  await open();
}

const button = (name: string, within: Page | Locator = page) => buttonOf(name, within);
const form = () => page.getByRole('region', { name: 'Opciones del bloque' });

/** Moves the focus to the canvas, as the second link of the step does. */
async function toCanvas() {
  await page.locator('main').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal((await focusOf(page)).isOnCanvas, true));
}

/** Waits until the focus is in a field, so that typed words go there. */
const inInput = () => eventually(async () => assert.equal((await focusOf(page)).tag, 'INPUT'));

/** Reads until two readings in a row are equal: what is drawn step by step is complete. */
async function steady<Found>(read: () => Promise<Found>): Promise<Found> {
  let last: Found | undefined;
  return eventually(async () => {
    const before = last;
    last = await read();
    assert.deepEqual(last, before, 'still changing');
    return last;
  });
}

/** Waits until the focus is at a place. */
function stands(place: string) {
  return eventually(async () => assert.equal((await focusOf(page)).place, place), { everyMs: 30 });
}

interface Changes {
  readonly revision: number;
  readonly changesSinceLive: { readonly count: number };
}

async function changesToPublish(): Promise<Changes> {
  const { bot: read } = await visit.business.session.data<{ bot: { draft: Changes } }>(
    'query ($id: ID!) { bot(id: $id) { draft { revision changesSinceLive { count } } } }',
    { id: visit.bot.id },
  );
  return read.draft;
}

void describe('what the canvas shows', () => {
  void test('The canvas opens at actual size with the start in view', async () => {
    await open();
    await eventually(async () => {
      assert.equal((await viewOf(page)).zoom, 1);
      assert.equal(await isInView(page, '[data-place="start|"]'), true);
    });
  });

  void test('The canvas opens where the person left it', async () => {
    await button('Alejar').click();
    await eventually(async () => assert.notEqual((await viewOf(page)).zoom, 1));
    const left = await viewOf(page);
    await eventually(async () => {
      const kept = await page.evaluate(
        () => Object.entries(localStorage).find(([key]) => key.startsWith('tertulia.canvas'))?.[1],
      );
      assert.match(kept ?? '', new RegExp(`"zoom":${String(left.zoom).slice(0, 6)}`));
    });
    await open();
    await eventually(async () => assert.deepEqual(await viewOf(page), left));
    await open(await visit.enter());
  });

  void test('Zoomed out, cards show only their titles, large enough to be read', async () => {
    await eventually(async () => {
      await button('Alejar').click();
      assert.ok((await viewOf(page)).zoom < 0.3);
    });
    const { zoom } = await viewOf(page);
    const { titles, rows } = await steady(() =>
      page.evaluate(() => ({
        titles: [...document.querySelectorAll('.tertulia-card-title')].map((title) =>
          Number.parseFloat(getComputedStyle(title).fontSize),
        ),
        rows: [...document.querySelectorAll('[data-block-row]')].filter((row) =>
          row.checkVisibility({ visibilityProperty: true }),
        ).length,
      })),
    );
    assert.equal(rows, 0);
    assert.ok(titles.length > 10);
    for (const size of titles) assert.ok(size * zoom >= 10, `${size * zoom} pixels`);
    await button('Tamaño real').click();
    await eventually(async () => assert.equal((await viewOf(page)).zoom, 1));
  });

  void test('Tidying makes columns at actual size in which nothing touches, and is no change to publish', async () => {
    const { revision } = await changesToPublish();
    await button('Ordenar').click();
    await eventually(async () => assert.ok((await changesToPublish()).revision > revision));
    assert.equal((await changesToPublish()).changesSinceLive.count, 0);
    assert.equal((await viewOf(page)).zoom, 1);
    await page.locator('[data-publish-state]').getByText('En vivo v1').waitFor();
    await button('Ajustar').click();
    const cards = await steady(async () => {
      const drawn = await cardsOf(page);
      assert.ok(drawn.length > 20);
      return drawn;
    });
    assert.deepEqual(touching(cards), []);
    assert.ok(new Set(cards.filter(({ width }) => width === 240).map(({ x }) => x)).size < cards.length / 2);
    await button('Ordenar').click();
    await button('Ajustar').click();
    await eventually(async () => assert.deepEqual(await cardsOf(page), cards));
  });

  void test('Edges have heads, run around cards and have accessible names with both ends', async () => {
    await button('Ajustar').click();
    await eventually(async () => assert.ok((await page.locator('.react-flow__edge').count()) > 40));
    const edges = await steady(() =>
      page.locator('.react-flow__edge').evaluateAll((all) =>
        all.map((edge) => ({
          name: edge.getAttribute('aria-label'),
          role: edge.getAttribute('aria-roledescription'),
          tabIndex: edge.getAttribute('tabindex'),
          head: edge.querySelector('.react-flow__edge-path')?.getAttribute('marker-end'),
        })),
      ),
    );
    for (const { name, role, tabIndex, head } of edges) {
      assert.match(name ?? '', /^De .+ a .+$/);
      assert.doesNotMatch(name ?? '', /[|]|[0-9a-f]{8}-/);
      assert.deepEqual([role, tabIndex], [null, null]);
      assert.match(head ?? '', /^url\(/);
    }
    assert.ok(edges.some(({ name }) => name === 'De Bienvenida, por “Agendar una cita”, a Elegir servicio'));
    assert.deepEqual(await edgesThroughCards(page), []);
    await page.screenshot({ path: join(folder, 'canvas-far.png') });
  });
});

void describe('the keyboard', () => {
  beforeEach(openAnew);

  void test('The outline comes first, and the canvas is one tab stop', async () => {
    await page.locator('main').focus();
    const stops: Focus[] = [];
    for (let press = 0; press < 90 && stops.at(-1)?.name !== 'Ver esquema'; press += 1) {
      await page.keyboard.press('Tab');
      stops.push(await focusOf(page));
    }
    assert.equal(stops[0]?.name, 'Ir al esquema del flujo');
    assert.equal(stops[1]?.name, 'Saltar los bloques e ir al lienzo');
    assert.deepEqual(stops.filter(({ isOnCanvas }) => isOnCanvas).length, 1);
    await page.keyboard.press('Shift+Tab');
    assert.equal((await focusOf(page)).isOnCanvas, false);
  });

  void test('The first link leads to the outline, and its way back to the canvas', async () => {
    await page.locator('main').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await eventually(async () => assert.equal((await focusOf(page)).name, 'Esquema del flujo'));
    await page.locator('main').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.equal((await focusOf(page)).name, 'Ir al lienzo');
    await page.keyboard.press('Enter');
    await eventually(async () => assert.equal((await focusOf(page)).isOnCanvas, true));
  });

  void test('Arrow keys move between cards and through rows, and the focused item is in view', async () => {
    await toCanvas();
    await page.keyboard.press('Home');
    await stands('start|');
    for (const [key, place] of [
      ['ArrowRight', 'welcome|'],
      ['ArrowDown', 'welcome|greeting'],
      ['ArrowDown', 'welcome|menu'],
      ['ArrowUp', 'welcome|greeting'],
    ] as const) {
      await page.keyboard.press(key);
      await stands(place);
    }
    const seen = new Set();
    await page.keyboard.press('Home');
    await stands('start|');
    for (;;) {
      const { place } = await focusOf(page);
      if (seen.has(place)) break;
      seen.add(place);
      await eventually(async () => assert.equal(await isInView(page, `[data-place="${place}"]`), true, String(place)));
      await page.keyboard.press('PageDown');
      await page.waitForFunction(
        ({ before, wasLast }) => wasLast || document.activeElement?.getAttribute('data-place') !== before,
        { before: place, wasLast: seen.size === 25 },
      );
    }
    assert.equal(seen.size, 25);
  });

  void test('Keys that are pressed faster than the canvas moves are all handled', async () => {
    const hasty = await visit.enter({ reducedMotion: 'no-preference' });
    await open(hasty);
    const standsAt = (place: string) => eventually(async () => assert.equal((await focusOf(hasty)).place, place));
    await hasty.locator('[data-place="start|"]').focus();
    await hasty.keyboard.press('PageDown');
    await standsAt('welcome|');
    for (const key of ['PageDown', 'PageUp'])
      for (let press = 0; press < 23; press += 1) await hasty.keyboard.press(key);
    await standsAt('welcome|');
    for (const key of ['End', 'PageUp', 'Home', 'PageDown']) await hasty.keyboard.press(key);
    await standsAt('welcome|');
    await eventually(async () => assert.equal(await isInView(hasty, '[data-place="welcome|"]'), true));
    await hasty.context().close();
  });

  void test('Enter moves into the form of a block, Escape returns to it', async () => {
    await toCanvas();
    await page.keyboard.press('Home');
    await stands('start|');
    for (const key of ['ArrowRight', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await eventually(async () => assert.equal((await focusOf(page)).name, 'Variante 1'));
    await page.keyboard.press('Escape');
    await stands('welcome|greeting');
    await form().waitFor({ state: 'detached' });
  });

  void test('F2 renames a group, and the focus stays on its title', async () => {
    await toCanvas();
    for (const key of ['Home', 'ArrowRight', 'F2']) await page.keyboard.press(key);
    await inInput();
    await page.keyboard.type('Saludo');
    await page.keyboard.press('Enter');
    await stands('welcome|');
    assert.match((await focusOf(page)).name, /^Grupo Saludo, 2 bloques$/);
    await page.keyboard.press('Control+z');
    await eventually(async () => assert.match((await focusOf(page)).name, /^Grupo Bienvenida/));
  });

  void test('A block is added with the keyboard, its form is filled in, and deleting it leaves the focus near', async () => {
    await toCanvas();
    for (const key of ['Home', 'ArrowRight', 'a']) await page.keyboard.press(key);
    const search = page.getByRole('combobox', { name: 'Agregar bloque' });
    await search.waitFor();
    await inInput();
    await page.keyboard.press('Escape');
    await stands('welcome|');
    await page.keyboard.press('a');
    await search.waitFor();
    await inInput();
    await page.keyboard.type('correo');
    await page
      .getByRole('option', { name: /correo/i })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await eventually(async () => assert.equal((await focusOf(page)).name, 'Pregunta'));
    const added = page.getByRole('group', { name: 'Pregunta de correo', exact: true });
    await eventually(async () => assert.equal(await added.getByRole('button', { pressed: true }).count(), 1));
    await page.keyboard.press('Escape');
    await eventually(async () => assert.match((await focusOf(page)).name, /^Pregunta de correo/));
    await page.keyboard.press('Delete');
    await eventually(async () => assert.equal((await focusOf(page)).isOnCanvas, true));
    await added.waitFor({ state: 'detached' });
  });

  void test('A block that is added at a focused block follows it in its group', async () => {
    await toCanvas();
    await page.keyboard.press('Home');
    await stands('start|');
    await page.keyboard.press('ArrowRight');
    await stands('welcome|');
    await page.keyboard.press('ArrowDown');
    await stands('welcome|greeting');
    await page.keyboard.press('a');
    await inInput();
    await page.keyboard.type('correo');
    await page
      .getByRole('option', { name: /correo/i })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await eventually(async () => assert.equal((await focusOf(page)).name, 'Pregunta'));
    const rows = () =>
      page
        .locator('[data-id="welcome"] [data-block-row]')
        .evaluateAll((all) => all.map((row) => row.getAttribute('data-block-row')));
    const [first, second, third] = await rows();
    assert.deepEqual([first, third], ['greeting', 'menu']);
    await page.keyboard.press('Escape');
    await stands(`welcome|${second}`);
    await page.keyboard.press('Delete');
    await eventually(async () => assert.deepEqual(await rows(), ['greeting', 'menu']));
  });

  void test('Alt with an arrow moves a card without a change to publish, and a block among its neighbours', async () => {
    await toCanvas();
    for (const key of ['Home', 'ArrowRight']) await page.keyboard.press(key);
    await stands('welcome|');
    const [first] = (await cardsOf(page)).filter(({ id }) => id === 'welcome');
    await page.keyboard.press('Alt+ArrowDown');
    await eventually(async () =>
      assert.equal((await cardsOf(page)).find(({ id }) => id === 'welcome')?.y, (first?.y ?? Number.NaN) + 16),
    );
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    const rows = () =>
      page
        .locator('[data-id="welcome"] [data-block-row]')
        .evaluateAll((all) => all.map((row) => row.getAttribute('data-block-row')));
    await eventually(async () => assert.deepEqual(await rows(), ['menu', 'greeting']));
    await stands('welcome|greeting');
    await page.keyboard.press('Control+z');
    await eventually(async () => assert.deepEqual(await rows(), ['greeting', 'menu']));
  });
});

void describe('the focus', () => {
  beforeEach(openAnew);

  void test('The focus returns from the search to what it showed, and from a menu to its opener', async () => {
    await button('Buscar en el flujo').focus();
    await page.keyboard.press('Enter');
    await inInput();
    await page.keyboard.press('Escape');
    await eventually(async () => assert.equal((await focusOf(page)).name, 'Buscar en el flujo'));
    await page.keyboard.press('Enter');
    await inInput();
    await page.keyboard.type('estilista de confianza');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await eventually(async () => assert.equal(await form().count(), 1));
    await page.keyboard.press('Escape');
    await eventually(async () => assert.match((await focusOf(page)).place ?? '', /^book\|/));
  });

  void test('The focus returns from the search to what it showed, also before that is drawn', async () => {
    await panBy(page, -2_000);
    await eventually(async () => assert.equal(await page.locator('[data-place^="book|"]').count(), 0));
    await button('Buscar en el flujo').focus();
    await page.keyboard.press('Enter');
    await inInput();
    await page.keyboard.type('estilista de confianza');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    // Both keys are pressed before the canvas has drawn anything.
    await page.evaluate(() => {
      const press = (key: string) =>
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      press('Enter');
      press('Escape');
    });
    await eventually(async () => assert.match((await focusOf(page)).place ?? '', /^book\|/));
  });

  void test('In a form the focus goes to what was added, stays with what moved, and goes to the neighbour of what was deleted', async () => {
    await page.locator('[data-place="welcome|menu"]').click();
    await button('Agregar opción', form()).click();
    await eventually(async () => assert.equal((await focusOf(page)).name, 'Opción 7'));
    await page.keyboard.type('Regalos');
    await button('Eliminar opción 7', form()).click();
    await eventually(async () => assert.equal((await focusOf(page)).name, 'Opción 6'));
    await button('Bajar', form()).first().click();
    await eventually(async () => assert.equal((await focusOf(page)).name, 'Bajar'));
    await button('Subir', form()).nth(1).click();
    await eventually(async () => assert.equal((await focusOf(page)).name, 'Subir'));
    await page.keyboard.press('Escape');
    await stands('welcome|menu');
  });

  void test('The focus goes to the form of a block that the palette added, and undoing leaves it on the tool', async () => {
    await button('Agregar Mensaje').click();
    await eventually(async () => assert.equal((await focusOf(page)).name, 'Mensaje'));
    await page.keyboard.press('Escape');
    await button('Deshacer').click();
    await eventually(async () =>
      assert.equal(await page.getByRole('group', { name: 'Mensaje', exact: true }).count(), 0),
    );
    for (;;) {
      if ((await button('Deshacer').getAttribute('aria-disabled')) === 'true') break;
      await button('Deshacer').click();
    }
    assert.equal((await focusOf(page)).name, 'Deshacer');
  });

  void test('In the outline the focus stays with a block that moves, and near one that is deleted', async () => {
    await button('Ver esquema').click();
    const row = (id: string) => page.locator(`[data-outline-row="${id}"]`);
    await button('Bajar', row('greeting')).click();
    await eventually(async () => assert.equal((await focusOf(page)).name, 'Bajar'));
    await button('Subir', row('greeting')).click();
    await eventually(async () => assert.equal((await focusOf(page)).name, 'Subir'));
    await row('greeting')
      .getByRole('button', { name: /^Eliminar/ })
      .click();
    await stands('welcome|menu');
    await page.keyboard.press('Control+z');
    await row('greeting').waitFor();
    await button('Ver lienzo').click();
  });
});

void describe('the simulator', () => {
  const simulator = () => page.getByRole('region', { name: 'Simulador' });
  const answer = (name: string) => button(name, simulator());
  beforeEach(openAnew);

  void test('The canvas follows the active block until that is switched off', async () => {
    await button('Probar').click();
    await answer('Agendar una cita').click();
    await page.locator('.tertulia-active').waitFor();
    await answer('Quiero asesoría').waitFor();
    await eventually(async () => assert.equal(await isInView(page, '.tertulia-active'), true));
    await answer('Quiero asesoría').click();
    await eventually(async () => {
      assert.equal(await page.locator('[data-id="advice"] .tertulia-active, [data-id] .tertulia-active').count(), 1);
      assert.equal(await isInView(page, '.tertulia-active'), true);
    });
    await answer('Seguir en el lienzo').click();
    await eventually(async () =>
      assert.equal(await answer('Seguir en el lienzo').getAttribute('aria-pressed'), 'false'),
    );
    const still = await steady(() => viewOf(page));
    await answer('Empezar de nuevo').click();
    await answer('Horario y ubicación').click();
    await answer('Sí, otra cosa').waitFor();
    assert.deepEqual(await viewOf(page), still);
    await answer('Seguir en el lienzo').click();
    await eventually(async () => assert.equal(await isInView(page, '.tertulia-active'), true));
    await page.screenshot({ path: join(folder, 'canvas-following.png') });
  });

  void test('A reply that is clicked leaves the focus in the input; closing returns it', async () => {
    await button('Probar').focus();
    await page.keyboard.press('Enter');
    await eventually(async () => assert.equal((await focusOf(page)).name, 'Escribe como visitante'));
    await answer('Horario y ubicación').focus();
    await page.keyboard.press('Enter');
    await answer('Sí, otra cosa').waitFor();
    await eventually(async () => assert.equal((await focusOf(page)).name, 'Escribe como visitante'));
    await answer('Cerrar simulador').click();
    await eventually(async () => assert.equal((await focusOf(page)).name, 'Probar'));
  });

  void test('The outline follows the active block, too', async () => {
    await button('Ver esquema').click();
    await button('Probar').click();
    await answer('Hablar con una persona').waitFor();
    await page.locator('[data-outline-row="menu"][aria-current="step"]').waitFor();
    await answer('Cerrar simulador').click();
    await button('Ver lienzo').click();
  });
});
