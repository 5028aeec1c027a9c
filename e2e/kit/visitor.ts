import { ask, type RequestHeaders, type UserError, type Variables } from './graph.ts';

/** A message as its visitor receives it. */
export interface Message {
  readonly sequence: number;
  readonly author: string;
  readonly text: string;
  readonly clientMessageId: string | null;
}

/** What the bot waits for. */
export interface Awaiting {
  readonly kind: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
}

/** The state of a conversation after a request, with new messages. */
export interface Turn {
  readonly conversationId: string;
  readonly token: string;
  readonly state: string;
  readonly endReason: string | null;
  readonly lastSequence: number;
  readonly userErrors: readonly UserError[];
  readonly messages: readonly Message[];
  readonly awaiting: Awaiting | null;
}

/** What a visitor says. */
export type Reply = { readonly text: string } | { readonly rating: number } | { readonly choiceIds: readonly string[] };

/** A message that the platform acknowledged, and how long that took. */
export interface Acknowledged {
  readonly conversationId: string;
  readonly clientMessageId: string;
  readonly sequence: number | null;
  readonly ms: number;
}

/** Settings of a visitor. */
export interface VisitorSettings {
  /** Sent with every request. */
  readonly headers?: RequestHeaders;
  /** How long the visitor retries one message. */
  readonly patienceMs?: number;
  /** Called for each acknowledged message. */
  readonly onAnswer?: (answer: Acknowledged) => void;
  /** Called for each failed attempt, with a code of the platform or of the connection. */
  readonly onProblem?: (problem: string) => void;
  /** A visitor who has left does not retry. */
  readonly hasLeft?: () => boolean;
}

type Try = { readonly payload: Turn; readonly problem: null } | { readonly payload: null; readonly problem: string };

const nothing = (): void => undefined;

const fields = `conversationId token state endReason lastSequence userErrors { code message }
  messages { sequence author text clientMessageId } awaiting { kind choices { id label } }`;

/** How long a visitor retries one message: the start of a platform takes long on a busy machine. */
export const visitorPatienceMs = 240_000;

/** The timeout of the widget. */
const requestTimeoutMs = 15_000;

/** The problems after which the widget retries. */
const passing = new Set([
  'SUBGRAPH_UNAVAILABLE',
  'DATABASE_UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'RATE_LIMITED',
  'INTERNAL_SERVER_ERROR',
]);

/** A visitor over the public API, as the widget speaks it: resends what was not acknowledged, with the same id. */
export class Visitor {
  #token = '';
  /** Everything received, by sequence. */
  received = new Map<number, Message>();
  /** Client message ids that the platform acknowledged, in order. */
  acknowledged: string[] = [];
  awaiting: Awaiting | null = null;
  state: string | null = null;
  /** Empty until the start. */
  conversationId = '';
  readonly url: string;
  readonly publicId: string;
  readonly extra: RequestHeaders;
  readonly patienceMs: number;
  readonly onAnswer: (answer: Acknowledged) => void;
  readonly onProblem: (problem: string) => void;
  readonly hasLeft: () => boolean;

  constructor(url: string, publicId: string, settings: VisitorSettings = {}) {
    const { headers = {}, patienceMs = visitorPatienceMs, onAnswer = nothing, onProblem = nothing } = settings;
    this.url = url;
    this.publicId = publicId;
    this.extra = headers;
    this.patienceMs = patienceMs;
    this.onAnswer = onAnswer;
    this.onProblem = onProblem;
    this.hasLeft = settings.hasLeft ?? (() => false);
  }

  get token(): string | null {
    return this.#token === '' ? null : this.#token;
  }

  async start(channel = 'WEB'): Promise<Turn> {
    const input = { publicId: this.publicId, channel, locale: 'es', resumeToken: this.token };
    const payload = await this.#must(
      'mutation ($input: StartConversationInput!) { startConversation(input: $input) { FIELDS } }',
      { input },
    );
    this.#token = payload.token;
    this.conversationId = payload.conversationId;
    return payload;
  }

  /** Continues the conversation of another token, from its beginning. */
  async continueWith(token: string): Promise<Turn> {
    this.#token = token;
    this.received = new Map();
    return this.start();
  }

  async send(reply: Reply, clientMessageId: string = crypto.randomUUID()): Promise<Turn> {
    const input = { clientMessageId, after: this.lastSequence, ...reply };
    const started = performance.now();
    const payload = await this.#must('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { FIELDS } }', {
      input,
    });
    if (payload.userErrors.length > 0) throw new Error(`refused: ${JSON.stringify(payload.userErrors)}`);
    this.acknowledged.push(clientMessageId);
    const ms = performance.now() - started;
    const own = payload.messages.find((message) => message.clientMessageId === clientMessageId);
    this.onAnswer({ conversationId: this.conversationId, clientMessageId, sequence: own?.sequence ?? null, ms });
    return payload;
  }

  get lastSequence(): number {
    return Math.max(0, ...this.received.keys());
  }

  /** Replies to whatever the bot waits for. */
  reply(): Reply {
    if (this.awaiting?.kind === 'CHOICE') return { choiceIds: this.awaiting.choices.slice(0, 1).map(({ id }) => id) };
    if (this.awaiting?.kind === 'RATING') return { rating: 5 };
    if (this.awaiting?.kind === 'EMAIL') return { text: 'visita@correo.example' };
    if (this.awaiting?.kind === 'PHONE') return { text: '55 1234 5678' };
    if (this.awaiting?.kind === 'DATE') return { text: 'mañana' };
    if (this.awaiting?.kind === 'NUMBER') return { text: '2' };
    return { text: 'Hola, soy una visita' };
  }

  /** Retries until the platform responds: it may be restarting. A refusal that is not temporary is thrown. */
  async #must(query: string, variables: Variables): Promise<Turn> {
    const deadline = Date.now() + this.patienceMs;
    for (;;) {
      const { payload, problem } = await this.#try(query, variables);
      if (payload !== null) return this.#take(payload);
      this.onProblem(problem);
      if (Date.now() >= deadline || this.hasLeft()) throw new Error(`the platform did not respond in time: ${problem}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /** One request: its result, or the temporary problem that occurred. */
  async #try(query: string, variables: Variables): Promise<Try> {
    const own: RequestHeaders = this.#token === '' ? {} : { authorization: `Visitor ${this.#token}` };
    const asking = { variables, headers: { ...this.extra, ...own }, timeoutMs: requestTimeoutMs };
    let answer;
    try {
      answer = await ask<Record<string, Turn | null>>(this.url, query.replace('FIELDS', fields), asking);
    } catch (error) {
      return {
        payload: null,
        problem: error instanceof Error && error.name === 'TimeoutError' ? 'NO_ANSWER' : 'NO_CONNECTION',
      };
    }
    const { data, errors, status } = answer;
    const payload = Object.values(data ?? {})[0] ?? null;
    if (payload !== null && errors === undefined) return { payload, problem: null };
    const code = errors?.[0]?.extensions?.code;
    if (status < 500 && !(code !== undefined && passing.has(code)))
      throw new Error(`${status} ${JSON.stringify(errors)}`);
    return { payload: null, problem: code ?? `HTTP_${status}` };
  }

  #take(payload: Turn): Turn {
    for (const message of payload.messages) {
      const known = this.received.get(message.sequence);
      if (known !== undefined && known.text !== message.text) throw new Error(`message ${message.sequence} changed`);
      this.received.set(message.sequence, message);
    }
    this.awaiting = payload.awaiting;
    this.state = payload.state;
    return payload;
  }
}
