/** A mail server, and how the way to it is protected. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /**
   * `TLS` from the first byte, `STARTTLS` before anything is said. `LOOPBACK` encrypts if the server offers it and believes any
   * certificate: nobody is in between.
   */
  readonly security: 'TLS' | 'STARTTLS' | 'LOOPBACK';
  /** Null for a server that asks nobody who they are. */
  readonly user: string | null;
  readonly password: string;
}

const standardPorts = { TLS: 465, STARTTLS: 587, LOOPBACK: 25 } as const;
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

/**
 * The server of an address such as `smtps://user:password@mail.example.com:465`. User and password are percent-encoded.
 * @throws RangeError that never contains the address, because it may hold a password
 */
export function smtpServer(address: string): SmtpServer {
  const url = URL.parse(address);
  const isAddress = url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '';
  if (!isAddress)
    throw new RangeError('An address of a mail server begins with smtp:// or smtps://, and a host follows');
  if (`${url.pathname}${url.search}${url.hash}`.length > 1) {
    throw new RangeError('Nothing follows the port in an address of a mail server');
  }
  const isLoopback = loopback.test(url.hostname);
  const plainSecurity = isLoopback ? 'LOOPBACK' : 'STARTTLS';
  const security = url.protocol === 'smtps:' ? 'TLS' : plainSecurity;
  const [user, password] = [decoded(url.username), decoded(url.password)];
  if (user === '' && password !== '') throw new RangeError('A password needs a user');
  return {
    host: decoded(url.hostname).replaceAll(/[[\]]/g, ''),
    port: url.port === '' ? standardPorts[security] : Number(url.port),
    ...{ security, user: user === '' ? null : user, password },
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new RangeError('A percent sign in the user or password of a mail server is written %25');
  }
}
