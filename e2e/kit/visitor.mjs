import { ask } from './graph.mjs';

const nothing = () => undefined;

const fields = `conversationId token state endReason lastSequence userErrors { code message }
  messages { sequence author text clientMessageId } awaiting { kind choices { id label } }`;

/** As long as the widget waits for one answer. */
const requestTimeoutMs = 15_000;

/** What the widget tries again after. */
const passing = new Set([
  'SUBGRAPH_UNAVAILABLE',
  'DATABASE_UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'RATE_LIMITED',
  'INTERNAL_SERVER_ERROR',
]);

/**
 * A visitor over the public API, as the widget speaks it: resends what was not acknowledged, with the same id. `headers` go with
 * every request, `patienceMs` is how long one message is tried, `onAnswer` hears of each that was acknowledged, `onProblem` of each try that was not. A visitor who
 * `hasLeft` does not try again.
 */
export class Visitor {
  #token = '';
  /** Everything received, by sequence. */
  received = new Map();
  /** Client message ids that the platform acknowledged, in order. */
  acknowledged = [];
  awaiting = null;
  state = null;

  constructor(url, publicId, settings = {}) {
    const { headers = {}, patienceMs = 60_000, onAnswer = nothing, onProblem = nothing, hasLeft = nothing } = settings;
    this.url = url;
    this.publicId = publicId;
    this.extra = headers;
    this.patienceMs = patienceMs;
    this.onAnswer = onAnswer;
    this.onProblem = onProblem;
    this.hasLeft = hasLeft;
  }

  get token() {
    return this.#token === '' ? null : this.#token;
  }

  async start(channel = 'WEB') {
    const input = { publicId: this.publicId, channel, locale: 'es', resumeToken: this.token };
    const payload = await this.#must(
      'mutation ($input: StartConversationInput!) { startConversation(input: $input) { FIELDS } }',
      { input },
    );
    this.#token = payload.token;
    this.conversationId = payload.conversationId;
    return payload;
  }

  /** Goes on in the conversation of another token, from its beginning. */
  async continueWith(token) {
    this.#token = token;
    this.received = new Map();
    return this.start();
  }

  async send(reply, clientMessageId = crypto.randomUUID()) {
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

  get lastSequence() {
    return Math.max(0, ...this.received.keys());
  }

  /** Goes on with whatever the bot waits for. */
  reply() {
    if (this.awaiting?.kind === 'CHOICE') return { choiceIds: [this.awaiting.choices[0].id] };
    if (this.awaiting?.kind === 'RATING') return { rating: 5 };
    if (this.awaiting?.kind === 'EMAIL') return { text: 'visita@correo.example' };
    if (this.awaiting?.kind === 'PHONE') return { text: '55 1234 5678' };
    if (this.awaiting?.kind === 'DATE') return { text: 'mañana' };
    if (this.awaiting?.kind === 'NUMBER') return { text: '2' };
    return { text: 'Hola, soy una visita' };
  }

  /** Tries until the platform answers: it may be restarting. A refusal that is ours to see is thrown. */
  async #must(query, variables) {
    const deadline = Date.now() + this.patienceMs;
    for (;;) {
      const { payload, problem } = await this.#try(query, variables);
      if (payload !== null) return this.#take(payload);
      this.onProblem(problem);
      if (Date.now() >= deadline || this.hasLeft() === true)
        throw new Error(`the platform did not answer in time: ${problem}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /** One request: what it brought, or what passing problem it met. */
  async #try(query, variables) {
    const own = this.#token === '' ? {} : { authorization: `Visitor ${this.#token}` };
    const about = { variables, headers: { ...this.extra, ...own }, timeoutMs: requestTimeoutMs };
    let answer;
    try {
      answer = await ask(this.url, query.replace('FIELDS', fields), about);
    } catch (error) {
      return { payload: null, problem: error.name === 'TimeoutError' ? 'NO_ANSWER' : 'NO_CONNECTION' };
    }
    const { data, errors, status } = answer;
    const payload = data === null || data === undefined ? null : Object.values(data)[0];
    if (payload !== null && errors === undefined) return { payload, problem: null };
    const code = errors?.[0]?.extensions?.code;
    if (status < 500 && !passing.has(code)) throw new Error(`${status} ${JSON.stringify(errors)}`);
    return { payload: null, problem: code ?? `HTTP_${status}` };
  }

  #take(payload) {
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
