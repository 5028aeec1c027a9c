import { expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { EnvironmentError, readSettings } from '@tertulia/environment';
import { mailSealKeys, mailSettings } from '../src/settings.js';
import { senderAddress } from '../src/smtp/sender-address.js';
import { smtpServer } from '../src/smtp/smtp-server.js';

test.each([
  ['smtp://mail.example.com', { host: 'mail.example.com', port: 587, security: 'STARTTLS', user: null, password: '' }],
  ['smtps://a%40b.c:p%3A%2F%25@mail.example.com', { port: 465, security: 'TLS', user: 'a@b.c', password: 'p:/%' }],
  ['smtp://u:p@mail.example.com:2525/', { port: 2525, security: 'STARTTLS', user: 'u', password: 'p' }],
  ['smtp://localhost', { host: 'localhost', port: 25, security: 'LOOPBACK' }],
  ['smtp://127.0.0.1:1025', { host: '127.0.0.1', port: 1025, security: 'LOOPBACK' }],
  ['smtp://[::1]:1025', { host: '::1', port: 1025, security: 'LOOPBACK' }],
  ['smtps://localhost:465', { security: 'TLS' }],
  ['smtp://localhost.example.com', { security: 'STARTTLS' }],
  ['smtp://127.0.0.1.example.com', { security: 'STARTTLS' }],
])('%s is read', (address, expected) => {
  expect(smtpServer(address)).toMatchObject(expected);
});

test.each([
  ...['mail.example.com', 'http://mail.example.com', 'smtp://', 'smtp:///x', 'smtp://u:secret%ZZ@mail.example.com'],
  ...[
    'smtp://mail.example.com/path',
    'smtp://mail.example.com?secure=false',
    'smtp://:secret@mail.example.com',
    'smtp://a:99999',
  ],
])('%s is refused, without being repeated', (address) => {
  expect(() => smtpServer(address)).toThrow(RangeError);
  expect(() => smtpServer(address)).not.toThrow(/secret/);
});

test.each([
  ['Tertulia <no-reply@example.com>', { name: 'Tertulia', address: 'no-reply@example.com' }],
  ['"Salón, Lucía" <a@example.com>', { name: 'Salón, Lucía', address: 'a@example.com' }],
  ['a@example.com', { name: '', address: 'a@example.com' }],
  ['<a@example.com>', { name: '', address: 'a@example.com' }],
])('The sender %s is read', (text, expected) => {
  expect(senderAddress(text)).toEqual(expected);
});

const weak = generateKeyPairSync('rsa', { modulusLength: 512 });
const curve = generateKeyPairSync('ed25519');

test('Everything that is wrong is said at once, and no secret with it', () => {
  const declared = { ...mailSettings, mailSealKeys };
  const asPem = ({ privateKey }: typeof weak) => privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const variables = ['MAIL_DKIM_KEY', 'MAIL_FROM', 'MAIL_SEAL_KEY', 'SMTP_URL'];
  const wrong = [
    { SMTP_URL: 'https://u:hidden@x.test', MAIL_FROM: 'nobody', MAIL_DKIM_KEY: 'hidden', MAIL_SEAL_KEY: 'hidden' },
    { SMTP_URL: 'smtp://', MAIL_FROM: 'A\u0000 <a@example.com>', MAIL_DKIM_KEY: `s._domainkey.x.test:${asPem(weak)}` },
    { SMTP_URL: 'x', MAIL_FROM: 'a@b.test, c@d.test', MAIL_DKIM_KEY: `s._domainkey.x.test:${asPem(curve)}` },
  ];
  for (const source of wrong) {
    const error = refusalOf(() => readSettings(declared, { MAIL_SEAL_KEY: `${'k'.repeat(32)},short`, ...source }));
    expect(error.problems.map(({ variable }) => variable)).toEqual(variables);
    expect(error.message).not.toContain('hidden');
  }
});

function refusalOf(read: () => unknown): EnvironmentError {
  try {
    read();
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
  throw new Error('The settings were read');
}

test('Without settings there is no mail server, but a key to seal with is needed', () => {
  const keys = ['k'.repeat(32), 'l'.repeat(40)];
  expect(readSettings({ ...mailSettings, mailSealKeys }, { SMTP_URL: '', MAIL_SEAL_KEY: keys.join(', ') })).toEqual({
    ...{ smtpUrl: null, mailFrom: null, mailDkimKey: null, mailSealKeys: keys },
  });
  expect(mailSealKeys.isRequired).toBe(true);
});
