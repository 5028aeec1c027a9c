import { describe, expect, test } from '@jest/globals';
import { testId } from '@tertulia/testkit';
import { mailSealing, type IdentityMail } from '../src/index.js';

const [older, newer] = ['o'.repeat(32), 'n'.repeat(32)];
const mail: IdentityMail = {
  ...{ kind: 'VERIFY_ADDRESS', to: { name: 'Lucía', address: 'lucia@correo.example' }, locale: 'es' },
  ...{ code: '012345', url: 'https://tertulia.test/verify' },
};

describe('sealed mails', () => {
  test('A sealed mail is opened again, and shows nothing of what it contains', () => {
    const sealed = mailSealing([newer]).seal(testId(1), mail);
    expect(mailSealing([newer]).open(testId(1), sealed)).toEqual(mail);
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toMatch(/012345|correo|VERIFY/);
  });

  test('After the key is replaced, mails that were sealed before are still opened', () => {
    const sealed = mailSealing([older]).seal(testId(1), mail);
    expect(mailSealing([newer, older]).open(testId(1), sealed)).toEqual(mail);
    expect(mailSealing([newer]).open(testId(1), sealed)).toBeNull();
  });

  test('A sealed mail that was changed, cut or given to another id is not opened', () => {
    const sealing = mailSealing([newer]);
    const sealed = sealing.seal(testId(1), mail);
    const bytes = Buffer.from(sealed, 'base64url');
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    expect(sealing.open(testId(1), bytes.toString('base64url'))).toBeNull();
    expect(sealing.open(testId(1), sealed.slice(0, 20))).toBeNull();
    expect(sealing.open(testId(2), sealed)).toBeNull();
  });
});
