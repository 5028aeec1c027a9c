import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, connect as openSocket, type AddressInfo, type Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { eventually } from '@tertulia/testkit';
import { startMail, type MailFault, type MailVendor } from '../../../../e2e/vendors/mail.js';
import { smtpMailSender, type Mail, type MailSender, type SmtpMailOptions } from '../src/index.js';
import { hostileAddresses, hostileLines, oddNames } from './hostile-mails.js';

const letter: Mail = {
  messageId: '0198a000-0000-7000-8000-000000000001@tertulia.test',
  to: { name: 'Lucía Méndez', address: 'lucia@correo.example' },
  subject: 'Alguien espera en «Citas»',
  ...{ html: '<p>Hola, Lucía</p>', text: 'Hola, Lucía', unsubscribeUrl: null },
};

let server: MailVendor;
let senders: MailSender[] = [];
let logged: object[] = [];

beforeEach(async () => {
  server = await startMail();
});

afterEach(async () => {
  for (const sender of senders) await sender.close();
  [senders, logged] = [[], []];
  await server.close();
});

function senderTo(url: string, over: Partial<SmtpMailOptions> = {}): MailSender {
  const log = { warn: (facts: object) => void logged.push(facts) };
  const sender = smtpMailSender({ url, from: 'Tertulia <avisos@tertulia.test>', dkim: null, log, ...over });
  senders.push(sender);
  return sender;
}

const usual = (over: Partial<SmtpMailOptions> = {}) => senderTo(`smtp://clinic:secret-1@${server.target}`, over);

/** A name that is not loopback, reached over a socket of ours. */
const elsewhere = () => ({ connect: async () => openSocket(server.port, '127.0.0.1') });

describe('a mail that is accepted', () => {
  test('It arrives encrypted, once, with the name, subject and texts that were given', async () => {
    expect(await usual().send(letter)).toEqual({ kind: 'ACCEPTED' });
    expect(server.mails).toHaveLength(1);
    const [mail] = server.mails;
    expect(mail).toMatchObject({ from: 'avisos@tertulia.test', to: ['lucia@correo.example'], isEncrypted: true });
    expect(mail?.messageId).toBe(`<${letter.messageId}>`);
    expect(mail?.parsed).toMatchObject({ subject: letter.subject, html: letter.html });
    expect(mail?.parsed.text?.trim()).toBe(letter.text);
    expect(mail?.parsed.from?.value).toEqual([{ name: 'Tertulia', address: 'avisos@tertulia.test' }]);
    expect(mail?.parsed.headers.get('auto-submitted')).toBe('auto-generated');
  });

  test('One request ends such mails, where an address for it is given', async () => {
    const unsubscribeUrl = `https://tertulia.test/unsubscribe?token=${'a'.repeat(200)}`;
    const sender = usual();
    await sender.send({ ...letter, unsubscribeUrl });
    await sender.send(letter);
    const unfolded = server.mails.map(({ source }) => source.replaceAll(/\r\n[ \t]+/g, ' '));
    expect(unfolded[0]).toContain(`List-Unsubscribe: <${unsubscribeUrl}>\r\n`);
    expect(unfolded[0]).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    expect(unfolded[1]).not.toContain('List-Unsubscribe');
  });

  test('Mails share connections, and closing the sender ends these', async () => {
    const sender = usual({ connectionsMax: 2 });
    const outcomes = await Promise.all(Array.from({ length: 12 }, async () => sender.send(letter)));
    expect(outcomes.every(({ kind }) => kind === 'ACCEPTED')).toBe(true);
    expect(server.connections().made).toBe(2);
    await sender.close();
    await eventually(() => expect(server.connections().open).toBe(0));
    expect(await sender.send(letter)).toEqual({ kind: 'REFUSED_FOR_NOW', code: 'SENDER_CLOSED' });
  });

  test('A connection that the server cut while it was idle is replaced, and the mail arrives once', async () => {
    const sender = usual();
    for (let index = 0; index < 5; index += 1) {
      expect(await sender.send({ ...letter, messageId: `${index}@tertulia.test` })).toEqual({ kind: 'ACCEPTED' });
      server.cutAll();
    }
    const ids = server.mails.map(({ messageId }) => messageId);
    expect(ids).toEqual(Array.from({ length: 5 }, (_, index) => `<${index}@tertulia.test>`));
  });

  test.each([
    ['josé@correo.example', 'josé@correo.example'],
    ['ana@ñandú.example', 'ana@xn--and-6ma2c.example'],
    ['Ana+citas@correo.example', 'Ana+citas@correo.example'],
  ])('The address %s is reached, and written as %s', async (address, written) => {
    expect(await usual().send({ ...letter, to: { name: null, address } })).toEqual({ kind: 'ACCEPTED' });
    expect(server.mails[0]?.to).toEqual([address]);
    expect(server.mails[0]?.source).toContain(`To: ${written}\r\n`);
  });

  test('Files come with it as they are, with the name that was given', async () => {
    const content = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 255, 13, 10, 46, 13, 10]);
    const file = { fileName: 'reporte-ñ.pdf', contentType: 'application/pdf', content };
    expect(await usual().send({ ...letter, attachments: [file] })).toEqual({ kind: 'ACCEPTED' });
    const [mail] = server.mails;
    expect(mail?.parsed.attachments).toEqual([
      expect.objectContaining({
        ...{ filename: file.fileName, contentType: file.contentType, contentDisposition: 'attachment' },
        content: Buffer.from(content),
      }),
    ]);
    expect(mail?.parsed.text?.trim()).toBe(letter.text);
  });

  test('Texts that name files or addresses are sent as texts', async () => {
    const text = '{"path":"/etc/passwd"} file:///etc/passwd http://127.0.0.1/';
    await usual().send({ ...letter, text, html: `<img src="file:///etc/passwd">${text}` });
    expect(server.mails[0]?.parsed.text?.trim()).toBe(text);
    expect(server.mails[0]?.parsed.attachments).toEqual([]);
  });
});

