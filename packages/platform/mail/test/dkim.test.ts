import { expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { startMail } from '../../../../e2e/vendors/mail.js';
import { smtpMailSender } from '../src/index.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const base64 = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
const unsubscribeUrl = 'https://tertulia.test/unsubscribe?token=abc';

/** What a receiver finds, whose DNS knows one key. */
async function judged(source: string) {
  const resolver = async (name: string) => {
    if (name === 's1._domainkey.tertulia.test') return [[record]];
    throw Object.assign(new Error(`no record of ${name}`), { code: 'ENOTFOUND' });
  };
  const { results } = await dkimVerify(source, { resolver });
  return results.map(({ status, signingDomain, signingHeaders }) => ({
    ...{ result: status.result, signingDomain, headers: signingHeaders?.keys.toLowerCase().split(': ') ?? [] },
  }));
}

test.each([
  ['PEM', pem],
  ['PEM with written line breaks', pem.replaceAll('\n', String.raw`\n`)],
  ['base64', base64],
])('A mail that is signed with a key in %s is believed, and not once it was changed', async (_form, key) => {
  const server = await startMail();
  const sender = smtpMailSender({
    ...{ url: `smtp://clinic:secret-1@${server.target}`, from: 'Tertulia <avisos@tertulia.test>' },
    ...{ dkim: `s1._domainkey.tertulia.test:${key}`, log: { warn: () => undefined } },
  });
  const outcome = await sender.send({
    ...{ messageId: 'a@tertulia.test', to: { name: 'Lucía', address: 'lucia@correo.example' }, subject: '¿Qué tal?' },
    ...{ html: '<p>¡Hola!</p>', text: '¡Hola!', unsubscribeUrl },
  });
  expect(outcome).toEqual({ kind: 'ACCEPTED' });
  const source = server.mails[0]?.source ?? '';
  const [valid] = await judged(source);
  expect(valid).toMatchObject({ result: 'pass', signingDomain: 'tertulia.test' });
  expect(valid?.headers).toEqual(
    expect.arrayContaining(['from', 'subject', 'list-unsubscribe', 'list-unsubscribe-post']),
  );
  const [changed] = await judged(source.replace('token=abc', 'token=evil'));
  expect(changed?.result).toBe('fail');
  await sender.close();
  await server.close();
});
