import type { Principal, VisitorPrincipal } from '@tertulia/principal';
import { tryFromGlobalId, type Subgraph } from '@tertulia/subgraph';
import type { Chance } from './chance.js';
import type { Moment, TravellingClock } from './travelling-clock.js';
import { Visitor, type Awaited } from './visitor.js';

export interface VisitedBot {
  organizationId: string;
  /** uuid. */
  botId: string;
  publicId: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  locale: 'es' | 'en';
}

export interface VisitTools {
  runtime: Pick<Subgraph, 'execute'>;
  clock: TravellingClock;
  chance: Chance;
  /** The moment for which the demo is made. */
  readonly now: Date;
  /** Replies to a visitor who waits for a person; null where no member does. */
  member: Principal | null;
}

interface VisitorPayload {
  conversationId: string | null;
  awaiting: Awaited | null;
  state: string | null;
  endReason: string | null;
  messages: { author: string; text: string }[];
  userErrors: { code: string }[];
}

const payloadFields = `conversationId state endReason messages { author text } userErrors { code }
  awaiting { kind isMultiple min max scale choices { id label } }`;
const startMutation = `mutation ($input: StartConversationInput!) { startConversation(input: $input) { ${payloadFields} } }`;
const sendMutation = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { ${payloadFields} } }`;
const leaveMutation = `mutation { endConversation { ${payloadFields} } }`;
const memberMutations = [
  `mutation ($id: ID!) { takeOverConversation(input: { conversationId: $id }) { userErrors { code } } }`,
  `mutation ($id: ID!, $key: String!) { sendMemberMessage(input: { conversationId: $id, clientMessageId: $key,
    text: "Hola, con gusto te ayudo. Quedó anotado, te esperamos." }) { userErrors { code } } }`,
  `mutation ($id: ID!) { resolveConversation(input: { conversationId: $id }) { userErrors { code } } }`,
];

const turnsMax = 24;
const dayMs = 86_400_000;

/** One visitor's conversation with a bot through the real API, from `at` on. Returns when it ended. */
export async function runVisit(tools: VisitTools, bot: VisitedBot, at: Date): Promise<Date> {
  const moment: Moment = { now: at };
  return tools.clock.at(moment, async () => {
    const visitor = new Visitor(tools.chance, bot.country);
    const principal: Principal = { kind: 'ANONYMOUS', locale: bot.locale };
    const input = { publicId: bot.publicId, channel: 'WEB', locale: bot.locale };
    let payload = await ask(tools, { query: startMutation, field: 'startConversation', principal, input });
    const conversationId = payload.conversationId;
    if (conversationId === null) throw new Error(`the demo bot refused: ${JSON.stringify(payload.userErrors)}`);
    const asVisitor = visitorPrincipal(bot, conversationId);
    for (let turn = 0; turn < turnsMax && payload.state !== 'ENDED'; turn += 1) {
      const reply = visitor.reply(payload.awaiting, lastText(payload));
      if (reply === null) break;
      moment.now = new Date(moment.now.getTime() + visitor.thinkingMs());
      payload = await ask(tools, {
        query: sendMutation,
        field: 'sendMessage',
        principal: asVisitor,
        input: { clientMessageId: `demo-${turn}`, ...reply },
      });
    }
    if (payload.state !== 'WAITING_HUMAN' || (await attend(tools, moment, conversationId))) return moment.now;
    // A visitor who gets no reply leaves in the end; only those of the last day still wait.
    if (tools.now.getTime() - moment.now.getTime() > dayMs) {
      moment.now = new Date(moment.now.getTime() + tools.chance.between(600, 2_400) * 1_000);
      await ask(tools, { query: leaveMutation, field: 'endConversation', principal: asVisitor });
    }
    return moment.now;
  });
}

/** A member takes over after a few minutes, replies and closes; false where none does. */
async function attend(tools: VisitTools, moment: Moment, conversationId: string): Promise<boolean> {
  const { member, chance, runtime } = tools;
  if (member === null || chance.isLucky(0.15)) return false;
  for (const query of memberMutations) {
    moment.now = new Date(moment.now.getTime() + chance.between(20, 240) * 1_000);
    const variables = { id: conversationId, ...(query.includes('$key') ? { key: 'demo-member' } : {}) };
    const { errors } = await runtime.execute({ query, variables, principal: member, requestId: 'demo' });
    if (errors !== undefined) throw new Error(`demo member: ${errors.map((error) => error.message).join('; ')}`);
  }
  return true;
}

async function ask(
  tools: VisitTools,
  { query, field, principal, input }: { query: string; field: string; principal: Principal; input?: object },
): Promise<VisitorPayload> {
  const variables = input === undefined ? {} : { input };
  const result = await tools.runtime.execute({ query, variables, principal, requestId: 'demo' });
  if (result.errors !== undefined) throw new Error(`demo ${field}: ${result.errors.map((e) => e.message).join('; ')}`);
  return result.data?.[field] as VisitorPayload;
}

function visitorPrincipal(bot: VisitedBot, conversationId: string): VisitorPrincipal {
  const uuid = tryFromGlobalId('conversation', conversationId);
  if (uuid === null) throw new Error('a conversation without an id of ours');
  const { organizationId, botId, locale } = bot;
  return { kind: 'VISITOR', organizationId, botId, conversationId: uuid, locale };
}

function lastText(payload: VisitorPayload): string {
  return payload.messages.findLast((message) => message.author === 'BOT')?.text ?? '';
}
