import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { decrypt, encrypt } from '@tertulia/sealing';

const key = randomBytes(32);
const plain = Buffer.from('secreto: ñandú 🔑');

test('What was encrypted is read with the same key and context, and twice the same text looks different', () => {
  const [first, second] = [encrypt(key, 'row 1', plain), encrypt(key, 'row 1', plain)];
  expect(first).not.toBe(second);
  for (const text of [first, second]) expect(decrypt(key, 'row 1', text)).toEqual(plain);
  expect(decrypt(key, '', encrypt(key, '', Buffer.alloc(0)))).toEqual(Buffer.alloc(0));
});

test('Another key, another context, a changed character or a cut text is refused', () => {
  const text = encrypt(key, 'row 1', plain);
  const changed = `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
  expect(() => decrypt(randomBytes(32), 'row 1', text)).toThrow('unable to authenticate data');
  expect(() => decrypt(key, 'row 2', text)).toThrow('unable to authenticate data');
  expect(() => decrypt(key, 'row 1', changed)).toThrow('unable to authenticate data');
  expect(() => decrypt(key, 'row 1', text.slice(0, -2))).toThrow('unable to authenticate data');
  for (const cut of ['', text.slice(0, 20)]) expect(() => decrypt(key, 'row 1', cut)).toThrow('The sealed text is cut');
});