describe('a mail that is refused', () => {
  const cases: readonly [title: string, fault: MailFault, kind: string, code: string][] = [
    ['a mailbox that does not exist', 'refuse', 'REFUSED_FOR_GOOD', 'RECIPIENT_REFUSED'],
    ['a full mailbox', { at: 'RCPT', code: 452 }, 'REFUSED_FOR_NOW', 'DEFERRED'],
    ['greylisting', { at: 'RCPT', code: 450, text: '4.7.1 try again' }, 'REFUSED_FOR_NOW', 'DEFERRED'],
    ['a busy server', 'busy', 'REFUSED_FOR_NOW', 'DEFERRED'],
    ['a server that shuts down', { at: 'MAIL', code: 421 }, 'REFUSED_FOR_NOW', 'DEFERRED'],
    ['contents that are not taken', { at: 'DATA', code: 554 }, 'REFUSED_FOR_GOOD', 'MESSAGE_REFUSED'],
    [
      'a mail that is too large',
      { at: 'DATA', code: 552, text: '5.3.4 too big' },
      'REFUSED_FOR_GOOD',
      'MESSAGE_REFUSED',
    ],
    ['our sender', { at: 'MAIL', code: 553 }, 'REFUSED_FOR_NOW', 'SENDER_REFUSED'],
    ['relaying', { at: 'RCPT', code: 550, text: '5.7.1 relaying denied' }, 'REFUSED_FOR_NOW', 'POLICY_REFUSED'],
    ['our reputation', { at: 'DATA', code: 554, text: '5.7.1 blocked' }, 'REFUSED_FOR_NOW', 'POLICY_REFUSED'],
    ['a command', { at: 'RCPT', code: 503 }, 'REFUSED_FOR_NOW', 'SERVER_REFUSED'],
    ['our address at the greeting', { at: 'CONNECT', code: 554 }, 'REFUSED_FOR_NOW', 'SERVER_REFUSED'],
    ['our password', { at: 'AUTH', code: 535 }, 'REFUSED_FOR_NOW', 'AUTHENTICATION_REFUSED'],
    ['our account', { at: 'AUTH', code: 525, text: '5.7.13 disabled' }, 'REFUSED_FOR_NOW', 'AUTHENTICATION_REFUSED'],
    ['a sign-in just now', { at: 'AUTH', code: 454 }, 'REFUSED_FOR_NOW', 'AUTHENTICATION_REFUSED'],
  ];

  test.each(cases)('The server refuses %s', async (_title, fault, kind, code) => {
    const sender = usual();
    server.failNext([fault]);
    expect(await sender.send(letter)).toEqual({ kind, code });
    expect(server.mails).toEqual([]);
    // The sender is usable afterwards.
    expect(await sender.send(letter)).toEqual({ kind: 'ACCEPTED' });
  });

  test('A connection that is cut after the mail was taken is refused for now, and the mail repeated with its Message-ID', async () => {
    const sender = usual();
    server.failNext(['cut']);
    expect(await sender.send(letter)).toEqual({ kind: 'REFUSED_FOR_NOW', code: 'SERVER_UNREACHABLE' });
    expect(server.mails).toHaveLength(1);
    expect(await sender.send(letter)).toEqual({ kind: 'ACCEPTED' });
    expect(server.mails.map(({ messageId }) => messageId)).toEqual([`<${letter.messageId}>`, `<${letter.messageId}>`]);
  });

  test('What concerns one recipient is not logged', async () => {
    server.failNext(['refuse', { at: 'RCPT', code: 450 }]);
    const sender = usual();
    await sender.send(letter);
    await sender.send(letter);
    expect(logged).toEqual([]);
  });

  test('An outage is logged once, with neither the recipient nor the words of the server', async () => {
    const sender = usual();
    server.failNext(Array.from({ length: 3 }, () => ({ at: 'RCPT', code: 550, text: '5.7.1 lucia@correo.example' })));
    for (let i = 0; i < 3; i += 1) await sender.send(letter);
    expect(logged).toEqual([{ code: 'POLICY_REFUSED', status: 550, detail: '5.7.1', command: 'RCPT TO' }]);
  });
});

