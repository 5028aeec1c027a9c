import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { FileLinks } from '@tertulia/file-store';
import fc from 'fast-check';

const now = new Date('2026-11-30T12:00:00Z');
const minuteMs = 60_000;
const keyOf = (expiresAtMs: number) => `${expiresAtMs}-${'0'.repeat(32)}.csv`;
const key = keyOf(now.getTime() + 60 * minuteMs);
const holder = {
  ...{ organizationId: '00000000-0000-4000-8000-00000000000a', kind: 'USER' as const },
  ...{ id: '00000000-0000-4000-8000-0000000000c1', recordId: '00000000-0000-4000-8000-0000000000e1' },
};
const link = { key, fileName: 'Métricas «noviembre».csv', holder, now, lifetimeMs: 15 * minuteMs };
const [first, second] = ['a'.repeat(32), 'b'.repeat(32)] as const;
const links = new FileLinks([first]);
const after = (minutes: number) => new Date(now.getTime() + minutes * minuteMs);

test('A link says which file, under which name, for whom and until when, and nothing after its end', () => {
  const token = links.sign(link);
  expect(token).toMatch(/^[\w-]+\.[\w-]+$/);
  const linkId = expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
  const signed = { key, fileName: link.fileName, holder, expiresAt: after(15), linkId };
  expect(links.check(token, now)).toEqual(signed);
  expect(links.check(token, new Date(after(15).getTime() - 1))).toEqual(signed);
  expect(links.check(token, after(15))).toBeNull();
});

test('The id of a link is the same at every use, another for another link, and has no part of its signature', () => {
  const token = links.sign(link);
  const idOf = (one: string) => links.check(one, now)?.linkId;
  expect(idOf(token)).toBe(idOf(token));
  expect(idOf(links.sign({ ...link, holder: { ...holder, id: holder.recordId } }))).not.toBe(idOf(token));
  expect(idOf(links.sign({ ...link, now: after(1) }))).not.toBe(idOf(token));
  expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('hex')).not.toContain(idOf(token)?.slice(0, 8));
});

test('A link of the previous release, which names nobody, is opened again from its list', () => {
  const text = Buffer.from(JSON.stringify([key, link.fileName, after(15).getTime()])).toString('base64url');
  const signature = createHmac('sha256', first).update(`file-link.v1\n${text}`).digest('base64url');
  expect(links.check(`${text}.${signature}`, now)).toBeNull();
});

test('A link ends with its file', () => {
  const token = links.sign({ ...link, key: keyOf(after(5).getTime()) });
  expect(links.check(token, after(4))?.expiresAt).toEqual(after(5));
  expect(links.check(token, after(5))).toBeNull();
});

test('A link with any other character is refused', () => {
  const token = links.sign(link);
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.stringMatching(/^[\w.=+/ -]?$/), (at, character) => {
      const changed = `${token.slice(0, at)}${character}${token.slice(at + 1)}`;
      expect(links.check(changed, now) === null).toBe(changed !== token);
    }),
  );
});

test('What is no link of ours is refused, whatever it is', () => {
  fc.assert(fc.property(fc.string(), (text) => expect(links.check(text, now)).toBeNull()));
  const token = links.sign(link);
  for (const text of ['', '.', `${token}.`, `.${token}`, `${token}=`, token.repeat(100), 'x'.repeat(10_000)])
    expect(links.check(text, now)).toBeNull();
});

test('A signature of the same key for something else is none of a link', () => {
  const [text = ''] = links.sign(link).split('.');
  const forged = createHmac('sha256', first).update(text).digest('base64url');
  expect(links.check(`${text}.${forged}`, now)).toBeNull();
});

test('A new key signs while the old one is still accepted', () => {
  const [old, both, next] = [links, new FileLinks([second, first]), new FileLinks([second])];
  expect(both.check(old.sign(link), now)).not.toBeNull();
  expect(next.check(both.sign(link), now)).not.toBeNull();
  expect(next.check(old.sign(link), now)).toBeNull();
  expect(old.check(both.sign(link), now)).toBeNull();
});

test('Short keys, other texts than keys of files, long names and long lives are refused', () => {
  for (const keys of [[], ['a'.repeat(31)], [first, '']]) expect(() => new FileLinks(keys)).toThrow(RangeError);
  const wrong = [
    { key: '../etc/passwd' },
    { fileName: 'a'.repeat(201) },
    { lifetimeMs: 0 },
    { lifetimeMs: Number.NaN },
  ];
  for (const change of [...wrong, { lifetimeMs: 61 * minuteMs }])
    expect(() => links.sign({ ...link, ...change })).toThrow(RangeError);
  const longest = { ...link, fileName: '😀'.repeat(100) };
  expect(links.check(links.sign(longest), now)?.fileName).toBe(longest.fileName);
});
