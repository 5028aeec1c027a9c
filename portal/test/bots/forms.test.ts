import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contrast, isReadableOnWhite, textOn } from '../../src/features/bots/model/colour.js';
import {
  amountText,
  copiedToAll,
  intervalsOf,
  intervalsProblem,
  nextInterval,
  readAmount,
  withIntervals,
} from '../../src/features/bots/model/business-form.js';
import { readPastedEntries } from '../../src/features/bots/model/knowledge-paste.js';
import { isNewer, isRepeat, publishState, type PublishFacts } from '../../src/features/bots/model/publication-state.js';
import { sideBySide } from '../../src/features/prompts/model/difference.js';
import { previewPieces } from '../../src/features/prompts/model/prompt-text.js';
import { emptyRecall, recalled, remembered } from '../../src/features/simulator/model/recall.js';

describe('opening hours', () => {
  const monday = [{ weekday: 1, intervals: [{ opens: '09:00', closes: '14:00' }] }];

  test('A day without intervals is closed, and days stay in order', () => {
    const both = withIntervals(withIntervals(monday, 7, [{ opens: '10:00', closes: '12:00' }]), 3, []);
    expect(both.map((entry) => entry.weekday)).toEqual([1, 7]);
    expect(intervalsOf(both, 3)).toEqual([]);
  });

  test('One day can be copied to all days without sharing its intervals', () => {
    const all = copiedToAll(monday, 1);
    expect(all).toHaveLength(7);
    expect(all[6]?.intervals[0]).toEqual(all[0]?.intervals[0]);
    expect(all[6]?.intervals[0]).not.toBe(all[0]?.intervals[0]);
  });

  test('Incomplete, reversed and overlapping intervals are reported', () => {
    expect(intervalsProblem([{ opens: '9', closes: '14:00' }])).toBe('incomplete');
    expect(intervalsProblem([{ opens: '14:00', closes: '09:00' }])).toBe('backwards');
    expect(
      intervalsProblem([
        { opens: '09:00', closes: '14:00' },
        { opens: '13:00', closes: '18:00' },
      ]),
    ).toBe('overlap');
    expect(
      intervalsProblem([
        { opens: '09:00', closes: '14:00' },
        { opens: '14:00', closes: '24:00' },
      ]),
    ).toBeNull();
  });

  test('The next interval offered starts after the last one and is valid', () => {
    expect(nextInterval([])).toEqual({ opens: '09:00', closes: '18:00' });
    expect(nextInterval([{ opens: '09:00', closes: '14:00' }])).toEqual({ opens: '15:00', closes: '18:00' });
    expect(intervalsProblem([nextInterval([{ opens: '20:00', closes: '24:00' }])])).toBeNull();
  });
});

describe('amounts', () => {
  test.each([
    ['280', 2, 28_000],
    ['$1,200.50', 2, 120_050],
    ['1.200,50', 2, 120_050],
    ['1,200', 2, 120_000],
    ['12.5', 2, 1250],
    ['15.000', 0, 15_000],
    ['', 2, null],
    ['gratis', 2, null],
    ['-5', 2, null],
  ])('The amount %j with %i digits is parsed', (text, digits, minor) => {
    expect(readAmount(text, digits)).toBe(minor);
  });

  test('An amount shown in the input parses back to the same amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), fc.constantFrom(0, 2), (minor, digits) => {
        expect(readAmount(amountText(minor, digits), digits)).toBe(minor);
      }),
    );
  });
});

describe('pasted knowledge', () => {
  test('Columns of a spreadsheet become questions and answers', () => {
    expect(readPastedEntries('¿Abren?\tSí, "siempre"\n\nPrecio\t"Desde ""280"""')).toEqual([
      { question: '¿Abren?', answer: 'Sí, "siempre"' },
      { question: 'Precio', answer: 'Desde "280"' },
    ]);
  });

  test('Each question is followed by the lines of its answer', () => {
    expect(
      readPastedEntries('¿A qué hora abren?\nDe 9 a 18.\nDomingo cerrado.\n\n¿Aceptan tarjeta? Sí, todas.'),
    ).toEqual([
      { question: '¿A qué hora abren?', answer: 'De 9 a 18.\nDomingo cerrado.' },
      { question: '¿Aceptan tarjeta?', answer: 'Sí, todas.' },
    ]);
    expect(readPastedEntries('solo un texto')).toEqual([]);
  });
});

describe('colours', () => {
  test('Contrast is computed as WCAG defines it', () => {
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
    expect(isReadableOnWhite('#9E2A6E')).toBe(true);
    expect(isReadableOnWhite('#F7C948')).toBe(false);
    expect(textOn('#F7C948')).toBe('#1f1b16');
  });
});

