/**
 * A record of what the platform acknowledged, stored outside of it: visitors who chat and record every response, compared with what is read
 * back.
 */
import assert from 'node:assert/strict';
import { eventually, type Session } from './graph.ts';
import { patienceMs as waitMs } from './scale.ts';
import { type Acknowledged, type Message, Visitor, visitorPatienceMs } from './visitor.ts';

const turnsMax = 15;
const pageSize = 20;

/** Visitors and publishers that `abandonAll` stops. */
interface Abandonable {
  readonly abandon: () => void;
}

/** An acknowledged message: which visitor sent it, and when it was acknowledged. */
export interface Entry extends Acknowledged {
  readonly client: number;
  readonly at: number;
}

/** How many visitors chat with which bot, and at what pace. */
export interface Chatting {
  /** Called before each conversation. */
  readonly url: string;
  readonly publicId: string;
  readonly clients?: number;
  /** Between two messages of a visitor. */
  readonly pauseMs?: number;
  readonly patienceMs?: number;
}

/** How long responses took, in milliseconds. */
export interface Times {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** A conversation as it is read back. */
export interface StoredConversation {
  readonly id: string;
  readonly isTest: boolean;
  readonly state: string;
  readonly messages: readonly Message[];
}

/** Conversations by their id. */
export type Stored = ReadonlyMap<string, StoredConversation>;

/** What the dashboard and the plan count. */
export interface Counted {
  readonly conversations: number;
  readonly turns: number;
}

const unfinished = new Set<Abandonable>();

/** Stops all visitors and publishers: for a suite that has failed and must end now. */
export function abandonAll() {
  for (const one of unfinished) one.abandon();
  unfinished.clear();
}

/** Registers for `abandonAll` until it is finished. */
export function untilFinished(one: Abandonable): () => void {
  unfinished.add(one);
  return () => void unfinished.delete(one);
}

/** Visitors who chat at the same time, one conversation after another, until `finish`. */
export class Ledger {
  /** Every acknowledged message. */
  entries: Entry[] = [];
  /** Every attempt that was not acknowledged: a code of the platform or of the connection. */
  problems: { readonly problem: string; readonly at: number }[] = [];
  /** Every visitor that got a conversation. */
  visitors: Visitor[] = [];
  #isOver = false;
  #isAbandoned = false;
  #chats: Promise<unknown>[] = [];
  #failures: unknown[] = [];
  #forget = untilFinished(this);

  /** Each visitor has a separate address, for a platform that trusts one proxy. */
  chat({ url, publicId, clients = 10, pauseMs = 150, patienceMs = visitorPatienceMs }: Chatting): void {
    for (let client = 0; client < clients; client += 1) {
      const chatting = { url, publicId, client, pauseMs, patienceMs };
      this.#chats.push(this.#chatOn(chatting).catch((error) => this.#failures.push(error)));
    }
  }

