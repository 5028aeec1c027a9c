import { describe, expect, test } from '@jest/globals';
import { typedEmails } from '../../src/features/members/model/typed-emails.js';

describe('typed e-mails', () => {
  test.each([
    ['ana@salon.mx', ['ana@salon.mx']],
    ['ana@salon.mx, luis@salon.mx; eva@salon.mx', ['ana@salon.mx', 'luis@salon.mx', 'eva@salon.mx']],
    ['\nana@salon.mx\n\n luis@salon.mx ', ['ana@salon.mx', 'luis@salon.mx']],
    ['ana@salon.mx ana@salon.mx', ['ana@salon.mx']],
    [' ,; \n', []],
  ])('%j has the addresses %j', (text, emails) => {
    expect(typedEmails(text)).toEqual(emails);
  });
});
