import { describe, expect, test } from '@jest/globals';
import type { Flow } from '@tertulia/flow-engine';
import type { DraftOperation } from '../../src/features/bots/model/draft-operation.js';
import { SaveQueue, type SaveOutcome } from '../../src/features/bots/model/save-queue.js';

const NOW = new Date('2026-11-22T14:32:00Z');

function flowNamed(name: string): DraftOperation {
  const flow: Flow = { id: 'main', name, events: [], groups: [], edges: [] };
  return { kind: 'flow', flow };
}

const theme: DraftOperation = { kind: 'theme', theme: { primaryColor: '#112233', avatarText: 'A', position: 'RIGHT' } };

/** A queue with a manual clock, and a server that returns the given outcomes in order. */
function setUp(answers: (SaveOutcome | Promise<SaveOutcome>)[] = []) {
  const sent: { operation: DraftOperation; revision: number }[] = [];
  const timers: { task: () => void; delayMs: number; isCancelled: boolean }[] = [];
  let keeps = 0;
  const queue: SaveQueue = new SaveQueue(
    {
      send: async (operation) => {
        const { revision } = queue;
        sent.push({ operation, revision });
        return (await answers.shift()) ?? { kind: 'saved', revision: revision + 1 };
      },
      storage: { write: () => (keeps += 1) },
      schedule: (task, delayMs) => {
        const timer = { task, delayMs, isCancelled: false };
        timers.push(timer);
        return () => (timer.isCancelled = true);
      },
      now: () => NOW,
    },
    { revision: 7, savedAt: null },
  );
  const elapse = async (): Promise<void> => {
    for (const timer of timers.splice(0)) if (!timer.isCancelled) timer.task();
    await settle();
  };
  return { queue, sent, timers, elapse, keeps: () => keeps };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe('save queue', () => {
  test('A change waits 800 ms, only its last state is sent, and the time of saving is shown', async () => {
    const { queue, sent, timers, elapse } = setUp();
    queue.push(flowNamed('a'));
    queue.push(flowNamed('b'));
    expect(queue.status).toEqual({ kind: 'saving' });
    expect(timers.filter((timer) => !timer.isCancelled).map((timer) => timer.delayMs)).toEqual([800]);
    await elapse();
    expect(sent).toEqual([{ operation: flowNamed('b'), revision: 7 }]);
    expect(queue.status).toEqual({ kind: 'saved', at: NOW });
    expect(queue.waiting).toEqual([]);
  });

  test('Different changes are sent one after the other, each on the revision of the one before', async () => {
    const { queue, sent, elapse } = setUp();
    queue.push(flowNamed('a'));
    queue.push(theme);
    await elapse();
    expect(sent.map(({ operation, revision }) => [operation.kind, revision])).toEqual([
      ['flow', 7],
      ['theme', 8],
    ]);
    expect(queue.revision).toBe(9);
  });

  test('A change made during a save is sent afterwards, never at the same time', async () => {
    let answer: (outcome: SaveOutcome) => void = () => undefined;
    const { queue, sent, elapse } = setUp([new Promise((resolve) => (answer = resolve))]);
    queue.push(flowNamed('a'));
    await elapse();
    queue.push(flowNamed('b'));
    await elapse();
    expect(sent).toHaveLength(1);
    expect(queue.status).toEqual({ kind: 'saving' });
    answer({ kind: 'saved', revision: 8 });
    await settle();
    expect(sent[1]).toEqual({ operation: flowNamed('b'), revision: 8 });
    expect(queue.status).toEqual({ kind: 'saved', at: NOW });
  });

  test('Offline changes are counted, stored in the browser and sent automatically later', async () => {
    const { queue, sent, elapse, keeps, timers } = setUp([{ kind: 'offline' }, { kind: 'offline' }]);
    queue.push(flowNamed('a'));
    queue.push(theme);
    await elapse();
    expect(queue.status).toEqual({ kind: 'offline', queued: 2 });
    expect(queue.waiting).toEqual([flowNamed('a'), theme]);
    expect(keeps()).toBeGreaterThan(0);
    expect(timers.map((timer) => timer.delayMs)).toEqual([2000]);
    await elapse();
    expect(timers.map((timer) => timer.delayMs)).toEqual([4000]);
    queue.flush();
    await settle();
    expect(queue.status).toEqual({ kind: 'saved', at: NOW });
    expect(sent.at(-1)?.operation).toEqual(theme);
  });

  test('A refused change is kept and reported, and does not stop the others', async () => {
    const { queue, sent, elapse } = setUp([{ kind: 'refused', message: 'Falta el nombre' }]);
    queue.push(theme);
    queue.push(flowNamed('a'));
    await elapse();
    expect(sent).toHaveLength(2);
    expect(queue.status).toEqual({ kind: 'failed', queued: 1, message: 'Falta el nombre', reference: null });
    expect(queue.waiting).toEqual([theme]);
    queue.flush();
    await settle();
    expect(queue.status).toEqual({ kind: 'saved', at: NOW });
  });

  test('A stale refusal stops the queue until the person decides', async () => {
    const stale = { revision: 12, updatedAt: '2026-11-22T14:30:00Z', updatedBy: 'Ana' };
    const { queue, sent, elapse } = setUp([{ kind: 'stale', stale }]);
    queue.push(flowNamed('a'));
    await elapse();
    queue.push(flowNamed('b'));
    await elapse();
    expect(sent).toHaveLength(1);
    expect(queue.status).toEqual({ kind: 'stale', queued: 1, stale });
    queue.rebase(12, [flowNamed('b')]);
    await elapse();
    expect(sent[1]).toEqual({ operation: flowNamed('b'), revision: 12 });
    expect(queue.status.kind).toBe('saved');
  });

  test('Taking their draft drops our changes and moves to their revision', async () => {
    const stale = { revision: 12, updatedAt: '2026-11-22T14:30:00Z', updatedBy: null };
    const { queue, elapse } = setUp([{ kind: 'stale', stale }]);
    queue.push(flowNamed('a'));
    await elapse();
    queue.takeTheirs(12, NOW);
    expect(queue.hasUnsaved).toBe(false);
    expect(queue.revision).toBe(12);
  });

  test('After a merge with a newer draft the queue continues from there without asking', async () => {
    const { queue, sent, elapse } = setUp([{ kind: 'rebased', revision: 12, operations: [flowNamed('joined')] }]);
    queue.push(flowNamed('a'));
    await elapse();
    expect(sent.slice(1)).toEqual([{ operation: flowNamed('joined'), revision: 12 }]);
    expect(queue.status.kind).toBe('saved');
  });

  test('An unsavable change waits without blocking the others, and is not sent again automatically', async () => {
    const { queue, sent, elapse } = setUp([{ kind: 'saved', revision: 8, isIncomplete: true }]);
    queue.push(theme);
    queue.push(flowNamed('a'));
    await elapse();
    expect(sent.map(({ operation }) => operation.kind)).toEqual(['theme', 'flow']);
    expect(queue.status).toEqual({ kind: 'saved', at: NOW });
    expect(queue.waiting).toEqual([theme]);
    queue.flush();
    await settle();
    expect(sent).toHaveLength(2);
    queue.push({ ...theme });
    await elapse();
    expect(queue.waiting).toEqual([]);
  });

  test('Later changes of a new entry have the permanent id that the server returned', async () => {
    const entry = { id: 'new:1', question: 'a', answer: '', isActive: true };
    let answer: (outcome: SaveOutcome) => void = () => undefined;
    const { queue, sent, elapse } = setUp([new Promise((resolve) => (answer = resolve))]);
    queue.push({ kind: 'knowledge', entry });
    await elapse();
    queue.push({ kind: 'knowledge', entry: { ...entry, answer: 'b' } });
    answer({ kind: 'saved', revision: 8, renamed: { from: 'new:1', to: 'k9' } });
    await elapse();
    expect(sent[1]?.operation).toEqual({ kind: 'knowledge', entry: { ...entry, id: 'k9', answer: 'b' } });
  });
});