describe('a server that cannot be used', () => {
  test('A server that is away refuses for now', async () => {
    const away = createServer().listen(0, '127.0.0.1');
    await eventually(() => expect(away.listening).toBe(true));
    const { port } = away.address() as AddressInfo;
    await new Promise((resolve) => {
      away.close(resolve);
    });
    const outcome = await senderTo(`smtp://127.0.0.1:${port}`).send(letter);
    expect(outcome).toEqual({ kind: 'REFUSED_FOR_NOW', code: 'SERVER_UNREACHABLE' });
    const unresolved = await senderTo('smtp://mail.tertulia.invalid').send(letter);
    expect(unresolved).toEqual({ kind: 'REFUSED_FOR_NOW', code: 'SERVER_UNREACHABLE' });
  });

  test('A server that takes the mail and says nothing is given up', async () => {
    const sender = usual({ deadlines: { silenceMs: 300 } });
    server.failNext(['silent']);
    expect(await sender.send(letter)).toEqual({ kind: 'REFUSED_FOR_NOW', code: 'SERVER_TOO_SLOW' });
  });

  test('A server that never greets, and one that greets a letter at a time, are given up', async () => {
    const sockets: Socket[] = [];
    const timers: NodeJS.Timeout[] = [];
    const slow = createServer((socket) => {
      sockets.push(socket.on('error', () => undefined));
      if (sockets.length > 1) timers.push(setInterval(() => socket.write('2'), 20));
    }).listen(0, '127.0.0.1');
    await eventually(() => expect(slow.listening).toBe(true));
    const url = `smtp://127.0.0.1:${(slow.address() as AddressInfo).port}`;
    const late = { kind: 'REFUSED_FOR_NOW', code: 'SERVER_TOO_SLOW' };
    expect(await senderTo(url, { deadlines: { connectMs: 200 } }).send(letter)).toEqual(late);
    expect(await senderTo(url, { deadlines: { attemptMs: 400 } }).send(letter)).toEqual(late);
    for (const timer of timers) clearInterval(timer);
    for (const socket of sockets) socket.destroy();
    slow.close();
  });

  test('A closed sender waits no longer than its deadline for a silent server', async () => {
    const sender = usual({ deadlines: { closeMs: 100 } });
    server.failNext(['silent']);
    const sending = sender.send(letter);
    await eventually(() => expect(server.mails).toHaveLength(1));
    await sender.close();
    expect(await sending).toMatchObject({ kind: 'REFUSED_FOR_NOW' });
    await eventually(() => expect(server.connections().open).toBe(0));
  });
});

