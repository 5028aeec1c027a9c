import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

/**
 * How the mail server fails: `refuse` says 550 to the recipient, `busy` 451 to the message, `cut` takes the message and drops the connection
 * before it says so.
 */
export type MailFault = 'refuse' | 'busy' | 'cut';

/** A message that was taken. */
export interface TakenMail {
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
  readonly isEncrypted: boolean;
}

/** A mail server on loopback, with STARTTLS and one account. */
export interface MailVendor {
  readonly port: number;
  readonly target: string;
  /** The certificate that clients have to trust, as PEM. */
  readonly certificate: string;
  readonly mails: readonly TakenMail[];
  password: string;
  failNext(faults: readonly MailFault[]): void;
  close(): Promise<void>;
}

export async function startMail(): Promise<MailVendor> {
  const mails: TakenMail[] = [];
  const planned: MailFault[] = [];
  const { key, certificate } = newCertificate();
  const server = new SMTPServer({
    ...{ key, cert: certificate, authMethods: ['PLAIN', 'LOGIN'], logger: false },
    onAuth: ({ password }, _session, done) => {
      if (password === mail.password) done(null, { user: 'clinic' });
      else done(Object.assign(new Error('no'), { responseCode: 535 }));
    },
    onRcptTo: (_address, _session, done) => {
      if (planned[0] !== 'refuse') return done();
      planned.shift();
      done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const fault = planned.shift();
        if (fault === 'busy') return done(Object.assign(new Error('later'), { responseCode: 451 }));
        const source = Buffer.concat(chunks).toString('utf8');
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          ...{ source, messageId: /^Message-ID: (.*)$/im.exec(source)?.[1]?.trim() ?? '', isEncrypted: session.secure },
          ...{ from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address) },
        });
        if (fault === 'cut') for (const { _socket: socket } of connectionsOf(server)) socket.destroy();
        else done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  server.on('error', () => undefined);
  const { port } = server.server.address() as AddressInfo;
  const mail: MailVendor = {
    ...{ port, target: `127.0.0.1:${port}`, certificate, mails, password: 'secret-1' },
    failNext: (faults) => void planned.push(...faults),
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
  return mail;
}

function connectionsOf(server: SMTPServer): Iterable<{ readonly _socket: { destroy(): void } }> {
  return (server as unknown as { connections: Set<{ readonly _socket: { destroy(): void } }> }).connections;
}

/** A certificate for 127.0.0.1 that is valid for a day. */
function newCertificate(): { key: string; certificate: string } {
  const folder = mkdtempSync(join(tmpdir(), 'mail-certificate-'));
  try {
    const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '1'];
    const algorithm = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const files = ['-keyout', keyFile, '-out', certificateFile];
    execFileSync('openssl', ['req', '-x509', ...algorithm, ...files, ...subject], { stdio: 'ignore' });
    return { key: readFileSync(keyFile, 'utf8'), certificate: readFileSync(certificateFile, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
