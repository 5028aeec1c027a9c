import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isEmail, tidyEmail } from '../src/index.js';

describe('e-mail addresses', () => {
  test.each(['ana@salon.mx', 'josé@correo.mx', 'a@peña.es', 'иван@почта.рф', 'мел@почта.xn--p1ai', '用户@例え.jp'])(
    '%s is accepted',
    (email) => {
      expect(isEmail(tidyEmail(email))).toBe(true);
    },
  );

  test.each(['', 'ana', 'ana@salon', 'a b@salon.mx', '.ana@salon.mx', '\u0430na@salon.mx', 'ana@s\u0430lon.mx'])(
    '%j is refused',
    (email) => {
      expect(isEmail(tidyEmail(email))).toBe(false);
    },
  );

  test('The normal form does not depend on the spelling, and normalising it again changes nothing', () => {
    expect(tidyEmail(' JOSE\u0301@Correo.mx ')).toBe('josé@correo.mx');
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => tidyEmail(tidyEmail(text)) === tidyEmail(text)));
  });
});
