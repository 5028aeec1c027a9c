import { expect, test } from '@jest/globals';
import { isTargetList, targetsOf } from '../src/settings.js';

test('The list of exceptions takes exact pairs only', () => {
  expect(targetsOf('127.0.0.1:3000, [::1]:25 mail.internal:587')).toEqual([
    '127.0.0.1:3000',
    '[::1]:25',
    'mail.internal:587',
  ]);
  expect(targetsOf('')).toEqual([]);
  expect(['', '127.0.0.1:3000, [::1]:25'].every(isTargetList)).toBe(true);
  for (const wrong of [
    '127.0.0.1',
    '*.example.com:443',
    'http://x.example:80',
    '10.0.0.0/8:80',
    'a.b:0',
    'a.b:70000',
  ]) {
    expect(isTargetList(`127.0.0.1:1, ${wrong}`)).toBe(false);
  }
});
