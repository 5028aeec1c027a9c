import { randomUUID } from 'node:crypto';
import type { Principal } from '../../packages/domain/principal/dist/index.js';
import type { Subgraph } from '../../packages/platform/subgraph/dist/index.js';
import { widget } from './operations.ts';
import type { KnownBot } from './world.ts';

interface Awaiting {
  readonly kind: string;
  readonly choices: readonly { readonly id: string }[];
}

/** What the widget receives, as far as a conversation depends on it. */
export interface Payload {
  readonly conversationId: string;
  readonly token: string | null;
  readonly state: string;
  readonly lastSequence: number;
  readonly userErrors: readonly unknown[];
  readonly awaiting: Awaiting | null;
}

/** A request of the widget; `conversation` is what it knows of its conversation. */
export interface WidgetRequest {
  readonly operationName: 'StartConversation' | 'SendMessage';
  readonly query: string;
  readonly variables: { readonly input: Readonly<Record<string, unknown>> };
}

/** Sends a request of the widget, with the conversation's start or null before it. */
export type Send = (request: WidgetRequest, started: Payload | null) => Promise<Payload>;

const turnsMax = 20;

/** A visitor of one bot. */
export interface Talker {
  /** Starts a conversation and leaves it open. */
  readonly start: () => Promise<Payload>;
  /** Has one conversation: chooses the first option and replies to the end of the flow. Resolves with the number of turns. */
  readonly converse: () => Promise<number>;
}

/** A visitor who sends the widget’s requests. */
export async function talker(publicId: string, send: Send): Promise<Talker> {
  const { operations, last } = await widget();
  const request = (operationName: WidgetRequest['operationName'], input: WidgetRequest['variables']['input']) => ({
    operationName,
    query: operations[operationName],
    variables: { input },
  });
  const start = async () => {
    const input = { publicId, locale: 'es', resumeToken: null, last, channel: 'WEB' };
    return accepted(await send(request('StartConversation', input), null));
  };
  const converse = async () => {
    const started = await start();
    let payload = started;
    let turns = 1;
    while (turns < turnsMax && payload.state === 'BOT' && payload.awaiting !== null) {
      const reply = { clientMessageId: randomUUID(), after: payload.lastSequence, ...replyTo(payload.awaiting) };
      payload = accepted(await send(request('SendMessage', reply), started));
      turns += 1;
    }
    return turns;
  };
  return { start, converse };
}

/** A visitor of runtime alone: the gateway, which verifies visitors, is left out. */
export async function talkerOf(runtime: Subgraph, bot: KnownBot): Promise<Talker> {
  const { tryFromGlobalId } = await import('../../packages/platform/subgraph/dist/index.js');
  const { organizationId, botId, publicId } = bot;
  return talker(publicId, async ({ query, variables }, started) => {
    const conversationId = started === null ? null : tryFromGlobalId('conversation', started.conversationId);
    const principal: Principal =
      conversationId === null
        ? { kind: 'ANONYMOUS', locale: 'es' }
        : { kind: 'VISITOR', organizationId, botId, conversationId, locale: 'es' };
    const { data, errors } = await runtime.execute({ query, variables, principal, requestId: 'bench' });
    if (errors !== undefined) throw new Error(errors.map((error) => error.message).join('; '));
    return (data as unknown as { readonly payload: Payload }).payload;
  });
}

function accepted(payload: Payload): Payload {
  if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
  return payload;
}

function replyTo({ kind, choices }: Awaiting) {
  if (kind === 'CHOICE') return { choiceIds: choices.slice(0, 1).map(({ id }) => id) };
  if (kind === 'RATING') return { rating: 5 };
  const texts: Readonly<Record<string, string>> = {
    EMAIL: 'marta@correo.example',
    PHONE: '55 1234 5678',
    DATE: 'mañana',
    NUMBER: '2',
    TEXT: 'Marta Ríos',
  };
  return { text: texts[kind] };
}