describe('the publish chip', () => {
  const facts: PublishFacts = {
    status: 'LIVE',
    liveVersion: { number: 12 },
    changes: 0,
    publication: null,
    locale: 'es',
  };
  const steps = (['DONE', 'DONE', 'RUNNING', 'WAITING'] as const).map((status, index) => ({
    status,
    label: { es: `Paso ${index + 1}`, en: '' },
  }));

  test('The chip shows draft, live, unpublished changes and paused', () => {
    expect(publishState({ ...facts, liveVersion: null, status: 'DRAFT' })).toEqual({ kind: 'draft' });
    expect(publishState(facts)).toEqual({ kind: 'live', version: 12 });
    expect(publishState({ ...facts, changes: 4 })).toEqual({ kind: 'unpublished', count: 4, liveVersion: 12 });
    expect(publishState({ ...facts, changes: 4, status: 'PAUSED' })).toEqual({ kind: 'paused', version: 12 });
  });

  test('The chip counts the steps of a running publication, and shows a failure', () => {
    const running = { status: 'WARMING' as const, error: null, steps };
    expect(publishState({ ...facts, publication: running })).toEqual({
      kind: 'publishing',
      step: 3,
      total: 4,
      label: 'Paso 3',
      detail: null,
    });
    expect(publishState({ ...facts, publication: { ...running, status: 'FAILED', error: 'TIMEOUT' } })).toEqual({
      kind: 'failed',
      error: 'TIMEOUT',
      detail: null,
    });
  });

  test('It says what a running step waits for, and why a step failed', () => {
    const detail = { es: 'Falta que socio.example acepte la versión.', en: '' };
    const waiting = [{ label: { es: 'Esperar', en: '' }, status: 'RUNNING' as const, detail }];
    const publication = { status: 'REQUESTED' as const, error: null, steps: waiting };
    expect(publishState({ ...facts, publication })).toMatchObject({ kind: 'publishing', detail: detail.es });
    const failed = { status: 'FAILED' as const, error: 'CONFIRMATION_REFUSED', steps };
    const told = [...steps, { ...steps[0], label: { es: 'Esperar', en: '' }, status: 'FAILED' as const, detail }];
    expect(publishState({ ...facts, publication: { ...failed, steps: told } })).toMatchObject({
      ...{ kind: 'failed', detail: detail.es },
    });
  });

  test('A late event of the same publication never replaces a newer state', () => {
    expect(isNewer({ id: 'p', sequence: 2 }, { id: 'p', sequence: 3 })).toBe(false);
    expect(isNewer({ id: 'q', sequence: 1 }, { id: 'p', sequence: 3 })).toBe(true);
    expect(isNewer({ id: 'q', sequence: 1 }, null)).toBe(true);
  });

  test('An event repeats the query only if publication and live version are both known', () => {
    const active = { id: 'p', status: 'ACTIVE' };
    expect(isRepeat({ publication: active, liveVersionId: 'v' }, { publication: active, liveVersionId: 'v' })).toBe(
      true,
    );
    expect(isRepeat({ publication: active, liveVersionId: 'v' }, { publication: active, liveVersionId: null })).toBe(
      false,
    );
    expect(
      isRepeat(
        { publication: active, liveVersionId: 'v' },
        { publication: { id: 'p', status: 'WARMING' }, liveVersionId: 'v' },
      ),
    ).toBe(false);
    expect(isRepeat({ publication: active, liveVersionId: 'v' }, { publication: null, liveVersionId: null })).toBe(
      false,
    );
  });
});

describe('prompts', () => {
  test('A replaced line is shown beside its replacement', () => {
    expect(sideBySide('a\nb\nc', 'a\nx\nc\nd')).toEqual([
      { before: 'a', after: 'a', isSame: true },
      { before: 'b', after: 'x', isSame: false },
      { before: 'c', after: 'c', isSame: true },
      { before: null, after: 'd', isSame: false },
    ]);
  });

  test('Both texts can be restored in full from their difference', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const rows = sideBySide(before.join('\n'), after.join('\n'));
        expect(rows.flatMap((row) => row.before ?? [])).toEqual(before);
        expect(rows.flatMap((row) => row.after ?? [])).toEqual(after);
      }),
    );
  });

  test('A preview fills known variables and keeps unknown ones visible', () => {
    expect(previewPieces('Eres {{ business.name }}, di {{ nada }}.', { 'business.name': 'Aurora' })).toEqual([
      { kind: 'text', text: 'Eres ' },
      { kind: 'filled', text: 'Aurora' },
      { kind: 'text', text: ', di ' },
      { kind: 'missing', text: '{{ nada }}' },
      { kind: 'text', text: '.' },
    ]);
  });
});

describe('recalling messages in the simulator', () => {
  test('Arrow up recalls earlier messages, and arrow down returns to the text being typed', () => {
    const sent = remembered(remembered(remembered(emptyRecall, 'a'), 'b'), 'b');
    const once = recalled(sent, 1, 'dra');
    expect(once.shown).toBe('b');
    const twice = recalled(once.recall, 1, 'b');
    expect(twice.shown).toBe('a');
    expect(recalled(twice.recall, 1, 'a').shown).toBe('a');
    expect(recalled(recalled(twice.recall, -1, 'a').recall, -1, 'b').shown).toBe('dra');
  });
});
