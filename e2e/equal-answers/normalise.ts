/**
 * Everything in which the responses of two arrangements may differ, each with its reason. What is not listed here must be equal: bodies,
 * statuses, headers, codes, texts, counts, order.
 */
import { createHash } from 'node:crypto';
import type { Step, StepAnswer } from './step.ts';

/** Headers of one connection or moment, not of the response. */
const passingHeaders = new Set([
  'date', // the moment
  'connection', // of the hop
  'keep-alive', // of the hop
  'transfer-encoding', // of the hop
  'content-length', // follows from the body, which is compared; the length of a duration's digits may differ
]);

/** Fields whose values are measured or random; `null` stays `null`. */
const drawnFields: Readonly<Record<string, string | null>> = {
  ms: 'a duration that was measured',
  sequence: null, // see `sequenceOf`
  longestWaitSeconds: 'counts up while it is looked at',
  prefix: 'the first characters of a key drawn by lot',
  reference: 'names one entry of a log',
  currentlyAvailable: 'fills up from one moment to the next',
  retryAfterSeconds: 'counts down',
  token: 'drawn by lot, or signed with the moment of its making',
  pushPublicKey: 'of a pair that was drawn by lot',
  mailDelivery: 'one process keeps mails to show them beside its demo',
  checked: 'how many missed texts were tried in the time that there is',
  understood: 'of those that were tried',
  understoodIds: 'those that were tried',
};

const idPattern = /[0-9a-f]{8}-?[0-9a-f]{4}-?7[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}/g;
const instantPattern = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;
/** In links and embed tags. */
const publicNamePattern = /(data-bot="|\/chat\/)([\w-]{16})/g;
const tokenPatterns: readonly (readonly [RegExp, string])[] = [
  [/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, '{visitor token}'], // signed with the moment of its making
  [/ttl_(live|test)_[\w-]{20,}/g, '{$1 key}'], // drawn by lot
  [/whsec_[\w+/=]{20,}/g, '{webhook secret}'], // drawn by lot
  [/(\/hooks\/)[\w-]{24}/g, '$1{source}'], // drawn by lot
  [/(tertulia_session=)[\w.~-]{16,}/g, '$1{session}'], // drawn by lot
  [/(tertulia_device=)[\w.~-]{16,}/g, '$1{device}'], // drawn by lot
  [/(\/invitation\/|[?&]token=)[\w-]{20,}/g, '$1{invitation}'], // drawn by lot
  [/( (?:en|in) )\d+( segundos| seconds)/g, '$1{seconds}$2'], // counts down
  [/(Max-Age=)\d\d+/g, '$1{seconds}'], // counts down from the moment of its making
];
const hourMs = 3_600_000;

interface Seed {
  /** When the run began, in milliseconds. */
  readonly startedAt: number;
  /** Public names of the bots of the seeded world. */
  readonly seededNames: readonly string[];
  readonly now?: () => number;
}

/** Properties of a step that change how its response is compared. */
type Comparison = Pick<Step, 'isRateExact'>;

/** Normalises the responses of one arrangement; ids created in the run are numbered in order of appearance. */
export class Normaliser {
  #startedAt: number;
  #seededNames: ReadonlySet<string>;
  #now: () => number;
  #numbers = new Map<string, number>();

  constructor({ startedAt, seededNames, now = () => Date.now() }: Seed) {
    this.#startedAt = startedAt;
    this.#seededNames = new Set(seededNames);
    this.#now = now;
  }

  /** A response in the form that is compared. */
  answer({ status, headers, body }: StepAnswer, step: Comparison = {}): StepAnswer {
    return {
      ...(status === undefined ? {} : { status }),
      ...(headers === undefined ? {} : { headers: this.#headers(headers, step) }),
      body: this.value(body),
    };
  }

  /** A value with everything in it. */
  value(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.value(item));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => [this.#text(name), this.#field(name, item, value)]),
      );
    }
    return typeof value === 'string' ? this.#text(value) : value;
  }

  #field(name: string, item: unknown, owner: object): unknown {
    if (name === 'sequence' && isLiveValue(owner) && typeof item === 'number') return '{live sequence}';
    if (name === 'publicId' && typeof item === 'string') return this.#publicName(item);
    if (typeof drawnFields[name] === 'string' && item !== null) return `{${name}}`;
    return this.value(item);
  }

  /** Random for a bot made in the run; those of the seeded world are the same in both copies. */
  #publicName(name: string): string {
    return this.#seededNames.has(name) ? name : '{public name}';
  }

  #headers(headers: NonNullable<StepAnswer['headers']>, step: Comparison): Readonly<Record<string, unknown>> {
    const kept = Object.entries(headers).filter(([name]) => !passingHeaders.has(name));
    return Object.fromEntries(kept.map(([name, value]) => [name, this.#header(name, value, step)]));
  }

  #header(name: string, value: unknown, { isRateExact = false }: Comparison): unknown {
    // Windows of a minute begin with a caller's first request and may end during a run.
    if (name === 'ratelimit-reset' || name === 'retry-after') return '{seconds}';
    if (name === 'cost-available') return '{points}'; // fills up from one moment to the next
    if (name === 'ratelimit-remaining') return isRateExact ? value : '{count}';
    return this.value(value);
  }

  #text(text: string): string {
    const cursor = readCursor(text);
    if (cursor !== null) return `{cursor ${JSON.stringify(this.value(cursor))}}`;
    let result = text.replaceAll(idPattern, (id) => this.#id(id)).replaceAll(instantPattern, (at) => this.#instant(at));
    result = result.replaceAll(
      publicNamePattern,
      (_, before: string, name: string) => `${before}${this.#publicName(name)}`,
    );
    for (const [pattern, name] of tokenPatterns) result = result.replaceAll(pattern, name);
    return result;
  }

  /** The first twelve digits of our ids are the millisecond of their creation; those of the seeded world are equal. */
  #id(id: string): string {
    const hex = id.replaceAll('-', '');
    if (Number.parseInt(hex.slice(0, 12), 16) < this.#startedAt) return id;
    const number = this.#numbers.get(hex) ?? this.#numbers.size + 1;
    this.#numbers.set(hex, number);
    return `{born ${number}}`;
  }

  /** A time of the run, or one derived from it; whole minutes are borders of days or months and stay. */
  #instant(text: string): string {
    const ms = Date.parse(text);
    const isBorder = ms % 60_000 === 0;
    if (ms < this.#startedAt || isBorder) return text;
    const hours = Math.round((ms - this.#now()) / hourMs);
    return hours === 0 ? '{now}' : `{now + ${hours} h}`;
  }
}

/** Live counts are numbered by the time at which they were counted, or by the events that were counted before. */
function isLiveValue(owner: object): boolean {
  return ['active', 'conversationsToday', 'present', 'blocks'].some((name) => name in owner);
}

function readCursor(text: string): unknown[] | null {
  if (!/^[\w-]{20,}$/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** What distinguishes recorded operations: the caller and the request, not the expected result. */
export function fingerprint({
  as,
  from,
  method,
  path,
  headers,
  search,
  raw,
  query,
  operationName,
  variables,
  frames,
  params,
  protocol,
}: Step): string {
  const asked = {
    as,
    from,
    method,
    path,
    headers,
    search,
    raw,
    query,
    operationName,
    variables,
    frames,
    params,
    protocol,
  };
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}
