import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { eventually } from '../kit/graph.ts';
import type { RequestHeaders } from '../kit/graph.ts';
import { at } from './path.ts';
import { type Connection, Stream, talk } from './sockets.ts';
import type { Frame, Hearing, Step, StepAnswer } from './step.ts';

/** The public address configured for both arrangements, so that links and allowed origins are the same. */
export const publicUrl = 'http://tertulia.example';

/** Where steps are played, and the known values. */
interface Place {
  readonly name: string;
  readonly url: string;
  readonly facts: object;
}

interface HttpAnswer extends StepAnswer {
  readonly headers: IncomingHttpHeaders;
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string | undefined;
}

/** Plays recorded steps against one arrangement and stores values that later steps name. */
export class Player {
  #agent = new Agent({ keepAlive: true });
  /** Of each person, by name. */
  #cookies = new Map<string, ReadonlyMap<string, string>>();
  #streams = new Map<string, Stream>();
  readonly name: string;
  readonly url: string;
  /** The value of `$name` in steps; a step stores more under `keep`. */
  readonly known: Record<string, unknown>;

  constructor({ name, url, facts }: Place) {
    this.name = name;
    this.url = url;
    this.known = { ...facts };
  }

  /** Plays one step; `index` determines its address and request id. */
  async play(step: Step, index: number): Promise<StepAnswer> {
    const answer = await this.#answer(step, index);
    this.#keep(step, answer);
    return answer;
  }

  /** Whether a subscription has received anything, after waiting a little. */
  hasHeard(name: string, waitMs: number): Promise<boolean> {
    return this.#stream(name).hasHeard(waitMs);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#streams.values()].map((stream) => stream.close()));
    this.#agent.destroy();
  }

