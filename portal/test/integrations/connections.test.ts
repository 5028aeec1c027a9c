import { describe, expect, test } from '@jest/globals';
import { availabilityOf, byCategory, categories } from '../../src/features/integrations/model/catalog.js';
import {
  botIdsOf,
  changedFields,
  controlOf,
  initialValues,
  lacksBots,
  missingFields,
  newFields,
  type FormField,
} from '../../src/features/integrations/model/connection-form.js';
import { cureOf, mayChange, namesOf, sortedConnections } from '../../src/features/integrations/model/connections.js';
import { healthBars, healthTotals } from '../../src/features/integrations/model/health.js';
import { returnOutcomeOf, returnOutcomes } from '../../src/features/integrations/model/return-outcome.js';

const salon = { id: 'bot_salon', name: 'Salón' };
const shop = { id: 'bot_shop', name: 'Tienda' };

describe('who may change a connection', () => {
  const person = (role: string, canManage = true) => ({ canManage, role, bots: [salon] });

  test.each([
    ['an administrator may change one of every bot', [], person('ORGANIZATION_ADMIN'), true],
    ['an administrator may change one of some bots', [shop], person('ORGANIZATION_ADMIN'), true],
    ['a bot manager may change one of the own bots', [salon], person('BOT_MANAGER'), true],
    ['a bot manager may not change one of every bot', [], person('BOT_MANAGER'), false],
    ['a bot manager may not change one that another bot uses too', [salon, shop], person('BOT_MANAGER'), false],
    ['nobody may without the permission', [salon], person('ORGANIZATION_ADMIN', false), false],
  ])('%s', (_, bots, who, expected) => {
    expect(mayChange({ bots }, who)).toBe(expected);
  });
});

describe('what cures a connection', () => {
  test.each([
    ['CONNECTED', 'OAUTH', null],
    ['ERROR', 'OAUTH', null],
    ['REAUTHORIZE', 'OAUTH', 'reauthorize'],
    ['REAUTHORIZE', 'SMTP', 'newSecret'],
    ['REAUTHORIZE', null, 'newSecret'],
    ['SUSPENDED', 'KEY', 'plan'],
  ] as const)('A connection in %s by %s is cured by %s', (state, auth, cure) => {
    expect(cureOf({ state }, auth)).toBe(cure);
  });

  test('Connections that need a person are listed first, then by name', () => {
    const list = [
      { name: 'b', state: 'CONNECTED' },
      { name: 'a', state: 'CONNECTED' },
      { name: 'z', state: 'REAUTHORIZE' },
      { name: 'y', state: 'ERROR' },
    ] as const;
    expect(sortedConnections(list).map(({ name }) => name)).toEqual(['z', 'y', 'a', 'b']);
  });
});

describe('the bots of a connection', () => {
  test('Bots that the person does not see are counted, not named', () => {
    expect(namesOf([salon, { id: 'bot_hidden' }], [salon, shop])).toEqual({ names: ['Salón'], others: 1 });
  });
});

describe('the bars of the last hours', () => {
  const hour = (succeeded: number, failed: number) => ({ hour: `${succeeded}-${failed}`, succeeded, failed });

  test('The busiest hour fills the height, an hour without calls has none', () => {
    const [busy, empty] = healthBars([hour(30, 10), hour(0, 0)]);
    expect(busy).toMatchObject({ total: 40, succeeded: 0.75, failed: 0.25 });
    expect(empty).toMatchObject({ total: 0, succeeded: 0, failed: 0 });
  });

  test('A single call stays visible beside a thousand', () => {
    const [, single] = healthBars([hour(1000, 0), hour(0, 1)]);
    expect(single?.failed).toBeGreaterThan(0.1);
  });

  test('The totals count failed calls as calls', () => {
    expect(healthTotals([hour(3, 1), hour(0, 2)])).toEqual({ calls: 6, failed: 3 });
  });
});

const connector = (changes: object) => ({
  ...{ name: 'n', names: { es: 'N', en: 'N' }, summary: { es: '', en: '' }, category: 'CRM' as const },
  ...{ auth: 'KEY' as const, plan: 'STARTER', isIncluded: true, isSetUp: true, fields: [], actions: [] },
  ...changes,
});