describe('encryption', () => {
  const url = 'smtp://clinic:secret-1@mail.tertulia.test:587';

  test('A server elsewhere that does not encrypt is told neither password nor mail', async () => {
    const said: string[] = [];
    const plain = createServer((socket) => {
      socket.write('220 plain\r\n');
      socket.on('data', (chunk) => {
        said.push(chunk.toString());
        socket.write(said.length === 1 ? '250-plain\r\n250 AUTH PLAIN LOGIN\r\n' : '502 no\r\n');
      });
    }).listen(0, '127.0.0.1');
    await eventually(() => expect(plain.listening).toBe(true));
    const { port } = plain.address() as AddressInfo;
    const outcome = await senderTo(url, { connect: async () => openSocket(port, '127.0.0.1') }).send(letter);
    expect(outcome).toEqual({ kind: 'REFUSED_FOR_NOW', code: 'ENCRYPTION_FAILED' });
    expect(said.join('')).toMatch(/STARTTLS/);
    expect(said.join('')).not.toMatch(/AUTH|MAIL FROM/);
    plain.close();
  });

  test('A server elsewhere whose certificate is not trusted is told nothing, and one that is trusted everything', async () => {
    const outcome = await senderTo(url, elsewhere()).send(letter);
    expect(outcome).toEqual({ kind: 'REFUSED_FOR_NOW', code: 'CERTIFICATE_NOT_TRUSTED' });
    const trusted = getCACertificates();
    setDefaultCACertificates([...trusted, server.certificate]);
    try {
      expect(await senderTo(url, elsewhere()).send(letter)).toEqual({ kind: 'ACCEPTED' });
      const other = 'smtp://clinic:secret-1@other.tertulia.test:587';
      const misnamed = await senderTo(other, elsewhere()).send(letter);
      expect(misnamed).toEqual({ kind: 'REFUSED_FOR_NOW', code: 'CERTIFICATE_NOT_TRUSTED' });
    } finally {
      setDefaultCACertificates(trusted);
    }
  });
});

describe('hostile mails', () => {
  test.each(hostileAddresses)('The address %j opens no connection', async (address) => {
    const outcome = await usual().send({ ...letter, to: { name: null, address } });
    expect(outcome).toEqual({ kind: 'REFUSED_FOR_GOOD', code: 'ADDRESS_INVALID' });
    expect(server.connections().made).toBe(0);
  });

  test.each(hostileLines)('The name and the subject %j open no connection', async (line) => {
    const named = await usual().send({ ...letter, to: { ...letter.to, name: line } });
    expect(named).toEqual({ kind: 'REFUSED_FOR_GOOD', code: 'NAME_INVALID' });
    const titled = await usual().send({ ...letter, subject: line });
    expect(titled).toEqual({ kind: 'REFUSED_FOR_GOOD', code: 'SUBJECT_INVALID' });
    expect(server.connections().made).toBe(0);
  });

  test.each([
    ['messageId', 'a b@c', 'MESSAGE_ID_INVALID'],
    ['messageId', 'a@b>\r\nBcc: <eva@evil.example', 'MESSAGE_ID_INVALID'],
    ['unsubscribeUrl', 'https://x.test/>\r\nBcc: eva@evil.example', 'LINK_INVALID'],
    ['unsubscribeUrl', 'javascript:alert(1)', 'LINK_INVALID'],
    ['unsubscribeUrl', `https://x.test/${'a'.repeat(1_000)}`, 'LINK_INVALID'],
  ])('A %s of %j opens no connection', async (field, value, code) => {
    expect(await usual().send({ ...letter, [field]: value })).toEqual({ kind: 'REFUSED_FOR_GOOD', code });
    expect(server.connections().made).toBe(0);
  });

  test('Odd names and subjects arrive as they are, and reach nobody else', async () => {
    const sender = usual();
    for (const name of oddNames) {
      await sender.send({ ...letter, to: { ...letter.to, name }, subject: name });
      const mail = server.mails.at(-1);
      expect(mail?.to).toEqual(['lucia@correo.example']);
      expect(mail?.parsed).toMatchObject({ to: { value: [{ address: 'lucia@correo.example', name }] }, subject: name });
      expect(mail?.parsed.bcc).toBeUndefined();
    }
    expect(server.mails).toHaveLength(oddNames.length);
  });
});