  async #answer(step: Step, index: number): Promise<StepAnswer> {
    if (step.listen !== undefined) return this.#listen(step.listen, step, index);
    if (step.hear !== undefined) return this.#stream(step.hear).heard(this.fill<Hearing>(step));
    if (step.unlisten !== undefined) return this.#stream(step.unlisten).close();
    if (step.frames !== undefined) return this.#talk(step.frames, step, index);
    if (step.until !== undefined) return this.#settle(step.until, step, index);
    return this.#send(step, index);
  }

  /** Repeats a request until it has the expected result, for work in the background. */
  #settle(wantedAt: NonNullable<Step['until']>, step: Step, index: number): Promise<StepAnswer> {
    const until = this.fill(wantedAt);
    return eventually(
      async () => {
        const answer = await this.#send(step, index);
        for (const [path, wanted] of Object.entries(until)) {
          const found = at(answer.body, path);
          if (!isDeepStrictEqual(found, wanted)) {
            throw new Error(
              `${this.name}: ${path} is ${JSON.stringify(found)} not ${JSON.stringify(wanted)}: ${JSON.stringify(answer.body)}`,
            );
          }
        }
        return answer;
      },
      { everyMs: 150 },
    );
  }

  async #send(step: Step, index: number): Promise<StepAnswer> {
    const headers = this.#headers(step, index);
    const { method = 'POST', path = '/graphql' } = step;
    const answer = await this.#request({ method, path: this.#path(step, path), headers, body: this.#body(step) });
    const set = (answer.headers['set-cookie'] ?? []).map((line) => line.split(';')[0] ?? '');
    if (step.as !== undefined) {
      const known = this.#cookies.get(step.as) ?? [];
      this.#cookies.set(step.as, new Map([...known, ...set.map((pair) => [pair.split('=')[0] ?? '', pair] as const)]));
    }
    return answer;
  }

  #body(step: Step): string | undefined {
    if (step.method !== undefined && step.method !== 'POST') return undefined;
    if (step.raw !== undefined) return step.raw;
    const { query, operationName, variables = {} } = step;
    return JSON.stringify({ query, variables: this.fill(variables), ...(operationName ? { operationName } : {}) });
  }

  #path(step: Step, template: string): string {
    const path = template.replaceAll(/\$[\w.]+/g, (name) => String(at(this.known, name.slice(1))));
    if (step.search === undefined) return path;
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(this.fill(step.search))) {
      for (const one of typeof value === 'string' ? [value] : value) search.append(name, one);
    }
    return `${path}?${search.toString()}`;
  }

  #headers(step: Step, index: number): RequestHeaders {
    const from = step.from ?? `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
    const headers: Record<string, string | null> = {
      'content-type': 'application/json',
      'x-forwarded-for': from,
      'x-request-id': `recorded-${index}`,
      ...this.#identity(step.as),
      ...this.fill(step.headers ?? {}),
    };
    return Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    );
  }

  /** `key:` and `visitor:` name a stored credential, anything else a person with a browser; anonymous when omitted. */
  #identity(as: string | undefined): RequestHeaders {
    if (as === undefined) return {};
    if (as.startsWith('key:')) return { authorization: `Bearer ${String(at(this.known, as.slice(4)))}` };
    if (as.startsWith('visitor:')) return { authorization: `Visitor ${String(at(this.known, as.slice(8)))}` };
    const cookies = [...(this.#cookies.get(as)?.values() ?? [])];
    return { origin: publicUrl, ...(cookies.length === 0 ? {} : { cookie: cookies.join('; ') }) };
  }

  #request({ method, path, headers, body }: Sent): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const sent = request(`${this.url}${path}`, { method, headers, agent: this.#agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const isJson = /json/.test(response.headers['content-type'] ?? '') && text !== '';
          resolve({
            status: response.statusCode,
            headers: response.headers,
            body: isJson ? (JSON.parse(text) as unknown) : text,
          });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  #connection({ as, params, protocol, path = '/graphql', headers = {} }: Step, index: number): Connection {
    const identity = this.#identity(as);
    const isToken = as?.includes(':') === true;
    const token = isToken ? at(this.known, as.slice(as.indexOf(':') + 1)) : null;
    const name = as?.startsWith('key:') ? 'apiKey' : 'visitorToken';
    return {
      url: `${this.url.replace('http', 'ws')}${path}`,
      protocol,
      headers: {
        'x-forwarded-for': `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`,
        'x-request-id': `recorded-${index}`,
        ...(isToken ? {} : identity),
        ...headers,
      },
      params: { ...(isToken ? { [name]: token } : {}), ...this.fill(params ?? {}) },
    };
  }

  async #listen(name: string, step: Step, index: number): Promise<StepAnswer> {
    const stream = new Stream(this.#connection(step, index), {
      query: step.query ?? '',
      variables: this.fill(step.variables ?? {}),
    });
    this.#streams.set(name, stream);
    return step.isSilent === true ? { body: null } : stream.heard(this.fill<Hearing>({ count: 1, ...step.first }));
  }

  #talk(frames: readonly Frame[], step: Step, index: number): Promise<StepAnswer> {
    return talk(this.#connection(step, index), this.fill({ frames, replies: step.replies }));
  }

  #stream(name: string): Stream {
    const stream = this.#streams.get(name);
    if (stream === undefined) throw new Error(`nobody listens as ${name}`);
    return stream;
  }

  #keep(step: Step, answer: StepAnswer): void {
    for (const [name, place] of Object.entries(step.keep ?? {})) {
      const { path, after } = typeof place === 'string' ? { path: place.replace('?', ''), after: null } : place;
      const found = at(answer.body, path);
      if (typeof place === 'string' && place.startsWith('?') && (found === undefined || found === null)) continue;
      const value = typeof found === 'string' && after !== null ? found.split(after).at(-1) : found;
      if (value === undefined || value === null) {
        throw new Error(`${this.name}: no ${path} to keep in ${JSON.stringify(answer.body)}`);
      }
      this.known[name] = value;
    }
  }

  /** Inserts known values into a step: `$a.b` alone is the value itself, inside a text it is its text. */
  fill<Value>(value: Value): Value {
    return this.#filled(value) as Value;
  }

  #filled(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#filled(item));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#filled(item)]));
    }
    if (typeof value !== 'string') return value;
    if (/^\$[\w.]+$/.test(value)) return this.#value(value.slice(1));
    return value.replaceAll(/\$\{([\w.]+)\}/g, (_, path: string) => String(this.#value(path)));
  }

  #value(path: string): unknown {
    const value = at(this.known, path);
    if (value === undefined) throw new Error(`nothing is known as ${path}`);
    return value;
  }
}
