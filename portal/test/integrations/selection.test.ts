import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, isEnumType, Kind, parse, validate, visit, type EnumValueNode } from 'graphql';
import { lastPartAmong } from '../../src/apollo/refusals.js';
import {
  choiceOf,
  isUnwritten,
  selectionFor,
  sentSelection,
  withEventTypes,
  withKind,
  withSelectionJoined,
} from '../../src/features/integrations/model/selection.js';
import { eventGroups } from '../../src/features/integrations/model/webhooks.js';
import type { EventType } from '../../src/gql/graphql.js';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../graphql/api.graphql'), 'utf8'));
const offered: readonly EventType[] = eventGroups.flatMap(({ events }) => [...events]);
/** The most characters that the server takes. */
const lengthMax = 10_000;

function mistakesOf(selection: string): string[] {
  return validate(schema, parse(selection)).map(({ message }) => message);
}

/** The events that a selection names. */
function namedBy(selection: string): string[] {
  const named: string[] = [];
  visit(parse(selection), { [Kind.ENUM]: ({ value }: EnumValueNode) => void named.push(value) });
  return named;
}

describe('the document that a selection starts with', () => {
  test('Every event of the schema is offered', () => {
    const type = schema.getType('EventType');
    const known = isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
    expect(new Set(offered)).toEqual(new Set(known));
  });

  test.each(offered)('It is valid for %s, names it and reads more than every event has', (event) => {
    const selection = selectionFor([event]);
    expect(mistakesOf(selection)).toEqual([]);
    expect(namedBy(selection)).toEqual([event]);
    expect(selection).toMatch(/\.\.\. on \w+ \{\n {6}\w/);
  });

  test('It is valid for any set of events, names exactly those, and is short enough', () => {
    fc.assert(
      fc.property(fc.subarray([...offered], { minLength: 1 }), (events) => {
        const selection = selectionFor(events);
        expect(mistakesOf(selection)).toEqual([]);
        expect(namedBy(selection)).toEqual(events);
        expect(selection.length).toBeLessThan(lengthMax);
      }),
    );
  });

  test('It is stored unchanged, because it has no space at its ends', () => {
    expect(selectionFor(offered).trim()).toBe(selectionFor(offered));
  });
});

describe('the choice of the payload', () => {
  const own = 'subscription {\n  events( types : [GOAL_REACHED] ) { id } # mine [1]\n}';

  test('An endpoint without a selection has the plain payload, and one with it shows it', () => {
    expect(choiceOf(null)).toEqual({ kind: 'PLAIN', selection: '' });
    expect(choiceOf(own)).toEqual({ kind: 'SELECTED', selection: own });
  });

  test('A selection starts with a document for the chosen events, and what was typed survives the other choice', () => {
    const first = withKind(choiceOf(null), 'SELECTED', ['TAKEN_OVER']);
    expect(first).toEqual({ kind: 'SELECTED', selection: selectionFor(['TAKEN_OVER']) });
    const plain = withKind({ ...first, selection: own }, 'PLAIN', ['TAKEN_OVER']);
    expect(sentSelection(plain)).toBe('');
    expect(withKind(plain, 'SELECTED', ['TAKEN_OVER'])).toEqual(choiceOf(own));
  });

  test('Only a selection that is to be sent and has no text is unwritten', () => {
    expect(isUnwritten(choiceOf(' \n'))).toBe(true);
    expect(isUnwritten(choiceOf(own))).toBe(false);
    expect(isUnwritten(choiceOf(null))).toBe(false);
  });

  test('An untouched document is made anew for other events', () => {
    const before: EventType[] = ['GOAL_REACHED'];
    const after: EventType[] = ['GOAL_REACHED', 'RATING_GIVEN'];
    expect(withEventTypes(choiceOf(selectionFor(before)), before, after)).toEqual(choiceOf(selectionFor(after)));
    expect(withEventTypes(choiceOf(null), before, after)).toEqual(choiceOf(null));
  });

  test('Of a document that was changed only the list of events is replaced, with any events', () => {
    fc.assert(
      fc.property(fc.subarray([...offered], { minLength: 1 }), (events) => {
        const { selection } = withEventTypes(choiceOf(own), ['GOAL_REACHED'], events);
        expect(namedBy(selection)).toEqual(events);
        expect(selection.replace(/\[[^\]]*\]/, '[GOAL_REACHED]')).toBe(own);
        expect(mistakesOf(selection)).toEqual([]);
      }),
    );
  });

  test('A text without such a list stays as it was typed', () => {
    for (const text of ['subscription {', 'query { events }', '[GOAL_REACHED]', '$1 [x]']) {
      expect(withEventTypes(choiceOf(text), ['GOAL_REACHED'], offered)).toEqual(choiceOf(text));
    }
  });
});

describe('what the server refuses', () => {
  const refusal = (name: string, message: string) => ({ field: ['input', name], message });
  const controlOf = lastPartAmong(['url', 'eventTypes', 'selection']);

  test('Mistakes of a selection are one text at its field, with the first three of them', () => {
    const mistakes = [1, 2, 3, 4].map((line) => refusal('selection', `Not valid at line ${line}, column 3: colour.`));
    const [whole, ...others] = withSelectionJoined(mistakes);
    expect(others).toEqual([]);
    expect(controlOf(whole?.field ?? [])).toBe('selection');
    expect(whole?.message).toBe(
      'Not valid at line 1, column 3: colour. Not valid at line 2, column 3: colour. Not valid at line 3, column 3: colour.',
    );
  });

  test('Other mistakes keep their place', () => {
    const others = [refusal('url', 'Refused.'), { field: null, message: 'Too many.' }];
    expect(withSelectionJoined(others)).toEqual(others);
    const mixed = withSelectionJoined([refusal('selection', 'Wrong.'), ...others]);
    expect(mixed.map(({ field }) => controlOf(field ?? []))).toEqual(['url', null, 'selection']);
  });
});
