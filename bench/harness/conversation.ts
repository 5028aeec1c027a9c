import type { Principal } from '../../packages/domain/principal/dist/index.js';
import type { Subgraph } from '../../packages/platform/subgraph/dist/index.js';

/** The bot of a conversation, and how to convert its global ids to those of the databases. */
export interface Talk {
  readonly organizationId: string;
  readonly botId: string;
  readonly publicId: string;
  readonly uuidOf: (id: string) => string;
}

interface Awaiting {
  readonly kind: string;
  readonly choices: readonly { readonly id: string }[];
}

interface Payload {
  readonly conversationId: string;
  readonly state: string;
  readonly userErrors: readonly unknown[];
  readonly awaiting: Awaiting | null;
}

interface Asking {
  readonly query: string;
  readonly principal: Principal;
  readonly input: Readonly<Record<string, unknown>>;
}

const fields = `conversationId state userErrors { code } awaiting { kind choices { id } }`;
const start = `mutation ($input: StartConversationInput!) { startConversation(input: $input) { ${fields} } }`;
const send = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { ${fields} } }`;
const turnsMax = 20;

/** Always the same visitor: chooses the first option and replies to the end of the flow. Returns the number of turns. */
export async function converse(runtime: Subgraph, { organizationId, botId, publicId, uuidOf }: Talk): Promise<number> {
  const visitor: Principal = { kind: 'ANONYMOUS', locale: 'es' };
  let payload = await ask(runtime, {
    query: start,
    principal: visitor,
    input: { publicId, channel: 'WEB', locale: 'es' },
  });
  const conversationId = uuidOf(payload.conversationId);
  const principal: Principal = { kind: 'VISITOR', organizationId, botId, conversationId, locale: 'es' };
  let turns = 1;
  while (turns < turnsMax && payload.state === 'BOT' && payload.awaiting !== null) {
    const input = { clientMessageId: `bench-${turns}`, ...replyTo(payload.awaiting) };
    payload = await ask(runtime, { query: send, principal, input });
    turns += 1;
  }
  return turns;
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

async function ask(runtime: Subgraph, { query, principal, input }: Asking): Promise<Payload> {
  const { data, errors } = await runtime.execute({ query, variables: { input }, principal, requestId: 'bench' });
  if (errors !== undefined) throw new Error(errors.map((error) => error.message).join('; '));
  const [payload] = Object.values((data ?? {}) as Record<string, Payload>);
  if (payload === undefined) throw new Error('runtime returned no payload');
  if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
  return payload;
}
