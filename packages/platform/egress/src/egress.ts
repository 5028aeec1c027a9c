import { Agent, fetch as undiciFetch, type Dispatcher, type RequestInit as UndiciRequestInit } from 'undici';
import { EgressError, refused } from './egress-error.js';
import { exchange } from './exchange.js';
import { HostPolicies, hostLimitsDefault, type HostCaller, type HostLimits } from './host-policies.js';
import { publicLookup, type ResolveAll } from './public-lookup.js';
import { requestHeaders } from './request-headers.js';
import { limitedBody } from './response-body.js';
import { guardedSocket, type SocketTarget } from './guarded-socket.js';
import { targetOf, type AllowedTargets, type Target } from './target.js';
import type { Socket } from 'node:net';

/** The HTTP methods that may be used. */
export type EgressMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One request to the outside. */
export interface EgressRequest {
  /** On whose behalf: concurrency and failures are counted for each organization and host. */
  readonly organizationId: string;
  readonly url: string;
  readonly method?: EgressMethod;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Milliseconds for everything: waiting, connecting, sending, receiving. Default 15,000, at most 120,000. */
  readonly timeoutMs?: number;
}

/** A response, whatever its status: redirects are not followed. */
export interface EgressResponse {
  readonly status: number;
  /** In lower case; several values of one name are joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface EgressSettings {
  /** Exact pairs that may be reached although the rules refuse them. */
  readonly allowed: AllowedTargets;
  /** Null where the caller itself bounds what it asks of one host: then nothing waits and no host is left alone. */
  readonly limits?: HostLimits | null;
  /** Bytes of a response body that are read at most. Default 1 MiB. */
  readonly responseBytesMax?: number;
  /** How names are resolved; the system's resolver by default. */
  readonly resolveAll?: ResolveAll;
}

