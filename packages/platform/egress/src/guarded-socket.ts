import { connect, type LookupFunction, type Socket } from 'node:net';
import { EgressError, refused } from './egress-error.js';
import { checkHost, type AllowedTargets } from './target.js';

/** Where a socket leads, and how long connecting may take. */
export interface SocketTarget {
  readonly host: string;
  readonly port: number;
  /** Milliseconds. Default 10,000. */
  readonly timeoutMs?: number;
}

interface SocketRules {
  readonly allowed: AllowedTargets;
  readonly lookup: LookupFunction;
}

/** Ports on which mail servers take messages from clients. */
const mailPorts = new Set([465, 587, 2525]);
const timeoutDefaultMs = 10_000;

/** @throws EgressError REFUSED, UNREACHABLE, TIMEOUT */
export async function guardedSocket(target: SocketTarget, { allowed, lookup }: SocketRules): Promise<Socket> {
  const host = target.host.toLowerCase();
  const isException = allowed.has(`${host}:${target.port}`);
  if (!isException) {
    if (!mailPorts.has(target.port)) throw refused('PORT');
    checkHost(host);
  }
  const socket = connect({ host, port: target.port, ...(isException ? {} : { lookup }) });
  const deadline = AbortSignal.timeout(Math.max(1, Math.ceil(target.timeoutMs ?? timeoutDefaultMs)));
  return new Promise((resolve, reject) => {
    const fail = (error: EgressError): void => {
      socket.destroy();
      reject(error);
    };
    const onDeadline = (): void => fail(new EgressError('TIMEOUT'));
    deadline.addEventListener('abort', onDeadline);
    socket.once('error', (error) => fail(error instanceof EgressError ? error : new EgressError('UNREACHABLE')));
    socket.once('connect', () => {
      deadline.removeEventListener('abort', onDeadline);
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}
