import { describe, expect, test } from '@jest/globals';
import {
  defaultOptions,
  parseDefinition,
  type BotDefinition,
  type BusinessProfile,
  type Flow,
} from '@tertulia/flow-engine';
import fc from 'fast-check';
import { savable } from '../../src/features/bots/model/savable.js';
import { sampleDefinition } from './sample-definition.js';

const saved = sampleDefinition();
const invalid = (operation: Parameters<typeof savable>[0]) =>
  savable(operation, saved).invalid.map((field) => field.path);
const profileOf = (patch: Partial<BusinessProfile>) => {
  const { operation } = savable({ kind: 'profile', profile: { ...saved.profile, ...patch } }, saved);
  return operation?.kind === 'profile' ? operation.profile : null;
};

describe('the savable part of a form', () => {
  test('An invalid field keeps its saved value, and everything else is saved', () => {
    const patch = { name: '', mapUrl: 'maps', address: 'Nueva' };
    expect(profileOf(patch)).toMatchObject({
      name: saved.profile.name,
      mapUrl: saved.profile.mapUrl,
      address: 'Nueva',
    });
    expect(invalid({ kind: 'profile', profile: { ...saved.profile, ...patch } })).toEqual([
      'profile.name',
      'profile.mapUrl',
    ]);
  });

  test('Invalid hours of one day do not affect the other days', () => {
    const bad = { weekday: 1, intervals: [{ opens: '18:00', closes: '09:00' }] };
    const good = { weekday: 2, intervals: [{ opens: '08:00', closes: '12:00' }] };
    expect(profileOf({ openingHours: [bad, good] })?.openingHours).toEqual([saved.profile.openingHours[0], good]);
  });

  test('A half-typed link keeps the saved one, and a new one is not saved yet', () => {
    const links = [
      { label: 'Página', url: 'https://' },
      { label: '', url: 'https://nueva.example' },
      { label: 'Otra', url: 'https://otra.example' },
    ];
    expect(profileOf({ links })?.links).toEqual([saved.profile.links[0], links[2]]);
  });

  test('A special day that is repeated or has no date is not saved yet', () => {
    const day = (date: string) => ({ date, label: 'x', intervals: [] });
    expect(profileOf({ exceptions: [day('2026-12-25'), day('2026-12-25'), day('')] })?.exceptions).toHaveLength(1);
  });

  test('A list that is too long keeps the saved one and is reported', () => {
    const phones = Array.from({ length: 60 }, (_, at) => `+52 ${at}`);
    expect(profileOf({ phones })?.phones).toEqual(saved.profile.phones);
    expect(invalid({ kind: 'profile', profile: { ...saved.profile, phones } })).toEqual(['profile.phones']);
  });

  test('An invalid colour does not prevent saving the avatar', () => {
    const { operation, invalid: waiting } = savable(
      { kind: 'theme', theme: { primaryColor: '#12', avatarText: 'B', position: 'LEFT' } },
      saved,
    );
    expect(operation).toEqual({
      kind: 'theme',
      theme: { primaryColor: saved.theme.primaryColor, avatarText: 'B', position: 'LEFT' },
    });
    expect(waiting).toEqual([{ path: 'theme.primaryColor', reason: 'badColour' }]);
  });

  test('A refused option of a block keeps its saved value, and the rest of the flow is saved', () => {
    const flow: Flow = structuredClone(saved.flows[0]) as Flow;
    const image = { id: 'pic', kind: 'image', options: { ...defaultOptions('image'), url: 'foto.png' } } as const;
    flow.groups[0]?.blocks.push(image);
    Object.assign(flow.groups[0] ?? {}, { title: 'Nuevo título' });
    const part = savable({ kind: 'flow', flow }, saved);
    expect(part.invalid).toEqual([{ path: `flows.${flow.id}.blocks.pic.url`, reason: 'refused' }]);
    expect(part.operation).toMatchObject({
      kind: 'flow',
      flow: { groups: expect.arrayContaining([expect.objectContaining({ title: 'Nuevo título' })]) },
    });
    expect(flow.groups[0]?.blocks.at(-1)).toEqual(image);
  });
});

test('Whatever is typed into a profile, the server accepts what is sent, and what is left out is reported', () => {
  const text = fc.oneof(fc.constantFrom('', ' ', 'Corte', 'x'.repeat(90), 'https://a.example'), fc.string());
  const service = fc.record({
    id: fc.constantFrom('s1', 's2', 's3'),
    name: text,
    description: text,
    priceMinor: fc.oneof(fc.constant(null), fc.integer()),
    isPriceFrom: fc.boolean(),
    durationMinutes: fc.oneof(fc.constant(null), fc.integer()),
  });
  const time = fc.constantFrom('09:00', '18:00', '24:00', '', 'x');
  const intervals = fc.array(fc.record({ opens: time, closes: time }), { maxLength: 3 });
  const profile = fc.record({
    name: text,
    mapUrl: text,
    phones: fc.array(text, { maxLength: 12 }),
    services: fc.uniqueArray(service, { selector: (one) => one.id }),
    openingHours: fc.uniqueArray(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), intervals }), {
      selector: (day) => day.weekday,
    }),
    exceptions: fc.array(fc.record({ date: fc.constantFrom('', '2026-12-25', '2027-01-01'), label: text, intervals })),
    links: fc.array(fc.record({ label: text, url: text }), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(profile, (patch) => {
      const typed: BusinessProfile = { ...saved.profile, ...patch };
      const { operation, invalid: waiting } = savable({ kind: 'profile', profile: typed }, saved);
      const sent = operation?.kind === 'profile' ? operation.profile : saved.profile;
      const whole: BotDefinition = { ...saved, profile: sent };
      expect(parseDefinition(whole).ok).toBe(true);
      expect(sent.services.every((one) => one.name.trim() !== '')).toBe(true);
      expect(waiting.length > 0 || JSON.stringify(sent) === JSON.stringify(typed)).toBe(true);
    }),
  );
});
