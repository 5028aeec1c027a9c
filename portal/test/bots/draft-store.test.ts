import { describe, expect, test } from '@jest/globals';
import { mergeDefinitions, type BotDefinition } from '@tertulia/flow-engine';
import type { StoredDraft } from '../../src/features/bots/model/draft-base.js';
import { applyOperation, type DraftOperation } from '../../src/features/bots/model/draft-operation.js';
import type { ServerDraft } from '../../src/features/bots/model/server-draft.js';
import { openDraft } from '../../src/features/bots/model/draft-store.js';
import { faultOutcome, outcomeOf, type SentOutcome } from '../../src/features/bots/model/save-outcome.js';
import { sampleDefinition } from './sample-definition.js';

const theme = { primaryColor: '#112233', avatarText: 'A', position: 'RIGHT' } as const;

function definition(): BotDefinition {
  const sample = sampleDefinition();
  return { ...sample, profile: { ...sample.profile, services: [], openingHours: [], links: [], phones: [] } };
}

type Server = ReturnType<typeof serverOf>;

/**
 * A server that behaves like the real one: it merges changes of different fields, refuses conflicts, and recognises
 * repeated saves by their ids.
 */
function serverOf(start: BotDefinition = definition()) {
  const states = new Map([[4, start]]);
  const saveIds: string[] = [];
  let revision = 4;
  const now = (): BotDefinition => states.get(revision) ?? start;
  const save = (operation: DraftOperation, base: { revision: number; saveId: string }): SentOutcome => {
    if (saveIds.includes(base.saveId)) return { kind: 'saved', revision, isJoined: true };
    const from = states.get(base.revision) ?? start;
    const mine = applyOperation(from, operation);
    const { definition: joined, conflicts } = mergeDefinitions(from, { mine, theirs: now() });
    if (conflicts.length > 0) return { kind: 'stale', stale: { revision, updatedAt: at, updatedBy: 'Ana' } };
    const isJoined = base.revision !== revision;
    revision += 1;
    states.set(revision, joined);
    saveIds.unshift(base.saveId);
    return { kind: 'saved', revision, isJoined };
  };
  return {
    save,
    now,
    /** A save by another person. */
    change: (change: (draft: BotDefinition) => void) => {
      const next = structuredClone(now());
      change(next);
      revision += 1;
      states.set(revision, next);
    },
    draft: (): ServerDraft => ({
      revision,
      updatedAt: at,
      updatedBy: 'Ana',
      definition: now(),
      saveIds: [...saveIds],
    }),
  };
}

const at = '2026-11-22T10:00:00Z';

function setUp(
  options: {
    server?: Server;
    stored?: StoredDraft | null;
    answers?: (SentOutcome | null | Promise<SentOutcome>)[];
  } = {},
) {
  const server = options.server ?? serverOf();
  const opened = server.draft();
  const sent: { kind: string; revision: number }[] = [];
  const timers: (() => void)[] = [];
  const answers = [...(options.answers ?? [])];
  let stored: StoredDraft | null = options.stored ?? null;
  let names = 0;
  const draft = openDraft(opened, {
    send: async (operation, base) => {
      sent.push({ kind: operation.kind, revision: base.revision });
      const answer = await answers.shift();
      return answer ?? server.save(operation, base);
    },
    fetch: async () => await Promise.resolve(server.draft()),
    newSaveId: () => `${Math.random()}-${(names += 1)}`,
    storage: { read: () => options.stored ?? null, write: (value) => (stored = structuredClone(value)) },
    schedule: (task) => {
      timers.push(task);
      return () => timers.splice(timers.indexOf(task) >>> 0, 1);
    },
    now: () => new Date('2026-11-22T10:05:00Z'),
  });
  const elapse = (): void => timers.splice(0).forEach((task) => task());
  return { draft, server, sent, elapse, stored: () => stored };
}

const withName = (name: string): DraftOperation => ({ kind: 'profile', profile: { ...definition().profile, name } });