const timeoutDefaultMs = 15_000;
const timeoutMaxMs = 120_000;
const responseBytesDefault = 1_048_576;
const connectTimeoutMs = 10_000;
/** Controls, halves of surrogate pairs and what replaced them, and the backslash, which some readers take for a slash. */
const unkeptCharacter = /[\p{Cc}\p{Cs}\uFFFD\\]/u;
const methods: ReadonlySet<string> = new Set<EgressMethod>(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * The only way out to the network. Every address is checked where the connection is made; nothing is resolved twice, no redirect is
 * followed, no proxy of the environment is used.
 */
export class Egress {
  readonly #allowed: AllowedTargets;
  readonly #bytesMax: number;
  readonly #policies: HostPolicies | null;
  readonly #resolveAll: ResolveAll | undefined;
  /** Checks every address that a name resolves to. */
  readonly #guarded: Agent;
  /** For the exact exceptions of the operator. */
  readonly #open: Agent;

  constructor({
    allowed,
    limits = hostLimitsDefault,
    responseBytesMax = responseBytesDefault,
    resolveAll,
  }: EgressSettings) {
    this.#allowed = allowed;
    this.#bytesMax = responseBytesMax;
    this.#policies = limits === null ? null : new HostPolicies(limits);
    this.#resolveAll = resolveAll;
    // No bound on connections here: the pool is shared by all organizations, whose own limits bound it.
    const connections = { pipelining: 1, headersTimeout: 0, bodyTimeout: 0 };
    this.#guarded = new Agent({
      ...connections,
      connect: { timeout: connectTimeoutMs, lookup: publicLookup(resolveAll) },
    });
    this.#open = new Agent({ ...connections, connect: { timeout: connectTimeoutMs } });
  }

  /**
   * Whether an address may be kept, to be requested later, as far as its text tells; names are not resolved. Without an exception only
   * https, and no characters that parsers drop or read differently.
   */
  mayRequest(url: string): boolean {
    if (unkeptCharacter.test(url)) return false;
    try {
      const target = targetOf(url, this.#allowed);
      return target.isException || target.url.protocol === 'https:';
    } catch {
      return false;
    }
  }

  /** Sends one request and reads the whole response. @throws EgressError */
  async request(request: EgressRequest): Promise<EgressResponse> {
    const target = targetOf(request.url, this.#allowed);
    const { method = 'GET', body, organizationId } = request;
    if (!methods.has(method)) throw refused('METHOD');
    const headers = requestHeaders(request.headers ?? {});
    const wholeMs = timeoutOf(request.timeoutMs);
    const endsAtMs = performance.now() + wholeMs;
    const { origin, pathname, search } = target.url;
    const options = { origin, path: `${pathname}${search}`, method, headers, body: body ?? null };
    return this.#inTurn({ organizationId, host: target.key, timeoutMs: wholeMs }, async () => {
      // Time that it has waited for its turn counts.
      const timeoutMs = Math.ceil(endsAtMs - performance.now());
      if (timeoutMs <= 0) throw new EgressError('TIMEOUT');
      return exchange(this.#dispatcherOf(target), options, { bytesMax: this.#bytesMax, timeoutMs }).catch(throwFailure);
    });
  }

  /**
   * A `fetch` for libraries that take one, bound to an organization and held to the same rules. A redirect fails, the body ends with an
   * error past the limit. Streams are passed on as they arrive.
   */
  fetchFor(organizationId: string, { timeoutMs }: { readonly timeoutMs?: number } = {}): typeof globalThis.fetch {
    const guarded = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
      const request = new Request(input, init);
      const target = targetOf(request.url, this.#allowed);
      if (!methods.has(request.method)) throw refused('METHOD');
      const headers = requestHeaders(Object.fromEntries(request.headers));
      const wholeMs = timeoutOf(timeoutMs);
      const deadline = AbortSignal.timeout(wholeMs);
      const signal = AbortSignal.any([deadline, request.signal]);
      return this.#inTurn({ organizationId, host: target.key, timeoutMs: wholeMs }, async () =>
        failuresOf(deadline, async () => {
          const options: UndiciRequestInit = {
            ...{ method: request.method, headers, signal, redirect: 'error', dispatcher: this.#dispatcherOf(target) },
            ...(request.body === null ? {} : { body: new Uint8Array(await request.arrayBuffer()) }),
          };
          const response = await undiciFetch(target.url, options);
          return limitedBody(response, this.#bytesMax);
        }),
      );
    };
    return guarded;
  }

  /** A connected TCP socket for protocols other than HTTP, to a public address. @throws EgressError */
  async connect(target: SocketTarget & { readonly organizationId: string }): Promise<Socket> {
    const { organizationId, host, port } = target;
    const timeoutMs = timeoutOf(target.timeoutMs);
    return this.#inTurn({ organizationId, host: `${host}:${port}`, timeoutMs }, async () =>
      guardedSocket(target, { allowed: this.#allowed, lookup: publicLookup(this.#resolveAll) }),
    );
  }

  /** Closes idle connections and ends the others. */
  async close(): Promise<void> {
    await Promise.all([this.#guarded.destroy(), this.#open.destroy()]);
  }

  async #inTurn<T>(caller: HostCaller, work: () => Promise<T>): Promise<T> {
    return this.#policies === null ? work() : this.#policies.run(caller, work);
  }

  #dispatcherOf({ isException }: Target): Dispatcher {
    return isException ? this.#open : this.#guarded;
  }
}

function timeoutOf(wanted = timeoutDefaultMs): number {
  return Math.ceil(Math.min(Math.max(1, wanted), timeoutMaxMs));
}

/** Hides what the network said: a caller learns what kind of failure it was, and nothing of addresses. */
function throwFailure(error: unknown): never {
  throw egressErrorIn(error) ?? new EgressError(isTimeout(error) ? 'TIMEOUT' : 'UNREACHABLE');
}

async function failuresOf<T>(deadline: AbortSignal, work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) =>
    throwFailure(egressErrorIn(error) ?? (deadline.aborted ? new EgressError('TIMEOUT') : error)),
  );
}

/** Libraries wrap what a hook has thrown. */
function egressErrorIn(error: unknown): EgressError | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at instanceof EgressError) return at;
  }
  return null;
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && /Timeout/.test(error.name);
}