  /** Lets every visitor finish the current message. Throws the first error of any of them. */
  async finish(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#chats);
    this.#forget();
    if (this.#failures.length > 0) throw this.#failures[0];
  }

  abandon(): void {
    this.#isOver = true;
    this.#isAbandoned = true;
  }

  /** Resolves at the next acknowledged message. Throws after the deadline. */
  async nextAnswer(deadlineMs = visitorPatienceMs): Promise<Entry & { readonly afterMs: number }> {
    const from = Date.now();
    return eventually(
      async () => {
        if (this.#failures.length > 0) throw this.#failures[0];
        const entry = this.entries.find((one) => one.at >= from);
        if (entry === undefined) throw new Error(`no message acknowledged within ${deadlineMs} ms`);
        return { ...entry, afterMs: entry.at - from };
      },
      { deadlineMs, everyMs: 20 },
    );
  }

  /** Resolves when so many messages were acknowledged since `from`: how many a machine manages in a time is not a guarantee. */
  async atLeast(count: number, from = 0): Promise<void> {
    await eventually(
      () => {
        if (this.#failures.length > 0) throw this.#failures[0];
        const found = this.entries.filter(({ at }) => at >= from).length;
        assert.ok(found >= count, `only ${found} of ${count} messages`);
      },
      { deadlineMs: visitorPatienceMs, everyMs: 20 },
    );
  }

  /** How long responses took, for those that arrived at `from` or later. */
  times(from = 0): Times {
    const sorted = this.entries.filter((entry) => entry.at >= from).map((entry) => entry.ms);
    sorted.sort((left, right) => left - right);
    const at = (share: number) =>
      Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
    return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
  }

  /** How often each problem occurred since `from`. */
  problemCounts(from = 0): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { problem, at } of this.problems) if (at >= from) counts[problem] = (counts[problem] ?? 0) + 1;
    return counts;
  }

  async #chatOn(chatting: Omit<Required<Chatting>, 'clients'> & { readonly client: number }): Promise<void> {
    const { url, publicId, client, pauseMs, patienceMs } = chatting;
    const headers = { 'x-forwarded-for': `10.9.${client >> 8}.${client & 255}` };
    while (!this.#isOver) {
      const onAnswer = (answer: Acknowledged) => void this.entries.push({ client, ...answer, at: Date.now() });
      const onProblem = (problem: string) => void this.problems.push({ problem, at: Date.now() });
      const visitor = new Visitor(url, publicId, {
        ...{ headers, patienceMs, onAnswer, onProblem },
        hasLeft: () => this.#isAbandoned,
      });
      await visitor.start();
      this.visitors.push(visitor);
      for (let turn = 0; turn < turnsMax && visitor.state === 'BOT' && visitor.awaiting !== null; turn += 1) {
        await visitor.send(visitor.reply());
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        if (this.#isOver) break;
      }
    }
  }
}

interface ReadBack {
  readonly organization: {
    readonly conversations: {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      readonly nodes: readonly (Omit<StoredConversation, 'messages'> & {
        readonly messages: { readonly pageInfo: { readonly hasNextPage: boolean }; readonly nodes: readonly Message[] };
      })[];
    };
  };
}

/** Every conversation of the caller's organization with all its messages, read through the public API. */
export async function readBack(session: Session): Promise<Stored> {
  const query = `query ($after: String) { organization { id conversations(first: ${pageSize}, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { id isTest state messages(first: 100) { pageInfo { hasNextPage } nodes { sequence author clientMessageId text } } } } } }`;
  const conversations = new Map<string, StoredConversation>();
  let after: string | null = null;
  for (;;) {
    const { organization } = await eventually(async () => session.data<ReadBack>(query, { after }));
    for (const one of organization.conversations.nodes) {
      assert.ok(!one.messages.pageInfo.hasNextPage, 'more than a page of messages');
      conversations.set(one.id, { ...one, messages: one.messages.nodes });
    }
    if (!organization.conversations.pageInfo.hasNextPage) return conversations;
    after = organization.conversations.pageInfo.endCursor;
  }
}

/** Compares the stored messages with what visitors received: no acknowledged message is missing, repeated or out of order. */
export function assertKept(ledger: Pick<Ledger, 'visitors' | 'entries'>, stored: Stored): void {
  const known = new Set<string>();
  for (const visitor of ledger.visitors) {
    known.add(visitor.conversationId);
    const conversation = stored.get(visitor.conversationId);
    if (conversation === undefined && visitor.acknowledged.length === 0) continue;
    assert.ok(conversation !== undefined, `conversation ${visitor.conversationId} is lost`);
    assertWhole(visitor, conversation.messages);
  }
  for (const { conversationId, clientMessageId, sequence } of ledger.entries) {
    const message = stored.get(conversationId)?.messages[(sequence ?? 0) - 1];
    assert.equal(message?.clientMessageId, clientMessageId, `message ${String(sequence)} of ${conversationId} moved`);
  }
  // A start whose response was lost is sent again: it may leave an empty conversation, never one with messages.
  for (const [id, { messages }] of stored)
    if (!known.has(id))
      assert.ok(
        messages.every(({ author }) => author !== 'VISITOR'),
        `${id} belongs to no visitor`,
      );
}

/** One conversation: no gap, each message once, in order, with the text that the visitor saw. */
export function assertWhole(visitor: Visitor, messages: readonly Message[]): void {
  assert.deepEqual(
    messages.map((message) => message.sequence),
    messages.map((_, index) => index + 1),
    'a gapless sequence',
  );
  const sent = messages.filter(({ author }) => author === 'VISITOR').map(({ clientMessageId }) => clientMessageId);
  assert.deepEqual(sent, visitor.acknowledged, 'each acknowledged message once and in order');
  for (const [sequence, message] of visitor.received) assert.equal(messages[sequence - 1]?.text, message.text);
}

/** Recounts, from what was read back, the numbers that the dashboard and the plan count from events. */
export function recount(stored: Stored): Counted {
  let conversations = 0;
  let turns = 0;
  for (const { isTest, messages } of stored.values()) {
    const isCounted = !isTest && messages.some(({ author }) => author === 'VISITOR');
    if (!isCounted) continue;
    conversations += 1;
    turns += messages.filter(({ author }, at) => author === 'BOT' && messages[at - 1]?.author === 'VISITOR').length;
  }
  return { conversations, turns };
}

interface Numbers {
  readonly organization: {
    readonly usage: readonly { readonly kind: string; readonly used: number }[];
    readonly metrics: {
      readonly conversations: { readonly value: number };
      readonly botResponseTime: { readonly count: number };
    };
  };
}

/** The numbers that the platform shows. */
export async function readNumbers(
  session: Session,
): Promise<{ readonly numbers: Counted; readonly used: number | undefined }> {
  const hour = 3_600_000;
  const range = { from: new Date(Date.now() - 12 * hour).toISOString(), to: new Date(Date.now() + hour).toISOString() };
  const query = `query ($range: RangeInput!) { organization { id usage { kind used }
    metrics(range: $range) { conversations { value } botResponseTime { count } } } }`;
  const { organization } = await session.data<Numbers>(query, { range });
  const { metrics, usage } = organization;
  return {
    numbers: { conversations: metrics.conversations.value, turns: metrics.botResponseTime.count },
    used: usage.find(({ kind }) => kind === 'CONVERSATIONS')?.used,
  };
}

/** Waits until every number equals the recount; returns how long that took. */
export async function assertNumbers(
  session: Session,
  stored: Stored,
  deadlineMs = waitMs,
): Promise<Counted & { readonly ms: number }> {
  const expected = recount(stored);
  const started = performance.now();
  await eventually(
    async () => {
      const { numbers, used } = await readNumbers(session);
      assert.deepEqual({ ...numbers, used }, { ...expected, used: expected.conversations });
    },
    { deadlineMs, everyMs: 250 },
  );
  return { ...expected, ms: Math.round(performance.now() - started) };
}
