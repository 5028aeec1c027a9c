import { describe, expect, test } from '@jest/globals';
import {
  mistakesOf,
  neededPlan,
  pathInWords,
  placeOf,
  starterManifest,
  tryableOf,
} from '../../src/features/integrations/model/own-connectors.js';

describe('the mistakes of a manifest', () => {
  test('have the path behind the input, and are shown as a person would write it', () => {
    const refusals = [
      { field: ['input', 'manifest', 'actions', '0', 'request', 'path'], message: 'Falta.' },
      { field: ['input'], message: 'Tu plan no lo incluye.' },
      { field: null, message: 'No.' },
    ];
    const mistakes = mistakesOf(refusals);
    expect(mistakes.map(({ path }) => pathInWords(path))).toEqual(['actions[0].request.path', '', '']);
  });

  test('stand at the line of their value, or of the nearest part that exists', () => {
    const text = '{\n  "name": "x",\n  "actions": [\n    { "name": "one" },\n    { "name": "two" }\n  ]\n}';
    expect(placeOf(text, ['actions', '1', 'name'])).toMatchObject({ line: 5, length: '"two"'.length });
    expect(placeOf(text, ['actions', '1', 'request', 'path']).line).toBe(5);
    expect(placeOf(text, ['nothing'])).toMatchObject({ offset: 0, line: 1, length: text.length });
    expect(placeOf('', ['name'])).toEqual({ offset: 0, length: 0, line: 1 });
  });
});

describe('what can be tried of a manifest', () => {
  test('is read from the starter, with the parts of the credential', () => {
    const [action, ...others] = tryableOf(starterManifest, 'es');
    expect(others).toEqual([]);
    expect(action).toMatchObject({ name: 'addBooking', label: 'Agregar cita' });
    expect(action?.fields.map(({ name, credential }) => [name, credential])).toEqual([
      ['branch', null],
      ['key', 'key'],
    ]);
    expect(action?.inputs).toMatchObject([{ name: 'person', label: 'Persona', isRequired: true }]);
  });

  test.each(['', 'null', '[]', '{', '{"actions":3}', '{"actions":[null,1]}', '{"auth":[],"actions":[{}]}'])(
    'is read from the text %j without a failure',
    (text) => {
      expect(tryableOf(text, 'en').every(({ name }) => name === '')).toBe(true);
    },
  );
});

describe('the plan that own connectors need', () => {
  const feature = (isIncluded: boolean) => [{ key: 'custom-connectors', isIncluded }];
  const plans = [
    { code: 'STARTER' as const, name: 'Starter', features: feature(false) },
    { code: 'ENTERPRISE' as const, name: 'Enterprise', features: feature(true) },
  ];
  const ofPlan = (code: 'STARTER' | 'ENTERPRISE') => ({
    id: 'org_1',
    subscription: { plan: { code } },
    customConnectors: null,
  });

  test('is named to a smaller one only', () => {
    expect(neededPlan({ plans, organization: ofPlan('STARTER') })).toBe('Enterprise');
    expect(neededPlan({ plans, organization: ofPlan('ENTERPRISE') })).toBeNull();
    expect(neededPlan({ plans: null, organization: ofPlan('STARTER') })).toBeNull();
  });
});
