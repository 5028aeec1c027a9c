import { describe, expect, test } from '@jest/globals';
import {
  parseDefinition,
  validateDefinition,
  type AnswerModel,
  type BotDefinition,
  type ReadingResult,
} from '../src/index.js';
import { aDefinition, aFlow, block, edges, group, say, Talk } from './kit.js';

const answerModel: AnswerModel = {
  ...{ connectionId: 'connection-1', model: '', tokensPerAnswer: 300, tokensPerConversation: 10_000 },
  ...{ tokensPerMonth: 500_000, deadlineSeconds: 12 },
};
const annoyed = { id: 'annoyed', match: 'ALL', comparisons: [], words: 'El visitante está molesto' } as const;
const urgent = { ...annoyed, id: 'urgent', words: 'Le urge' };
const always = { id: 'always', match: 'ALL', comparisons: [], expression: '1 == 1' } as const;

function bot(rows: readonly object[] = [annoyed, urgent], hasModel = true): BotDefinition {
  const ends = [...rows.map((row) => (row as { id: string }).id), 'else'];
  const blocks = [
    block('ask', 'textInput', { prompt: { es: '¿Qué pasó?', en: 'What happened?' }, variable: null }),
    block('if', 'condition', { rows: rows as never }),
  ];
  const flow = aFlow(
    [group('g', ...blocks), ...ends.map((id) => group(`to-${id}`, say(`say-${id}`, `→ ${id}`, `→ ${id}`)))],
    edges('start -> g', ...ends.map((id) => `if:${id} -> to-${id}`)),
  );
  return aDefinition(flow, { settings: { idleMinutes: 30, resumeHours: 24, ...(hasModel ? { answerModel } : {}) } });
}

const asked = (definition: BotDefinition, locale: 'es' | 'en' = 'es'): Talk =>
  new Talk(definition, { locale }).type(locale === 'es' ? 'Llevo una hora esperando' : 'I have waited for an hour');

describe('conditions in words', () => {
  test('The model is asked once for all of them, with the message and its time', () => {
    const talk = asked(bot());
    expect(talk.last.effects).toMatchObject([
      { kind: 'reading', blockId: 'if', text: 'Llevo una hora esperando', deadlineMs: 12_000 },
    ]);
    expect(talk.said).toEqual([]);
  });

  test.each([
    [['yes', 'no'], 'annoyed'],
    [['yes', 'yes'], 'annoyed'],
    [['no', 'yes'], 'urgent'],
    [['unsure', 'yes'], 'urgent'],
    [['unsure', 'unsure'], 'else'],
    [['no', 'no'], 'else'],
    [['YES', '__proto__'], 'else'],
    [[], 'else'],
  ])('%j takes %s: only a clear yes counts', (values, port) => {
    for (const locale of ['es', 'en'] as const)
      expect(asked(bot(), locale).answerEffect({ kind: 'read', values }).said).toContain(`→ ${port}`);
  });

  test('Failures and a bot without a model take the exit for what is not met', () => {
    const failures: ReadingResult[] = [{ kind: 'unread', modelFailure: 'STATUS_503' }, { kind: 'unread' }];
    for (const result of failures) expect(asked(bot()).answerEffect(result).said).toContain('→ else');
    const none = asked(bot([annoyed], false));
    expect(none.last.effects).toEqual([]);
    expect(none.said).toContain('→ else');
  });

  test('A row before them that holds is taken without asking; one behind them after it', () => {
    expect(asked(bot([always, annoyed])).said).toContain('→ always');
    expect(asked(bot([annoyed, always])).answerEffect({ kind: 'read', values: ['no'] }).said).toContain('→ always');
  });

  test('Without a model it is a warning, without words an error', () => {
    const codes = (definition: BotDefinition) => validateDefinition(definition).map(({ code }) => code);
    expect(codes(bot([annoyed], false))).toContain('NO_MODEL');
    expect(codes(bot([annoyed]))).not.toContain('NO_MODEL');
    expect(codes(bot([{ ...annoyed, words: ' ' }]))).toContain('MISSING_OPTION');
  });

  test('They are kept when a definition is read, and bounded', () => {
    const parsed = parseDefinition(JSON.parse(JSON.stringify(bot())));
    expect(parsed.ok && parsed.definition).toEqual(bot());
    for (const words of ['x'.repeat(301), 7, { es: 'x' }, null])
      expect(parseDefinition(JSON.parse(JSON.stringify(bot([{ ...annoyed, words }])))).ok).toBe(false);
  });
});
