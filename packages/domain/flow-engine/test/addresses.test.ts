import { describe, expect, test } from '@jest/globals';
import { parseDefinition, validateDefinition, type BlockOptions, type Locale } from '../src/index.js';
import { aDefinition, aFlow, aProfile, aVariable, block, edges, group, inOneGroup, say, Talk } from './kit.js';

function askWhere(
  options: Partial<BlockOptions['address']> = {},
  { locale = 'es', country = 'MX' }: { locale?: Locale; country?: string } = {},
): Talk {
  const blocks = [block('q', 'address', { ...options, variable: 'dir' }), say('next', 'Sigue', 'Next')];
  const definition = aDefinition(aFlow([group('g1', ...blocks)], edges('start -> g1')), {
    profile: aProfile({ country }),
  });
  return new Talk(definition, { locale });
}

function fill(talk: Talk, values: Record<string, string>): Talk {
  talk.take({ kind: 'form', values: Object.entries(values).map(([fieldId, value]) => ({ fieldId, value })) });
  return talk;
}

const labelsOf = ({ state }: Talk) => state.awaiting?.form?.fields.map(({ label }) => label);

describe('addresses', () => {
  test.each<[string, Locale, string[]]>([
    ['MX', 'es', ['Calle y número', 'Ciudad', 'Estado', 'Código postal', 'País']],
    ['AR', 'es', ['Calle y número', 'Ciudad', 'Provincia', 'Código postal', 'País']],
    ['CO', 'es', ['Calle y número', 'Ciudad', 'Departamento', 'Código postal', 'País']],
    ['CL', 'es', ['Calle y número', 'Ciudad', 'Región', 'Código postal', 'País']],
    ['US', 'en', ['Street and number', 'City', 'State', 'Postal code', 'Country']],
  ])('The fields are called as in %s (%s), and the country is filled in', (country, locale, labels) => {
    const talk = askWhere({ asks: ['REGION', 'POSTAL_CODE', 'COUNTRY'] }, { country, locale });
    expect(labelsOf(talk)).toEqual(labels);
    expect(talk.state.awaiting?.form?.fields.at(-1)).toMatchObject({ autocomplete: 'country-name' });
    expect(talk.state.awaiting?.form?.fields.at(-1)?.value).not.toBe('');
  });

  test('Only what is asked for is shown', () => {
    expect(labelsOf(askWhere({ asks: [] }))).toEqual(['Calle y número', 'Ciudad']);
  });

  test('The address is stored as one line, and its parts beside it', () => {
    const talk = fill(askWhere(), { street: ' Reforma  10 ', city: 'CDMX', region: 'CDMX', postal_code: 'C.P. 06600' });
    expect(talk.state.variables).toMatchObject({
      dir: 'Reforma 10, CDMX, CDMX, 06600',
      dir_street: 'Reforma 10',
      dir_postal_code: '06600',
    });
    expect(talk.state.variables).not.toHaveProperty('dir_country');
  });

  test.each<[string, string, string | null]>([
    ['MX', '6600', 'Ese código postal no parece completo. Debe ser como 06600.'],
    ['AR', 'c1425abc', null],
    ['CO', '110111', null],
    ['BR', '01310-100', null],
    ['GB', 'SW1A 1AA', null],
    ['GB', '<b>', 'Ese código postal no parece completo. Debe ser como 12345.'],
  ])('In %s the postal code “%s” is refused with %j', (country, code, error) => {
    const talk = fill(askWhere({}, { country }), { street: 'a 1', city: 'b', region: 'c', postal_code: code });
    expect(talk.state.awaiting?.form?.fields.at(-1)?.error ?? null).toBe(error);
  });

  test.each<[Locale, string, string]>([
    ['es', 'Av. Reforma 10, Col. Centro, frente al parque', 'Av. Reforma 10, Col. Centro, frente al parque'],
    ['es', 'mi dirección es Calle 5 #20\nBarrio Norte', 'Calle 5 #20, Barrio Norte'],
    ['en', 'my address is 12 Main Street, Springfield', '12 Main Street, Springfield'],
  ])('What is written instead is kept whole (%s: %s)', (locale, text, stored) => {
    const talk = askWhere({}, { locale }).type(text);
    expect(talk.state.variables['dir']).toBe(stored);
    expect(talk.state.endReason).toBe('COMPLETED');
  });

  test('Words that may be an address are asked back, and others refused', () => {
    const talk = askWhere().type('por el centro');
    expect(talk.state.awaiting).toMatchObject({ kind: 'CHOICE', isOffer: true });
    expect(talk.type('sí').state.variables['dir']).toBe('por el centro');
    expect(askWhere().type('luego te digo').said[0]).toContain('No reconocí una dirección');
  });

  test('Parts of an earlier address do not stay beside one that was written', () => {
    const talk = new Talk(
      aDefinition(
        aFlow(
          [
            group('g1', block('q', 'address', { asks: [], variable: 'dir' })),
            group('g2', block('r', 'address', { asks: [], variable: 'dir' })),
          ],
          edges('start -> g1', 'q -> g2'),
        ),
      ),
    );
    fill(talk, { street: 'Reforma 10', city: 'CDMX' }).type('Calle 5 número 20');
    expect(talk.state.variables).toMatchObject({ dir: 'Calle 5 número 20', dir_street: null, dir_city: null });
  });

  test('The parts need no declaration, and hostile options are refused', () => {
    const shown = inOneGroup(block('q', 'address', { variable: 'dir' }), say('s', '{{ dir_city }}'), block('e', 'end'));
    expect(validateDefinition({ ...shown, locales: ['es'], variables: [aVariable('dir')] })).toEqual([]);
    for (const asks of [['PLANET'], ['REGION', 'REGION', 'REGION', 'REGION'], '__proto__'])
      expect(parseDefinition(inOneGroup(block('q', 'address', { asks: asks as never }))).ok).toBe(false);
    expect(fill(askWhere(), { street: 'x'.repeat(5_000) }).state.awaiting?.kind).toBe('FORM');
  });
});
