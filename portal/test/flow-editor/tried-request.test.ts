import { describe, expect, test } from '@jest/globals';
import { defaultOptions, type BlockOf, type BlockOptions, type BotDefinition } from '@tertulia/flow-engine';
import { pathOf, readJson, variableFor } from '../../src/features/flow-editor/model/response-paths.js';
import { triedRequest, variablesOf } from '../../src/features/flow-editor/model/tried-request.js';
import { salonDefinition } from '../onboarding/salon-definition.js';

const variable = (name: string, type: 'TEXT' | 'NUMBER') => {
  return { name, type, scope: 'CONVERSATION' as const, isPersonalData: false, defaultValue: null };
};
const definition: BotDefinition = {
  ...salonDefinition,
  variables: [variable('nombre', 'TEXT'), variable('edad', 'NUMBER')],
};
const block = (options: Partial<BlockOptions['httpRequest']>): BlockOf<'httpRequest'> => {
  return { id: 'b', kind: 'httpRequest', options: { ...defaultOptions('httpRequest', 'es'), ...options } };
};
const request = block({
  ...{
    url: 'https://a.mx/{{ nombre }}',
    method: 'POST',
    bodyKind: 'JSON',
    body: '{"e": {{ edad }}, "n": "{{ business.name }}"}',
  },
  headers: [{ id: 'h', name: 'X-Name', value: '{{ nombre }}' }],
  isBackground: true,
});

describe('trying a request', () => {
  test('The variables that a request needs are those of its address, headers and body, without those of the platform', () => {
    expect(variablesOf(request)).toEqual(['nombre', 'edad']);
  });

  test('The request is the one that a conversation would make with these values', () => {
    expect(triedRequest(definition, request, { values: { nombre: 'a/b', edad: '7' }, locale: 'es' })).toMatchObject({
      ...{ method: 'POST', url: 'https://a.mx/a%2Fb', body: `{"e": 7, "n": "${definition.profile.name}"}` },
      headers: [{ name: 'X-Name', value: 'a/b' }, { name: 'content-type' }],
    });
  });

  test('A request that cannot be made says why', () => {
    const without = { values: {}, locale: 'es' } as const;
    expect(triedRequest(definition, block({ url: 'ftp://a.mx' }), without)).toEqual({ fault: 'BAD_URL' });
    expect(triedRequest(definition, request, without)).toEqual({ fault: 'BAD_URL' });
  });
});

describe('picking a value of a response', () => {
  test.each([
    [['data', 0, 'id'], '$.data[0].id'],
    [['correo electrónico', 'ñ'], "$['correo electrónico'].ñ"],
    [["it's", 'a"b', 'c\\d'], `$['it\\'s']['a"b']['c\\\\d']`],
    [[], '$'],
    [['0x'], "$['0x']"],
  ] as [(string | number)[], string][])('The path of %j is %s', (steps, path) => {
    expect(pathOf(steps)).toBe(path);
  });

  test('A variable with the name of the key is suggested', () => {
    expect(variableFor(['data', 'Nombre', 0], ['edad', 'nombre'])).toBe('nombre');
    expect(variableFor(['data', 'id'], ['nombre'])).toBe('');
  });

  test('A body that is not JSON has no values to pick', () => {
    expect([readJson('<html>'), readJson('null')]).toEqual([undefined, null]);
  });
});
