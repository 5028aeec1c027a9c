import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  farTitleSize,
  LEAST_ZOOM,
  MOST_ZOOM,
  showsAny,
  viewAtStart,
  viewShowing,
  type CanvasView,
} from '../../src/features/flow-editor/model/canvas-view.js';
import { moveNodes } from '../../src/features/flow-editor/model/operations.js';
import { rememberedView, rememberView } from '../../src/features/flow-editor/model/view-memory.js';
import { sampleDocument } from './sample-flow.js';

const pane = { width: 1000, height: 800 };
const { flow } = sampleDocument();

describe('the opening view', () => {
  test('The canvas opens in actual size with the start at the left', () => {
    expect(viewAtStart(flow, pane)).toEqual({ x: 48, y: 64, zoom: 1 });
  });

  test('The initial view shows what is above the start, up to a third of the pane', () => {
    const raised = moveNodes(flow, new Map([['booking', { x: 400, y: -100 }]]));
    expect(viewAtStart(raised, pane)).toEqual({ x: 48, y: 164, zoom: 1 });
    const high = moveNodes(flow, new Map([['booking', { x: 400, y: -2000 }]]));
    expect(viewAtStart(high, pane).y).toBe(267);
  });

  test('A stored view that shows no card is detected', () => {
    const card = { x: 0, y: 0, width: 240, height: 120 };
    expect(showsAny({ x: -200, y: 0, zoom: 1 }, pane, [card])).toBe(true);
    expect(showsAny({ x: -240, y: 0, zoom: 1 }, pane, [card])).toBe(false);
    expect(showsAny({ x: 0, y: 800, zoom: 1 }, pane, [card])).toBe(false);
  });
});

describe('showing a place', () => {
  test('A place in view does not move the canvas', () => {
    const view = { x: 0, y: 0, zoom: 1 };
    expect(viewShowing({ x: 100, y: 100, width: 240, height: 36 }, view, pane)).toBe(view);
  });

  test('Wherever the place and the view are, the place is visible afterwards and large enough to read', () => {
    const length = fc.integer({ min: -4_000, max: 4_000 });
    const zoom = fc.double({ min: LEAST_ZOOM, max: MOST_ZOOM, noNaN: true });
    fc.assert(
      fc.property(length, length, fc.record({ x: length, y: length, zoom }), (x, y, view) => {
        const shown = viewShowing({ x, y, width: 240, height: 36 }, view, pane);
        expect(shown.zoom).toBeGreaterThanOrEqual(0.8);
        expect(x * shown.zoom + shown.x).toBeGreaterThanOrEqual(0);
        expect((x + 240) * shown.zoom + shown.x).toBeLessThanOrEqual(pane.width);
        expect(y * shown.zoom + shown.y).toBeGreaterThanOrEqual(0);
        expect((y + 36) * shown.zoom + shown.y).toBeLessThanOrEqual(pane.height);
      }),
    );
  });

  test('Titles at low zoom are about eleven pixels high on the screen', () => {
    for (const zoom of [0.25, 0.3, 0.4, 0.5, 0.59]) expect(Math.abs(farTitleSize(zoom) * zoom - 11)).toBeLessThan(1);
  });
});

describe('the stored view of the canvas', () => {
  const owner = { userId: 'ana', botId: 'b1' };
  const view: CanvasView = { x: -10.5, y: 20, zoom: 0.7 };

  function storage(): Pick<Storage, 'getItem' | 'setItem'> {
    const values = new Map<string, string>();
    return { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value) };
  }

  test('A view is stored for each person and bot', () => {
    const store = storage();
    rememberView(store, owner, view);
    rememberView(store, { userId: 'ana', botId: 'b2' }, { ...view, zoom: 1 });
    expect(rememberedView(store, owner)).toEqual(view);
    expect(rememberedView(store, { userId: 'ana', botId: 'b2' })?.zoom).toBe(1);
    expect(rememberedView(store, { userId: 'luis', botId: 'b1' })).toBeNull();
  });

  test('The views of the last fifty bots are kept', () => {
    const store = storage();
    for (let bot = 0; bot < 60; bot += 1) rememberView(store, { userId: 'ana', botId: `b${bot}` }, view);
    expect(rememberedView(store, { userId: 'ana', botId: 'b9' })).toBeNull();
    expect(rememberedView(store, { userId: 'ana', botId: 'b10' })).toEqual(view);
  });

  test('A storage that is full, blocked or corrupted acts like an empty one', () => {
    const refuse = (): never => {
      throw new Error('forbidden');
    };
    expect(() => rememberView({ getItem: refuse, setItem: refuse }, owner, view)).not.toThrow();
    expect(rememberedView({ getItem: refuse, setItem: refuse }, owner)).toBeNull();
    for (const garbled of ['', '{', '[["b1",{"x":"a"}]]', '[["b1",{"x":0,"y":0,"zoom":99}]]'])
      expect(rememberedView({ getItem: () => garbled, setItem: refuse }, owner)).toBeNull();
  });
});