describe('an open draft', () => {
  test('An edit shows at once, and saving it advances the revision', async () => {
    const { draft, sent } = setUp();
    draft.edit({ kind: 'theme', theme: { ...theme, avatarText: 'B' } });
    expect(draft.store.getState().definition.theme.avatarText).toBe('B');
    expect(await draft.whenSaved()).toBe(true);
    expect(sent).toEqual([{ kind: 'theme', revision: 4 }]);
    expect(draft.revision()).toBe(5);
  });

  test('Nothing is sent when the draft equals the saved one', async () => {
    const { draft, sent } = setUp();
    draft.edit({ kind: 'theme', theme: { ...theme } });
    expect(await draft.whenSaved()).toBe(true);
    expect(sent).toEqual([]);
  });

  test('A caller that waits for a save learns that it failed', async () => {
    const { draft } = setUp({ answers: [{ kind: 'offline' }] });
    draft.edit({ kind: 'theme', theme: { ...theme, avatarText: 'B' } });
    expect(await draft.whenSaved()).toBe(false);
    expect(draft.hasUnsaved()).toBe(true);
  });

  test('A replacement replaces the definition and makes the canvas reload', async () => {
    const { draft, server } = setUp();
    draft.edit({ kind: 'theme', theme: { ...theme, avatarText: 'B' } });
    await draft.replace(() => Promise.resolve({ ...server.draft(), revision: 9 }));
    expect(draft.store.getState()).toMatchObject({ generation: 1, definition: { theme: { avatarText: 'A' } } });
    expect(draft.hasUnsaved()).toBe(false);
    expect(draft.revision()).toBe(9);
  });

  test('A replacement of our own is no change by others, also when it is told of before it is answered', async () => {
    const { draft, server } = setUp();
    const answer = Promise.withResolvers<ServerDraft>();
    const replaced = draft.replace(() => answer.promise);
    const isByOthers = draft.isByOthers({ saveId: null, revision: 9 });
    answer.resolve({ ...server.draft(), revision: 9 });
    await replaced;
    expect(await isByOthers).toBe(false);
    expect(await draft.isByOthers({ saveId: null, revision: 10 })).toBe(true);
  });

  test('After a replacement that failed, changes by others are told again', async () => {
    const { draft } = setUp();
    await expect(draft.replace(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await draft.isByOthers({ saveId: null, revision: 9 })).toBe(true);
  });

  test('A new entry keeps its key in lists when the server returns its permanent id', async () => {
    const { draft } = setUp({ answers: [{ kind: 'saved', revision: 5, renamed: { from: 'new:1', to: 'k1' } }] });
    draft.edit({ kind: 'knowledge', entry: { id: 'new:1', question: 'a', answer: 'b', isActive: true } });
    await draft.whenSaved();
    const { definition: now, aliases } = draft.store.getState();
    expect(now.knowledge.map((entry) => entry.id)).toEqual(['k1']);
    expect(aliases).toEqual({ k1: 'new:1' });
  });
});

describe('a page that is left while a save is running', () => {
  /** Types, sends a save whose response never arrives, types on, and leaves. */
  async function left(isArrived: boolean) {
    const server = serverOf();
    const first = setUp({ server, answers: [new Promise<SentOutcome>(() => undefined)] });
    const sends = first.draft.store;
    first.draft.edit(withName('Au'));
    first.elapse();
    await Promise.resolve();
    const [onItsWay] = first.stored()?.sent ?? [];
    if (onItsWay === undefined) throw new Error('nothing was sent');
    if (isArrived) server.save(onItsWay.operation, { revision: 4, saveId: onItsWay.saveId });
    first.draft.edit(withName('Aurora Centro'));
    expect(sends.getState().definition.profile.name).toBe('Aurora Centro');
    return { server, stored: first.stored(), onItsWay };
  }

  test.each([true, false])(
    'A reopened page saves the rest without a conflict (the earlier save had arrived: %s)',
    async (arrived) => {
      const { server, stored } = await left(arrived);
      const { draft, elapse } = setUp({ server, stored });
      expect(draft.store.getState().definition.profile.name).toBe('Aurora Centro');
      draft.begin();
      draft.begin();
      elapse();
      expect(await draft.whenSaved()).toBe(true);
      expect(draft.store.getState()).toMatchObject({ status: { kind: 'saved' }, conflicts: null });
      expect(server.now().profile.name).toBe('Aurora Centro');
    },
  );

  test('A reopened page saves the rest without a conflict when the earlier save arrives later', async () => {
    const { server, stored, onItsWay } = await left(false);
    const { draft, elapse } = setUp({ server, stored });
    server.save(onItsWay.operation, { revision: 4, saveId: onItsWay.saveId });
    draft.begin();
    elapse();
    expect(await draft.whenSaved()).toBe(true);
    expect(server.now().profile.name).toBe('Aurora Centro');
  });

  test('An entry whose first save had arrived is not created twice', async () => {
    const server = serverOf();
    const first = setUp({ server, answers: [new Promise<SentOutcome>(() => undefined)] });
    const entry = { id: 'new:1', question: 'a', answer: 'b', isActive: true };
    first.draft.edit({ kind: 'knowledge', entry });
    first.elapse();
    await Promise.resolve();
    const [sent] = first.stored()?.sent ?? [];
    server.save(
      { kind: 'knowledge', entry: { ...entry, id: sent?.saveId ?? '' } },
      { revision: 4, saveId: sent?.saveId ?? '' },
    );
    first.draft.edit({ kind: 'knowledge', entry: { ...entry, answer: 'c' } });
    const { draft, elapse } = setUp({ server, stored: first.stored() });
    draft.begin();
    elapse();
    expect(await draft.whenSaved()).toBe(true);
    expect(server.now().knowledge).toEqual([{ ...entry, id: sent?.saveId, answer: 'c' }]);
  });
});

describe('a draft that others change at the same time', () => {
  test('Changes of different fields are merged, and both are shown', async () => {
    const { draft, server } = setUp();
    server.change((d) => (d.profile.address = 'Calle 60'));
    draft.edit(withName('Aurora Centro'));
    expect(await draft.whenSaved()).toBe(true);
    const both = { name: 'Aurora Centro', address: 'Calle 60' };
    expect(server.now().profile).toMatchObject(both);
    expect(draft.store.getState()).toMatchObject({ conflicts: null, definition: { profile: both } });
  });

  test('A field that both changed becomes a conflict with all values, and nothing is sent before it is resolved', async () => {
    const { draft, server, elapse } = setUp();
    server.change((d) => {
      d.profile.name = 'Salón Aurora';
      d.profile.address = 'Calle 60';
    });
    draft.edit(withName('Aurora Centro'));
    expect(await draft.whenSaved()).toBe(false);
    const { conflicts } = draft.store.getState();
    expect(conflicts?.conflicts).toEqual([
      { path: ['profile', 'name'], base: 'Aurora', mine: 'Aurora Centro', theirs: 'Salón Aurora' },
    ]);
    expect(draft.store.getState().status.kind).toBe('stale');
    draft.resolve(() => 'mine');
    elapse();
    expect(await draft.whenSaved()).toBe(true);
    expect(server.now().profile).toMatchObject({ name: 'Aurora Centro', address: 'Calle 60' });
  });

  test('Their value is used where the person chooses it, and our other changes are kept', async () => {
    const { draft, server, elapse } = setUp();
    server.change((d) => (d.profile.name = 'Salón Aurora'));
    draft.edit({ kind: 'profile', profile: { ...definition().profile, name: 'Mío', description: 'Mía' } });
    await draft.whenSaved();
    draft.resolve((path) => (path.join('.') === 'profile.name' ? 'theirs' : 'mine'));
    elapse();
    expect(await draft.whenSaved()).toBe(true);
    expect(server.now().profile).toMatchObject({ name: 'Salón Aurora', description: 'Mía' });
  });

  test('Changes of others are merged while the person types, without touching pending edits', () => {
    const { draft, server } = setUp();
    draft.edit(withName('Aurora Centro'));
    server.change((d) => (d.theme.avatarText = 'Z'));
    draft.follow(server.draft());
    expect(draft.store.getState().definition).toMatchObject({
      profile: { name: 'Aurora Centro' },
      theme: { avatarText: 'Z' },
    });
    expect(draft.store.getState().generation).toBe(0);
  });
});

describe('an invalid field', () => {
  const service = { id: 's1', name: '', description: '', priceMinor: null, isPriceFrom: false, durationMinutes: null };

  test('An invalid field is reported and counts as unsaved, and the other fields are saved', async () => {
    const { draft, server, elapse } = setUp();
    const { profile } = definition();
    draft.edit({ kind: 'profile', profile: { ...profile, name: 'Nuevo', services: [service] } });
    expect(draft.store.getState().invalid).toEqual([{ path: 'profile.services.s1.name', reason: 'empty' }]);
    expect(await draft.whenSaved()).toBe(true);
    expect(server.now().profile).toMatchObject({ name: 'Nuevo', services: [] });
    expect(draft.hasUnsaved()).toBe(true);
    draft.edit({ kind: 'profile', profile: { ...profile, name: 'Nuevo', services: [{ ...service, name: 'Corte' }] } });
    elapse();
    await draft.whenSaved();
    expect(draft.store.getState().invalid).toEqual([]);
    expect(draft.hasUnsaved()).toBe(false);
    expect(server.now().profile.services).toHaveLength(1);
  });

  test('An invalid value is restored as typed after a reload', async () => {
    const { draft, server, stored } = setUp();
    draft.edit({ kind: 'profile', profile: { ...definition().profile, services: [{ ...service, description: 'x' }] } });
    await draft.whenSaved();
    const again = setUp({ server, stored: stored() });
    again.draft.begin();
    expect(again.draft.store.getState()).toMatchObject({
      definition: { profile: { services: [{ description: 'x' }] } },
      invalid: [{ path: 'profile.services.s1.name' }],
    });
  });

  test('Text that is not a number is kept as typed and counts as unsaved', () => {
    const { draft, stored } = setUp();
    draft.setText('profile.services.s1.priceMinor', 'gratis');
    expect(draft.hasUnsaved()).toBe(true);
    expect(stored()?.texts).toEqual({ 'profile.services.s1.priceMinor': 'gratis' });
    draft.edit({ kind: 'profile', profile: definition().profile });
    expect(draft.store.getState().texts).toEqual({});
  });
});

describe('the outcome of a save', () => {
  const stale = { revision: 7, updatedAt: '2026-11-22T10:00:00Z', updatedBy: { name: 'Ana' } };

  test('A stale result has who saved and when, even beside other errors', () => {
    expect(outcomeOf({ stale, userErrors: [{ message: 'x' }] })).toEqual({
      kind: 'stale',
      stale: { ...stale, updatedBy: 'Ana' },
    });
  });

  test('A user error is a refusal, and a saved draft has its revision', () => {
    expect(outcomeOf({ userErrors: [{ message: 'Falta' }] })).toEqual({ kind: 'refused', message: 'Falta' });
    expect(outcomeOf({ bot: { draft: { revision: 8 } }, userErrors: [] })).toEqual({ kind: 'saved', revision: 8 });
  });

  test('No response means offline and an invalid response means failed; both keep the work', () => {
    expect(faultOutcome(new TypeError('Failed to fetch'), [])).toEqual({ kind: 'offline' });
    expect(faultOutcome(Object.assign(new Error('502'), { statusCode: 502 }), [])).toMatchObject({ kind: 'failed' });
    const fault = { message: 'Algo falló', extensions: { code: 'INTERNAL_SERVER_ERROR', reference: 'r1' } };
    expect(faultOutcome(null, [fault])).toEqual({ kind: 'failed', message: 'Algo falló', reference: 'r1' });
    expect(faultOutcome(null, [{ message: 'no', extensions: { code: 'FORBIDDEN' } }])).toMatchObject({
      kind: 'refused',
    });
  });
});
