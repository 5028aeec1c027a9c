import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

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
  failNext(faults: readonly MailFault[]): void;
  /** Connections that were ever made, and those that are open. */
  connections(): { readonly made: number; readonly open: number };
  /** Cuts every connection, as a server does with those that are idle. */
  cutAll(): void;
  close(): Promise<void>;
}

/** On a free port unless one is named, as for a server that comes back. */
export async function startMail({ port: wantedPort = 0 } = {}): Promise<MailVendor> {
  const mails: TakenMail[] = [];
  const planned: MailFault[] = [];
  let made = 0;
  const { key, certificate } = newCertificate();
  /** The planned failure of this step, which is then used up. */
  const failureAt = (step: MailStep): Error | null => {
    const [next] = planned;
    const fault = next === 'refuse' || next === 'busy' ? named[next] : next;
    if (typeof fault !== 'object' || fault.at !== step) return null;
    planned.shift();
    const text = 'text' in fault ? fault.text : undefined;
    return Object.assign(new Error(text ?? 'no such mailbox'), { responseCode: fault.code });
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
    onRcptTo: (_address, _session, done) => done(failureAt('RCPT')),
    onData: (stream, session, done) => {
      void (async () => {
        const source = await readText(stream);
        const failure = failureAt('DATA');
        if (failure !== null) return done(failure);
        const { mailFrom, rcptTo } = session.envelope;
        const parsed = await simpleParser(source);
        mails.push({
          ...{ source, parsed, messageId: parsed.messageId ?? '', isEncrypted: session.secure },
          ...{ from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address) },
        });
        const fault = planned[0] === 'cut' || planned[0] === 'silent' ? planned.shift() : undefined;
        if (fault === 'cut') mail.cutAll();
        else if (fault === undefined) done();
      })();
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(wantedPort, '127.0.0.1', resolve);
  });
  server.on('error', () => undefined);
  const { port } = server.server.address() as AddressInfo;
  const mail: MailVendor = {
    ...{ port, target: `127.0.0.1:${port}`, certificate, mails, password: 'secret-1' },
    failNext: (faults) => void planned.push(...faults),
    connections: () => ({ made, open: connectionsOf(server).size }),
    cutAll: () => {
      for (const { _socket: socket } of connectionsOf(server)) socket.destroy();
    },
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
  return mail;
}

function connectionsOf(server: SMTPServer): Set<{ readonly _socket: { destroy(): void } }> {
  return (server as unknown as { connections: Set<{ readonly _socket: { destroy(): void } }> }).connections;
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
