import { describe, expect, test } from '@jest/globals';
import { openWorkPool, WorkRefused, type WorkPool } from '@tertulia/bounded-work';
import type { AnswerEffect, BotDefinition } from '@tertulia/flow-engine';
import { testId } from '@tertulia/testkit';
import { definitionJobs } from '../src/clients/definition-jobs.js';
import { OfflineAnswers } from '../src/clients/offline-answers.js';
import { salonDefinition } from './definitions.js';

const organizationId = '00000000-0000-7000-8000-00000000000a';
const now = new Date('2026-03-02T15:00:00Z');

function counted(): { pool: WorkPool; names: string[] } {
  const inner = openWorkPool({ entry: new URL('./nothing.js', import.meta.url), jobs: definitionJobs });
  const names: string[] = [];
  return { names, pool: { ...inner, run: async (job) => (names.push(job.name), inner.run(job)) } };
}

function large(): BotDefinition {
  const knowledge = Array.from({ length: 300 }, (_, at) => ({
    id: `k${at}`,
    question: `¿Qué incluye el paquete ${at} quetzal${at}?`,
    answer: `El paquete ${at} incluye ${'cosas '.repeat(80)}`,
    isActive: true,
  }));
  return { ...salonDefinition(), knowledge };
}

const asked = (definition: BotDefinition, question: string) => {
  const effect: AnswerEffect = { kind: 'answer', id: 'e', blockId: 'b', promptId: null, question, locale: 'es' };
  return { organizationId, botId: testId(0xb0), effect, definition, now, place: null };
};

describe("answers from the bot's knowledge", () => {
  test('a large knowledge base is indexed in parts, once, and every question finds its entries', async () => {
    const { pool, names } = counted();
    const answers = new OfflineAnswers(
      pool,
      () => 0,
      async () => [],
    );
    const definition = large();
    const both = ['quetzal7', 'quetzal250'].map(async (word) =>
      answers.answer(asked(definition, `¿qué incluye ${word}?`)),
    );
    const [seven, later] = await Promise.all(both);
    expect(seven).toMatchObject({ kind: 'answered', sourceId: 'k7' });
    expect(later).toMatchObject({ kind: 'answered', sourceId: 'k250' });
    const lessons = names.filter((name) => name === 'learn').length;
    expect(lessons).toBeGreaterThan(2);
    await answers.answer(asked(definition, '¿qué incluye quetzal7?'));
    expect(names.filter((name) => name === 'learn')).toHaveLength(lessons);
  });

  test('a question that takes too long stays unanswered, and its bot is not asked again for a while', async () => {
    let runs = 0;
    let nowMs = 0;
    const pool: WorkPool = {
      run: async () => {
        runs += 1;
        throw new WorkRefused('OVERRUN');
      },
      close: async () => {},
    };
    const answers = new OfflineAnswers(
      pool,
      () => nowMs,
      async () => [],
    );
    const question = asked(large(), '¿?');
    const failed = { kind: 'failed', code: 'ANSWER_BUDGET' };
    await expect(answers.answer(question)).resolves.toEqual(failed);
    await expect(answers.answer(question)).resolves.toEqual(failed);
    expect(runs).toBe(1);
    nowMs += 60_000;
    await expect(answers.answer(question)).resolves.toEqual(failed);
    expect(runs).toBe(2);
    await expect(answers.passages(question)).resolves.toEqual([]);
    expect(runs).toBe(2);
    nowMs += 60_000;
    await expect(answers.passages(question)).resolves.toEqual([]);
    expect(runs).toBe(3);
  });

  test('a model gets the entries near a question, from the same index', async () => {
    const { pool, names } = counted();
    const answers = new OfflineAnswers(
      pool,
      () => 0,
      async () => [],
    );
    const question = asked(large(), '¿qué incluye quetzal7?');
    const [, first] = await answers.passages(question);
    expect(first?.text).toContain('El paquete 7 incluye');
    const lessons = names.filter((name) => name === 'learn').length;
    await answers.answer(question);
    expect(names.filter((name) => name === 'learn')).toHaveLength(lessons);
  });
});
