import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/**
 * How the mail server fails, once: `refuse` says 550 to the recipient, `busy` 451 to the message, `cut` takes the message and drops the
 * connection before it says so, `silent` takes it and says nothing any more. Or any answer to any step; `text` is sent after the code.
 */
export type MailFault =
  | 'refuse'
  | 'busy'
  | 'cut'
  | 'silent'
  | { readonly at: MailStep; readonly code: number; readonly text?: string };

/** What the mail server is asked. */
type MailStep = 'CONNECT' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA';

const named = { refuse: { at: 'RCPT', code: 550 }, busy: { at: 'DATA', code: 451 } } as const;

/** What a mail server makes of what it is sent, beside the failures that are planned. `attempt` counts those of a Message-ID from 1. */
export interface MailMood {
  /** Addresses that do not exist. */
  readonly refuses?: (address: string) => boolean;
  /** `busy` takes it later; `cut` takes it and drops its connection before it says so. */
  readonly does?: (messageId: string, attempt: number) => 'take' | 'busy' | 'cut';
  /** From taking a message to saying so. */
  readonly workMs?: number;
}

/** A message that was taken. */
export interface TakenMail {
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
  /** What a mail program makes of it. */
  readonly parsed: ParsedMail;
  readonly isEncrypted: boolean;
}

/** A mail server on loopback, with STARTTLS and one account. */
export interface MailVendor {
  readonly port: number;
  readonly target: string;
  /** The certificate that clients have to trust, as PEM. It is for 127.0.0.1 and for `mail.tertulia.test`. */
  readonly certificate: string;
  readonly mails: readonly TakenMail[];
  password: string;
  /** How it treats everything; by default it takes all. */
  mood: MailMood;
  failNext(faults: readonly MailFault[]): void;
  /** Connections that were ever made, and those that are open. */
  connections(): { readonly made: number; readonly open: number };
  /** Cuts every connection, as a server does with those that are idle. */
  cutAll(): void;
  /** Nothing answers on the port until it comes back. */
  leave(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/** On a free port unless one is named, as for a server that comes back. */
export async function startMail({ port: wantedPort = 0 } = {}): Promise<MailVendor> {
  const mails: TakenMail[] = [];
  const planned: MailFault[] = [];
  const attempts = new Map<string, number>();
  let made = 0;
  const { key, certificate } = newCertificate();
  /** The planned failure of this step, which is then used up. */
  const failureAt = (step: MailStep): Error | null => {
    const [next] = planned;
    const fault = next === 'refuse' || next === 'busy' ? named[next] : next;
    if (typeof fault !== 'object' || fault.at !== step) return null;
    planned.shift();
    return refusal(fault.code, 'text' in fault ? fault.text : undefined);
  };
  const server = new SMTPServer({
    ...{ key, cert: certificate, authMethods: ['PLAIN', 'LOGIN'], logger: false },
    onConnect: (_session, done) => {
      made += 1;
      done(failureAt('CONNECT'));
    },
    onAuth: ({ password }, _session, done) => {
      const failure = failureAt('AUTH');
      if (failure === null && password === mail.password) done(null, { user: 'clinic' });
      else done(failure ?? Object.assign(new Error('no'), { responseCode: 535 }));
    },
    onMailFrom: (_address, _session, done) => done(failureAt('MAIL')),
    onRcptTo: ({ address }, _session, done) => {
      const isRefused = mail.mood.refuses?.(address) === true;
      done(isRefused ? refusal(550) : failureAt('RCPT'));
    },
    onData: (stream, session, done) => {
      void (async () => {
        // A client that is killed leaves its message unfinished.
        const answer = await take(stream, session).catch((error: Error) => error);
        if (answer !== 'none') done(answer);
      })();
    },
  });
  /** Takes a message, or not, and returns what is answered. */
  const take = async (stream: Readable, session: SMTPServerSession): Promise<Error | null | 'none'> => {
    const source = await readText(stream);
    const failure = failureAt('DATA');
    if (failure !== null) return failure;
    const parsed = await simpleParser(source);
    const { messageId = '' } = parsed;
    const attempt = (attempts.get(messageId) ?? 0) + 1;
    attempts.set(messageId, attempt);
    const does = mail.mood.does?.(messageId, attempt) ?? 'take';
    if (does === 'busy') return refusal(451);
    mails.push({ ...envelopeOf(session), source, parsed, messageId, isEncrypted: session.secure });
    const fault = planned[0] === 'cut' || planned[0] === 'silent' ? planned.shift() : undefined;
    await new Promise((resolve) => setTimeout(resolve, mail.mood.workMs ?? 0));
    if (does === 'cut') cutOff(server, session);
    if (fault === 'cut') mail.cutAll();
    return does === 'cut' || fault !== undefined ? 'none' : null;
  };
  const listen = async (at: number) =>
    new Promise<void>((resolve) => {
      server.server.listen(at, '127.0.0.1', resolve);
    });
  await listen(wantedPort);
  server.on('error', () => undefined);
  const { port } = server.server.address() as AddressInfo;
  const mail: MailVendor = {
    ...{ port, target: `127.0.0.1:${port}`, certificate, mails, password: 'secret-1', mood: {} },
    failNext: (faults) => void planned.push(...faults),
    connections: () => ({ made, open: connectionsOf(server).size }),
    cutAll: () => {
      for (const { _socket: socket } of connectionsOf(server)) socket.destroy();
    },
    leave: async () => {
      const left = new Promise((resolve) => server.server.close(resolve));
      mail.cutAll();
      await left;
    },
    comeBack: async () => listen(port),
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
  return mail;
}

function envelopeOf({ envelope: { mailFrom, rcptTo } }: SMTPServerSession): Pick<TakenMail, 'from' | 'to'> {
  return { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address) };
}

function refusal(code: number, text = 'no such mailbox'): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

interface OpenConnection {
  readonly session: SMTPServerSession;
  readonly _socket: { destroy(): void };
}

function connectionsOf(server: SMTPServer): Set<OpenConnection> {
  return (server as unknown as { connections: Set<OpenConnection> }).connections;
}

function cutOff(server: SMTPServer, { id }: SMTPServerSession): void {
  for (const { session, _socket: socket } of connectionsOf(server)) if (session.id === id) socket.destroy();
}

/** A certificate that is valid for a day. */
function newCertificate(): { key: string; certificate: string } {
  const folder = mkdtempSync(join(tmpdir(), 'mail-certificate-'));
  try {
    const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const subject = [
      '-subj',
      '/CN=127.0.0.1',
      '-addext',
      'subjectAltName=IP:127.0.0.1,DNS:mail.tertulia.test',
      '-days',
      '1',
    ];
    const algorithm = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const files = ['-keyout', keyFile, '-out', certificateFile];
    execFileSync('openssl', ['req', '-x509', ...algorithm, ...files, ...subject], { stdio: 'ignore' });
    return { key: readFileSync(keyFile, 'utf8'), certificate: readFileSync(certificateFile, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