describe('the catalogue', () => {
  test('Every category has its place, and empty ones are left out', () => {
    const all = categories.map((category) => connector({ category, name: category }));
    expect(byCategory(all).map(({ category }) => category)).toEqual(categories);
    expect(byCategory([connector({})])).toHaveLength(1);
  });

  test('A connector that is not set up says so, even when the plan is too small as well', () => {
    expect(availabilityOf({ isSetUp: false, isIncluded: false })).toBe('notSetUp');
    expect(availabilityOf({ isSetUp: true, isIncluded: false })).toBe('planTooSmall');
    expect(availabilityOf({ isSetUp: true, isIncluded: true })).toBe('ready');
  });
});

describe('the form of a connection', () => {
  const field = (name: string, changes: Partial<FormField> = {}): FormField => ({
    ...{ name, labels: { es: name, en: name }, isRequired: true, isSecret: false, kind: 'TEXT', choices: [] },
    ...changes,
  });
  const choices = [{ value: 'TLS', labels: { es: 'TLS', en: 'TLS' } }];
  const fields = [
    field('host'),
    field('security', { kind: 'CHOICE', choices }),
    field('note', { isRequired: false }),
    field('key', { isSecret: true }),
  ];

  test('A required choice begins with its first value, a stored setting with its own', () => {
    expect(initialValues(fields)).toEqual({ host: '', security: 'TLS', note: '', key: '' });
    expect(initialValues(fields, [{ name: 'host', value: 'a.example' }])).toMatchObject({ host: 'a.example' });
  });

  test('Blank required fields are missing; a stored secret may stay empty', () => {
    const values = { host: ' ', security: 'TLS', note: '', key: '' };
    expect(missingFields(fields, values)).toEqual(['host', 'key']);
    expect(missingFields(fields, values, { isStored: true })).toEqual(['host']);
  });

  test('A new connection sends what is filled in', () => {
    expect(newFields(fields, { host: ' a ', security: 'TLS', note: '', key: 'k' })).toEqual([
      { name: 'host', value: 'a' },
      { name: 'security', value: 'TLS' },
      { name: 'key', value: 'k' },
    ]);
  });

  test('A change sends what differs, an emptied setting included, and never an empty secret', () => {
    const before = { host: 'a', security: 'TLS', note: 'old', key: '' };
    expect(changedFields(fields, { before, after: { ...before, note: '' } })).toEqual([{ name: 'note', value: '' }]);
    expect(changedFields(fields, { before, after: { ...before, key: 'new' } })).toEqual([
      { name: 'key', value: 'new' },
    ]);
  });

  test('An error finds its control by the index of what was sent, or by the name of what was not', () => {
    const sent = [{ name: 'host' }];
    expect(controlOf(['input', 'fields', '0', 'value'], sent)).toBe('field host');
    expect(controlOf(['input', 'fields', 'key', 'value'], sent)).toBe('field key');
    expect(controlOf(['input', 'botIds', '1'], sent)).toBe('botIds');
    expect(controlOf(['input', 'connector'], sent)).toBeNull();
    expect(controlOf([], sent)).toBeNull();
  });

  test('A limit without a bot is incomplete, and no limit is sent as an empty list', () => {
    expect(lacksBots({ isLimited: true, botIds: [] })).toBe(true);
    expect(botIdsOf({ isLimited: false, botIds: ['bot_salon'] })).toEqual([]);
  });
});

describe('the return from a provider', () => {
  const of = (search: string) => returnOutcomeOf(new URLSearchParams(search));

  test('Every outcome is understood, and anything else is ignored', () => {
    for (const outcome of returnOutcomes) expect(of(`outcome=${outcome}`)?.outcome).toBe(outcome);
    expect(of('')).toBeNull();
    expect(of('outcome=%3Cscript%3E')).toBeNull();
  });

  test('Only a finished connection is linked', () => {
    expect(of('outcome=CONNECTED&connection=cnx_1')?.connectionId).toBe('cnx_1');
    expect(of('outcome=DENIED&connection=cnx_1')?.connectionId).toBeNull();
  });
});
