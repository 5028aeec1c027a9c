/** The two ways of building: with a mouse, and with a keyboard alone. Both find a control by its label, as a person does. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../kit/graph.ts';
import type { Step } from './steps.ts';

export interface Hands {
  /** Begins at the first block of the flow, so that what is added comes after it. */
  readonly first: () => Promise<void>;
  /** Leaves the form, so that what is added begins a group. */
  readonly apart: () => Promise<void>;
  /** Adds a block after the one that is open, and opens its form. */
  readonly add: (kind: string) => Promise<void>;
  readonly type: (control: Locator, text: string) => Promise<void>;
  readonly pick: (control: Locator, option: string) => Promise<void>;
  readonly tick: (control: Locator) => Promise<void>;
  readonly press: (control: Locator) => Promise<void>;
}

export const formOf = (page: Page): Locator => page.getByRole('region', { name: 'Opciones del bloque' });
const newVariable = 'Crear variable…';

/** Waits until the form of a block of this kind is open. */
async function isOpen(page: Page, kind: string): Promise<void> {
  await formOf(page).getByRole('heading', { name: kind, exact: true }).waitFor();
}

async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await formOf(page).waitFor({ state: 'detached' });
}

/** With a mouse, and typing where something is written. */
export function mouse(page: Page): Hands {
  return {
    first: async () => {
      await page.getByRole('button', { name: 'Ajustar', exact: true }).click();
      await page
        .locator('[data-block-row]')
        .getByRole('button', { name: /^Mensaje: Hola, aquí/ })
        .click();
    },
    apart: () => leave(page),
    add: async (kind) => {
      await page
        .getByRole('region', { name: 'Bloques' })
        .getByRole('button', { name: `Agregar ${kind}`, exact: true })
        .click();
      await isOpen(page, kind);
    },
    type: (control, text) => control.fill(text),
    pick: async (control, option) => {
      // A select of places is filled once somebody goes to it.
      await control.focus();
      await control.selectOption({ label: option });
    },
    tick: (control) => control.check(),
    press: (control) => control.click(),
  };
}

/** Moves the focus to a control with the tab key alone, forwards or backwards as it stands. */
export async function tabTo(control: Locator): Promise<void> {
  const page = control.page();
  await control.waitFor();
  for (let press = 0; press < 120; press += 1) {
    const way = await control.evaluate((element) => {
      const { activeElement } = document;
      if (activeElement === element) return 'here';
      const place = activeElement?.compareDocumentPosition(element) ?? 0;
      return (place & Node.DOCUMENT_POSITION_PRECEDING) === 0 ? 'Tab' : 'Shift+Tab';
    });
    if (way === 'here') return;
    await page.keyboard.press(way);
  }
  assert.fail(`the tab key does not reach ${String(control)}`);
}

/** With the keyboard alone. */
export function keyboard(page: Page): Hands {
  const press: Hands['press'] = async (control) => {
    await tabTo(control);
    await page.keyboard.press('Enter');
  };
  const onCanvas = () => page.evaluate(() => document.activeElement?.closest('.react-flow') !== null);
  const home = async () => {
    if ((await formOf(page).count()) > 0) await leave(page);
    if (!(await onCanvas())) await tabTo(page.locator('[data-focus-home="canvas"]'));
    await page.keyboard.press('Home');
  };
  return {
    first: async () => {
      await home();
      for (const key of ['PageDown', 'ArrowDown']) await page.keyboard.press(key);
    },
    apart: home,
    add: async (kind) => {
      if ((await formOf(page).count()) > 0) await leave(page);
      await page.keyboard.press('a');
      const search = page.getByRole('combobox', { name: 'Agregar bloque' });
      await search.waitFor();
      await eventually(async () => assert.ok(await search.evaluate((input) => input === document.activeElement)));
      await page.keyboard.type(kind);
      const chosen = () => page.locator('[role="option"][aria-selected="true"] span').first().innerText();
      for (let press = 0; press < 20 && (await chosen()) !== kind; press += 1) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await isOpen(page, kind);
    },
    type: async (control, text) => {
      await tabTo(control);
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(text);
    },
    pick: async (control, option) => {
      await tabTo(control);
      // It is the last one, and the field of its name takes the focus at once.
      if (option === newVariable) return page.keyboard.press('End');
      await page.keyboard.type(option);
      const chosen = () =>
        control.evaluate((select) =>
          select instanceof HTMLSelectElement ? (select.selectedOptions[0]?.text ?? '') : '',
        );
      await eventually(async () => assert.equal(await chosen(), option));
    },
    tick: async (control) => {
      if (await control.isChecked()) return;
      await tabTo(control);
      await page.keyboard.press('Space');
      await eventually(async () => assert.equal(await control.isChecked(), true));
    },
    press,
  };
}

/** Gives a form what its row says: the Spanish texts and everything else first, then the English texts. */
export async function fillIn(hands: Hands, form: Locator, steps: readonly Step[]): Promise<void> {
  for (const step of steps) await take(hands, form, step);
  const english = steps.flatMap((step) =>
    'type' in step && typeof step.text === 'object' ? [{ ...step, text: step.text.en }] : [],
  );
  if (english.length === 0) return;
  const language = (name: string) => form.getByRole('radio', { name, exact: true });
  await hands.press(language('Inglés'));
  for (const step of english) await take(hands, form, step);
  await hands.press(language('Español'));
}

/** What is in no part of its form. */
const ofWhole = ':not(:is(fieldset, [role="group"]) *)';

async function take(hands: Hands, form: Locator, step: Step): Promise<void> {
  const part = step.of === undefined ? form : form.getByRole('group', { name: step.of, exact: true });
  const fields = form.page().locator(`:is(input, textarea, select)${step.of === undefined ? ofWhole : ''}`);
  const labelled = (name: string) => part.getByLabel(name, { exact: true }).and(fields);
  if ('type' in step) return hands.type(labelled(step.type), typeof step.text === 'string' ? step.text : step.text.es);
  if ('pick' in step) return hands.pick(labelled(step.pick), step.option);
  if ('tick' in step) return hands.tick(part.getByRole('checkbox', { name: step.tick }));
  if ('press' in step) return hands.press(part.getByRole('button', { name: step.press, exact: true }));
  if ('unfold' in step) return hands.press(part.locator('summary', { hasText: step.unfold }).last());
  await hands.pick(labelled(step.make), newVariable);
  await hands.type(labelled(step.make), step.variable);
  await hands.press(part.getByRole('button', { name: 'Crear', exact: true }));
}
