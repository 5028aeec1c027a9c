import { ask } from './graph.mjs';

const fields = `conversationId token state endReason lastSequence userErrors { code message }
  messages { sequence author text clientMessageId } awaiting { kind choices { id label } }`;

/** A visitor over the public API, as the widget speaks it: resends what was not acknowledged, with the same id. */
export class Visitor {
  #token = '';
  /** Everything received, by sequence. */
  received = new Map();
  /** Client message ids that the platform acknowledged, in order. */
  acknowledged = [];
  awaiting = null;
  state = null;

  constructor(url, publicId) {
    this.url = url;
    this.publicId = publicId;
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

  async send(reply, clientMessageId = crypto.randomUUID()) {
    const input = { clientMessageId, after: this.lastSequence, ...reply };
    const payload = await this.#must('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { FIELDS } }', {
      input,
    });
    this.acknowledged.push(clientMessageId);
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
  async #must(query, variables, deadlineMs = 60_000) {
    const deadline = Date.now() + deadlineMs;
    for (;;) {
      try {
        const headers = this.#token === '' ? {} : { authorization: `Visitor ${this.#token}` };
        const { data, errors, status } = await ask(this.url, query.replace('FIELDS', fields), { variables, headers });
        const payload = data === null || data === undefined ? null : Object.values(data)[0];
        if (payload !== null && errors === undefined) return this.#take(payload);
        const code = errors?.[0]?.extensions?.code;
        if (
          status < 500 &&
          !['SUBGRAPH_UNAVAILABLE', 'DATABASE_UNAVAILABLE', 'DEADLINE_EXCEEDED', 'RATE_LIMITED'].includes(code)
        ) {
          throw Object.assign(new Error(`${status} ${JSON.stringify(errors)}`), { isFinal: true });
        }
      } catch (error) {
        if (error.isFinal === true || Date.now() >= deadline) throw error;
      }
      if (Date.now() >= deadline) throw new Error('the platform did not answer in time');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
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
