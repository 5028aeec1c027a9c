import { Agent, request } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { eventually } from '../kit/graph.mjs';
import { Stream, talk } from './sockets.mjs';

/** The address that both arrangements are told to have, so that links and allowed origins are the same. */
export const publicUrl = 'http://tertulia.example';

const settleMs = 20_000;

/** Plays recorded steps against one arrangement and remembers what later steps name. */
export class Player {
  #agent = new Agent({ keepAlive: true });
  #cookies = new Map();
  #streams = new Map();

  constructor({ name, url, facts }) {
    this.name = name;
    this.url = url;
    /** What `$name` stands for in steps; a step keeps more under `keep`, where a path that begins with `?` may lead nowhere. */
    this.known = { ...facts };
  }

  /** Plays one step; `index` gives it an address and a request id of its own. */
  async play(step, index) {
    const answer = await this.#answer(step, index);
    this.#keep(step, answer);
    return answer;
  }

  /** Whether a subscription has told anything, after waiting a little. */
  hasHeard(name, waitMs) {
    return this.#stream(name).hasHeard(waitMs);
  }

  async close() {
    await Promise.all([...this.#streams.values()].map((stream) => stream.close()));
    this.#agent.destroy();
  }

  async #answer(step, index) {
    if (step.listen !== undefined) return this.#listen(step, index);
    if (step.hear !== undefined) return this.#stream(step.hear).heard(this.fill(step));
    if (step.forget !== undefined) return this.#stream(step.forget).forget();
    if (step.unlisten !== undefined) return this.#stream(step.unlisten).close();
    if (step.frames !== undefined) return this.#talk(step, index);
    if (step.until !== undefined) return this.#settle(step, index);
    return this.#send(step, index);
  }

  /** Asks until the answer is as it will be, for what travels in the background. */
  #settle(step, index) {
    const until = this.fill(step.until);
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
      { deadlineMs: settleMs, everyMs: 150 },
    );
  }

  async #send(step, index) {
    const headers = this.#headers(step, index);
    const { method = 'POST', path = '/graphql' } = step;
    const answer = await this.#request({ method, path: this.#path(step, path), headers, body: this.#body(step) });
    const set = answer.headers['set-cookie'];
    if (set !== undefined && step.as !== undefined) this.#cookies.set(step.as, set[0].split(';')[0]);
    return answer;
  }

  #body(step) {
    if (step.method !== undefined && step.method !== 'POST') return undefined;
    if (step.raw !== undefined) return step.raw;
    const { query, operationName, variables = {} } = step;
    return JSON.stringify({ query, variables: this.fill(variables), ...(operationName ? { operationName } : {}) });
  }

  #path(step, template) {
    const path = template.replaceAll(/\$[\w.]+/g, (name) => at(this.known, name.slice(1)));
    if (step.search === undefined) return path;
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(this.fill(step.search))) {
      for (const one of Array.isArray(value) ? value : [value]) search.append(name, one);
    }
    return `${path}?${search}`;
  }

  #headers(step, index) {
    const from = step.from ?? `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
    const headers = {
      'content-type': 'application/json',
      'x-forwarded-for': from,
      'x-request-id': `recorded-${index}`,
      ...this.#identity(step.as),
      ...this.fill(step.headers ?? {}),
    };
    return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== null));
  }

  /** `key:` and `visitor:` name a kept credential, anything else a person with a browser; nobody when left out. */
  #identity(as) {
    if (as === undefined) return {};
    if (as.startsWith('key:')) return { authorization: `Bearer ${at(this.known, as.slice(4))}` };
    if (as.startsWith('visitor:')) return { authorization: `Visitor ${at(this.known, as.slice(8))}` };
    const cookie = this.#cookies.get(as);
    return { origin: publicUrl, ...(cookie === undefined ? {} : { cookie }) };
  }

  #request({ method, path, headers, body }) {
    return new Promise((resolve, reject) => {
      const sent = request(`${this.url}${path}`, { method, headers, agent: this.#agent }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const isJson = /json/.test(response.headers['content-type'] ?? '') && text !== '';
          resolve({
            status: response.statusCode,
            headers: response.headers,
            body: isJson ? JSON.parse(text) : text,
          });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  #connection({ as, params, protocol, path = '/graphql', headers = {} }, index) {
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

  async #listen(step, index) {
    const stream = new Stream(this.#connection(step, index), {
      query: step.query,
      variables: this.fill(step.variables ?? {}),
    });
    this.#streams.set(step.listen, stream);
    return step.isSilent === true ? { body: null } : stream.heard(this.fill({ count: 1, ...step.first }));
  }

  #talk(step, index) {
    return talk(this.#connection(step, index), this.fill(step));
  }

  #stream(name) {
    const stream = this.#streams.get(name);
    if (stream === undefined) throw new Error(`nobody listens as ${name}`);
    return stream;
  }

  #keep(step, answer) {
    for (const [name, place] of Object.entries(step.keep ?? {})) {
      const { path, after } = typeof place === 'string' ? { path: place.replace('?', ''), after: null } : place;
      const found = at(answer.body, path);
      if (place[0] === '?' && (found === undefined || found === null)) continue;
      const value = typeof found === 'string' && after !== null ? found.split(after).at(-1) : found;
      if (value === undefined || value === null) {
        throw new Error(`${this.name}: no ${path} to keep in ${JSON.stringify(answer.body)}`);
      }
      this.known[name] = value;
    }
  }

  /** Puts what is known into a step: `$a.b` alone is the value itself, inside a text it is its text. */
  fill(value) {
    if (Array.isArray(value)) return value.map((item) => this.fill(item));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.fill(item)]));
    }
    if (typeof value !== 'string') return value;
    if (/^\$[\w.]+$/.test(value)) return this.#value(value.slice(1));
    return value.replaceAll(/\$\{([\w.]+)\}/g, (_, path) => String(this.#value(path)));
  }

  #value(path) {
    const value = at(this.known, path);
    if (value === undefined) throw new Error(`nothing is known as ${path}`);
    return value;
  }
}

/** What lies at a path such as `data.bot.versions.0.id`; `#` is a list's length, a negative number counts from its end. */
export function at(value, path) {
  return path.split('.').reduce((inner, key) => {
    if (inner === null || inner === undefined) return undefined;
    if (key === '#') return inner.length;
    return /^-\d+$/.test(key) ? inner.at(Number(key)) : inner[key];
  }, value);
}
