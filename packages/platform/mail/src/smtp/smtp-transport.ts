import type { Socket } from 'node:net';
import { callbackify } from 'node:util';
import type { Transporter } from 'nodemailer';
import type { DkimKey } from './dkim-key.js';
import type { SmtpServer } from './smtp-server.js';

/** Opens a socket in another way than by the system, such as one that is guarded. */
export type Connect = (target: { readonly host: string; readonly port: number }) => Promise<Socket>;

/** What sends over one server's connections. */
export type SmtpTransporter = Transporter<unknown>;

/** How to speak to a mail server. */
export interface TransportOptions {
  /** Until a connection stands, and until the server greets. */
  readonly connectMs: number;
  /** How long the server may say nothing. */
  readonly silenceMs: number;
  /** Connections that are kept and used again; without it, each mail has its own. */
  readonly connectionsMax?: number;
  readonly connect?: Connect | undefined;
  readonly dkim?: DkimKey | null;
}

/**
 * The one way in which mail is sent. Files and addresses that a text names are never read. The library is loaded at first use, because most
 * processes send no mail.
 */
export async function smtpTransport(server: SmtpServer, options: TransportOptions): Promise<SmtpTransporter> {
  const { createTransport } = await import('nodemailer');
  const { host, port, security, user, password } = server;
  const { connect, connectionsMax, dkim = null } = options;
  const settings = {
    ...{ host, port, secure: security === 'TLS', requireTLS: security === 'STARTTLS' },
    ...(security === 'LOOPBACK' ? { tls: { rejectUnauthorized: false } } : {}),
    ...(user === null ? {} : { auth: { user, pass: password } }),
    ...{ connectionTimeout: options.connectMs, greetingTimeout: options.connectMs, socketTimeout: options.silenceMs },
    ...{ disableFileAccess: true, disableUrlAccess: true, xMailer: false as const },
    ...(connect === undefined ? {} : { getSocket: socketFrom(connect, { host, port }) }),
    ...(dkim === null ? {} : { dkim }),
  };
  if (connectionsMax === undefined) return createTransport(settings);
  // A connection that the server closed while it was idle is replaced once.
  return createTransport({ ...settings, pool: true, maxConnections: connectionsMax, maxRequeues: 1 });
}

function socketFrom(connect: Connect, target: Parameters<Connect>[0]) {
  return callbackify(async (_options: unknown) => ({ connection: await connect(target) }));
}
