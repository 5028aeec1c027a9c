/** A bot with every kind of block, made on a blank bot in the builder. */
import type { Page } from 'playwright-core';
import { button } from '../canvas/visit.ts';
import { asides, deeds, events, farewell, second } from './deeds.ts';
import { fillIn, formOf, type Hands } from './hands.ts';
import { messages } from './messages.ts';
import { questions } from './questions.ts';
import type { Row } from './steps.ts';

/** Where the system that takes orders and the page with a calendar are: `host:port`. */
interface Places {
  readonly orders: string;
  readonly calendar: string;
}

/** How a bot is built. */
interface Work {
  readonly hands: Hands;
  /** Where the other systems listen: `host:port`. */
  readonly places: Places;
  /** Called with every form once it is filled in. */
  readonly look: (name: string) => Promise<void>;
  /** False for the blocks of `ownControls` only. */
  readonly isWhole?: boolean;
}

/** Kinds whose forms have between them every sort of control but a field for a time. */
const ownControls: ReadonlySet<string> = new Set([
  ...['Imagen', 'Pregunta de texto', 'Pregunta de número', 'Pregunta de fecha', 'Opciones'],
  ...['Tarjetas', 'Calificación', 'Dirección', 'Condición', 'Dividir al azar', 'Cambiar variable'],
  ...['Clasificar', 'Extraer datos', 'Petición HTTP', 'Acción de integración'],
]);

/** The main group, which a conversation goes through from its first block to its last. */
const mainRows = ({ orders, calendar }: Places): readonly Row[] => [
  ...messages,
  ...questions(calendar),
  ...deeds(orders),
];
const nowhere: Places = { orders: '', calendar: '' };

/** Every kind that the bot has. */
export function kinds(): Set<string> {
  return new Set([...mainRows(nowhere), ...farewell, ...asides, ...second].map(({ kind }) => kind));
}

/** What a visitor meets, in this order, from the first block to the last. */
export function walk(): (Row & Required<Pick<Row, 'meets'>>)[] {
  const rows = [...mainRows(nowhere), ...farewell];
  return rows.flatMap(({ meets, ...row }) => (meets === undefined ? [] : [{ ...row, meets }]));
}

/** Makes a blank bot that speaks both languages and may show pages of a site, and opens its flow. Returns its id. */
export async function blankBot(
  page: Page,
  url: string,
  { name, site }: { name: string; site: string },
): Promise<string> {
  await page.goto(`${url}/bots`);
  await button('Nuevo bot', page).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^En blanco/ }).click();
  await dialog.getByLabel('Nombre del bot').fill(name);
  await button('Crear bot', dialog).click();
  await page.waitForURL('**/flow');
  const [, id = ''] = /\/bots\/([^/]+)\/flow/.exec(page.url()) ?? [];
  await page.goto(`${url}/bots/${id}/business`);
  await page.getByRole('checkbox', { name: 'Inglés' }).check();
  await saved(page);
  await page.goto(`${url}/bots/${id}/integrations`);
  const sites = page.getByRole('region', { name: 'Páginas que el bot puede mostrar' });
  await sites.getByLabel('Sitios de las páginas, uno por línea').fill(`http://${site}/agenda`);
  await button('Usar estos sitios', sites).click();
  await sites.getByText('puede mostrar páginas de un sitio').waitFor();
  await saved(page);
  await page.goto(`${url}/bots/${id}/flow`);
  await page.locator('.react-flow__node').first().waitFor();
  return id;
}

/** Waits until everything that was changed is saved. */
export async function saved(page: Page): Promise<void> {
  await page
    .getByText(/^Guardado/)
    .first()
    .waitFor();
}

/** Builds the bot in its open flow, which is emptied first. */
export async function build(page: Page, work: Work): Promise<void> {
  const { hands, places, isWhole = true } = work;
  const [hello, ...all] = mainRows(places);
  const rest = isWhole ? all : all.filter(({ kind }) => ownControls.has(kind));
  await clear(page);
  await addRows(page, work, hello === undefined ? [] : [hello]);
  await hands.apart();
  await addRows(page, work, farewell);
  if (isWhole) await addAround(page, work);
  await hands.first();
  await addRows(page, work, rest);
  await hands.apart();
  if (isWhole) await addEvents(page, work);
}

/** Deletes what a new flow begins with: its start remains, and leads to the first group that is added. */
async function clear(page: Page): Promise<void> {
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.getByText('El inicio se conecta con el primer grupo.').waitFor();
}

async function addRows(page: Page, { hands, look }: Work, rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    await hands.add(row.kind);
    await fillIn(hands, formOf(page), row.steps);
    await look(row.kind);
  }
}

/** What the main group leads to: groups of one block, and a flow that takes a value and gives one back. */
async function addAround(page: Page, work: Work): Promise<void> {
  const { hands } = work;
  for (const row of asides) {
    await hands.apart();
    await addRows(page, work, [row]);
  }
  await hands.apart();
  await hands.press(button('Agregar un flujo', page));
  const settings = page.getByRole('region', { name: 'Ajustes del flujo' });
  for (const values of ['Datos que recibe', 'Datos que entrega'])
    await hands.press(button('Agregar dato', settings.getByRole('group', { name: values })));
  await settings.press('Escape');
  await settings.waitFor({ state: 'detached' });
  await clear(page);
  await addRows(page, work, second);
  await hands.apart();
  await hands.press(page.getByRole('tab').first());
}

/** The events, in the outline of the flow. */
async function addEvents(page: Page, { hands, look }: Work): Promise<void> {
  await hands.press(button('Ver esquema', page));
  for (const { kind, steps } of events) {
    await hands.press(button(kind, page));
    await fillIn(hands, page.getByRole('region', { name: kind, exact: true }), steps);
    await look(kind);
  }
  await hands.press(button('Ver lienzo', page));
}
