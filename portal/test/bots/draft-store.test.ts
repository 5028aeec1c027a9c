import { describe, expect, test } from '@jest/globals';
import type { BotDefinition } from '@tertulia/flow-engine';
import { openDraft, type ServerDraft } from '../../src/features/bots/model/draft-store.js';
import { faultOutcome, outcomeOf } from '../../src/features/bots/model/save-outcome.js';
import type { SaveOutcome, StoredQueue } from '../../src/features/bots/model/save-queue.js';
import { sampleDocument } from '../flow-editor/sample-flow.js';

const theme = { primaryColor: '#112233', avatarText: 'A', position: 'RIGHT' } as const;

function definition(): BotDefinition {
  const { flow, variables } = sampleDocument();
  return {
    schemaVersion: 1,
    locale: 'es',
    locales: ['es'],
    tone: 'TU',
    profile: {
      name: 'Aurora',
      description: '',
      phones: [],
      address: '',
      mapUrl: '',
      timeZone: 'America/Merida',
      currency: 'MXN',
      country: 'MX',
      openingHours: [],
      exceptions: [],
      services: [],
      paymentMethods: [],
      links: [],
    },
    flows: [flow],
    variables,
    prompts: [],
    knowledge: [],
    theme,
    settings: { idleMinutes: 30, resumeHours: 24 },
  };
}

function setUp(options: { stored?: StoredQueue; answers?: SaveOutcome[] } = {}) {
  const server: ServerDraft = {
    revision: 4,
    updatedAt: '2026-11-22T10:00:00Z',
    updatedBy: 'Ana',
    definition: definition(),
  };
  const sent: { kind: string; revision: number }[] = [];
  const timers: (() => void)[] = [];
  const answers = [...(options.answers ?? [])];
  const draft = openDraft(server, {
    send: async (operation, revision) => {
      sent.push({ kind: operation.kind, revision });
      return await Promise.resolve(answers.shift() ?? { kind: 'saved', revision: revision + 1 });
    },
    storage: { read: () => options.stored ?? null, write: () => undefined },
    schedule: (task) => {
      timers.push(task);
      return () => timers.splice(timers.indexOf(task), 1);
    },
    now: () => new Date('2026-11-22T10:05:00Z'),
  });
  return { draft, server, sent, elapse: () => timers.splice(0).forEach((task) => task()) };
}

describe('an open draft', () => {
  test('shows an edit at once and knows its revision after saving', async () => {
    const { draft, sent } = setUp();
    draft.edit({ kind: 'theme', theme: { ...theme, avatarText: 'B' } });
    expect(draft.store.getState().definition.theme.avatarText).toBe('B');
    expect(await draft.whenSaved()).toBe(true);
    expect(sent).toEqual([{ kind: 'theme', revision: 4 }]);
    expect(draft.revision()).toBe(5);
  });

  test('whoever waits for saving learns that it did not succeed', async () => {
    const { draft } = setUp({ answers: [{ kind: 'offline' }] });
    draft.edit({ kind: 'theme', theme });
    expect(await draft.whenSaved()).toBe(false);
    expect(draft.hasUnsaved()).toBe(true);
  });

  test('brings back what an earlier page left, once, however often it is told to begin', async () => {
    const stored: StoredQueue = { revision: 4, operations: [{ kind: 'theme', theme: { ...theme, avatarText: 'C' } }] };
    const { draft, sent, elapse } = setUp({ stored });
    expect(draft.store.getState().definition.theme.avatarText).toBe('C');
    draft.begin();
    draft.begin();
    elapse();
    expect(await draft.whenSaved()).toBe(true);
    expect(sent).toHaveLength(1);
  });

  test('reports work that was made from an older draft instead of sending it', () => {
    const stored: StoredQueue = { revision: 3, operations: [{ kind: 'theme', theme }] };
    const { draft, sent, elapse } = setUp({ stored });
    draft.begin();
    elapse();
    expect(sent).toEqual([]);
    expect(draft.store.getState().status).toMatchObject({ kind: 'stale', stale: { revision: 4, updatedBy: 'Ana' } });
  });

  test('taking theirs replaces the definition and tells forms to start anew', () => {
    const { draft, server } = setUp();
    draft.edit({ kind: 'theme', theme: { ...theme, avatarText: 'B' } });
    draft.takeTheirs({ ...server, revision: 9 });
    expect(draft.store.getState()).toMatchObject({ generation: 1, definition: { theme: { avatarText: 'A' } } });
    expect(draft.hasUnsaved()).toBe(false);
    expect(draft.revision()).toBe(9);
  });

  test('an entry made here keeps its place in lists when the server names it', async () => {
    const { draft } = setUp({ answers: [{ kind: 'saved', revision: 5, renamed: { from: 'new:1', to: 'k1' } }] });
    draft.edit({ kind: 'knowledge', entry: { id: 'new:1', question: 'a', answer: 'b', isActive: true } });
    await draft.whenSaved();
    const { definition: now, aliases } = draft.store.getState();
    expect(now.knowledge.map((entry) => entry.id)).toEqual(['k1']);
    expect(aliases).toEqual({ k1: 'new:1' });
  });
});

describe('what an answer means', () => {
  const stale = { revision: 7, updatedAt: '2026-11-22T10:00:00Z', updatedBy: { name: 'Ana' } };

  test('a stale answer names who and when, also beside other errors', () => {
    expect(outcomeOf({ stale, userErrors: [{ message: 'x' }] })).toEqual({
      kind: 'stale',
      stale: { ...stale, updatedBy: 'Ana' },
    });
  });

  test('an error of the person is a refusal, a saved draft carries its revision', () => {
    expect(outcomeOf({ userErrors: [{ message: 'Falta' }] })).toEqual({ kind: 'refused', message: 'Falta' });
    expect(outcomeOf({ bot: { draft: { revision: 8 } }, userErrors: [] })).toEqual({ kind: 'saved', revision: 8 });
  });

  test('no answer is offline, an answer without sense is a failure, and both keep the work', () => {
    expect(faultOutcome(new TypeError('Failed to fetch'), [])).toEqual({ kind: 'offline' });
    expect(faultOutcome(Object.assign(new Error('502'), { statusCode: 502 }), [])).toMatchObject({ kind: 'failed' });
    const fault = { message: 'Algo falló', extensions: { code: 'INTERNAL_SERVER_ERROR', reference: 'r1' } };
    expect(faultOutcome(null, [fault])).toEqual({ kind: 'failed', message: 'Algo falló', reference: 'r1' });
    expect(faultOutcome(null, [{ message: 'no', extensions: { code: 'FORBIDDEN' } }])).toMatchObject({
      kind: 'refused',
    });
  });
});
