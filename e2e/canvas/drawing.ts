/** What the canvas shows, read from the page as a person would see it. */

import type { Page } from 'playwright-core';

/** Zoom and shift of the canvas. */
export interface View {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** Where the focus is. */
export interface Focus {
  readonly tag: string;
  readonly name: string;
  /** Of the flow. */
  readonly place: string | null;
  readonly isOnCanvas: boolean;
}

/** A card or an event as it is drawn, in canvas pixels. */
export interface Drawn {
  readonly id: string | undefined;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How the canvas is seen. */
export function viewOf(page: Page): Promise<View> {
  return page.locator('.react-flow__viewport').evaluate((element) => {
    const { a, e, f } = new DOMMatrixReadOnly(getComputedStyle(element).transform);
    return { zoom: a, x: e, y: f };
  });
}

/** Where the focus is: the role or tag, the name, the place in the flow, and whether it is on the canvas. */
export function focusOf(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const label = 'labels' in element && element.labels instanceof NodeList ? element.labels[0] : undefined;
    return {
      tag: element.tagName,
      name: element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent.trim(),
      place: element.getAttribute('data-place'),
      isOnCanvas: element.closest('.react-flow') !== null,
    };
  });
}

/** Drawn cards and events in canvas pixels, by id. */
export function cardsOf(page: Page): Promise<Drawn[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.react-flow__node')].map((node) => {
      const { e, f } = new DOMMatrixReadOnly(getComputedStyle(node).transform);
      return { id: node.dataset.id, x: e, y: f, width: node.offsetWidth, height: node.offsetHeight };
    }),
  );
}

/** Pairs of cards that touch. */
export function touching(cards: readonly Drawn[]): string[] {
  return cards.flatMap((a, at) =>
    cards
      .slice(at + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.id} and ${b.id}`),
  );
}

/** Edges whose line runs through the inside of a card, with the card. */
export function edgesThroughCards(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cards = [...document.querySelectorAll<HTMLElement>('.react-flow__node')].map((node) => {
      const { e, f } = new DOMMatrixReadOnly(getComputedStyle(node).transform);
      return {
        id: node.dataset.id,
        left: e + 3,
        top: f + 3,
        right: e + node.offsetWidth - 3,
        bottom: f + node.offsetHeight - 3,
      };
    });
    return [...document.querySelectorAll('.react-flow__edge')].flatMap((edge) => {
      const path = edge.querySelector<SVGPathElement>('.react-flow__edge-path');
      if (path === null) throw new Error('an edge without a line');
      const length = path.getTotalLength();
      const points = Array.from({ length: Math.ceil(length / 6) + 1 }, (_, at) => path.getPointAtLength(at * 6));
      const under = cards.filter((card) =>
        points.some(({ x, y }) => x > card.left && x < card.right && y > card.top && y < card.bottom),
      );
      return under.map(({ id }) => `${edge.getAttribute('aria-label')} under ${id}`);
    });
  });
}

/** True where the whole element is inside the pane of the canvas and nothing covers its middle. */
export function isInView(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    const canvas = document.querySelector('.react-flow');
    if (canvas === null) throw new Error('there is no canvas');
    if (element === null) return false;
    const [box, pane] = [element.getBoundingClientRect(), canvas.getBoundingClientRect()];
    const isInside =
      box.left >= pane.left && box.right <= pane.right && box.top >= pane.top && box.bottom <= pane.bottom;
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return isInside && top !== null && (element.contains(top) || top.contains(element));
  }, selector);
}

/** A flow of so many groups, each with two texts and a choice of two that continues. */
export function bigFlow(count: number): object {
  const text = (id: string) => ({ id, kind: 'text', options: { variations: [{ es: `Mensaje ${id}` }] } });
  const none = {};
  const choice = (id: string) => ({
    id,
    kind: 'choiceInput',
    options: {
      prompt: { es: '¿Cuál?' },
      variable: null,
      retry: none,
      retryLimit: 2,
      placeholder: none,
      isRequired: true,
      isMultiple: false,
      isSearchable: false,
      listVariable: null,
      items: ['a', 'b'].map((item) => ({
        id: `${id}-${item}`,
        label: { es: `Opción ${item}` },
        detail: none,
        value: null,
        condition: null,
      })),
    },
  });
  const groups = Array.from({ length: count }, (_, at) => ({
    id: `g${at}`,
    title: `Grupo número ${at}`,
    position: { x: 208 + Math.floor(at / 14) * 336, y: (at % 14) * 272 },
    blocks: [text(`g${at}-1`), text(`g${at}-2`), choice(`g${at}-3`)],
  }));
  const edges = groups.flatMap((_, at) =>
    [
      { item: 'a', to: at + 1 },
      { item: 'b', to: at + 15 },
    ]
      .filter(({ to }) => to < count)
      .map(({ item, to }) => ({
        id: `e${at}-${item}`,
        source: { kind: 'port', id: `g${at}-3`, port: `g${at}-3-${item}` },
        target: { groupId: `g${to}` },
      })),
  );
  return {
    id: 'main',
    name: 'Principal',
    events: [{ id: 'start', kind: 'start', position: { x: 0, y: 16 } }],
    groups,
    edges: [{ id: 'e', source: { kind: 'event', id: 'start' }, target: { groupId: 'g0' } }, ...edges],
  };
}

/** Into how many moves a drag is divided. */
export const panSteps = 30;

/** Drags the canvas by an empty place. */
export async function panBy(page: Page, distance: number): Promise<void> {
  const { x, y } = await page.locator('.react-flow').evaluate((pane) => {
    const { right, top, bottom } = pane.getBoundingClientRect();
    for (let left = right - 60; left > right - 500; left -= 8)
      for (let down = top + 80; down < bottom - 160; down += 8)
        if (document.elementFromPoint(left, down)?.classList.contains('react-flow__pane')) return { x: left, y: down };
    throw new Error('the canvas has no empty place');
  });
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= panSteps; step += 1) await page.mouse.move(x + (distance * step) / panSteps, y);
  await page.mouse.up();
}
