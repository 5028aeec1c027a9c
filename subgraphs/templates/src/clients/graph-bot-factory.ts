import { DomainError, isErrorCode, type Json, type MessageParams } from '@tertulia/errors';
import { planName } from '@tertulia/plan-limits';
import { fromGlobalId, toGlobalId, type SubgraphCaller } from '@tertulia/subgraph';
import type { BotFactory, Caller, ToldError } from '../application/ports.js';

const createBotMutation = `mutation CreateBotFromTemplate($input: CreateBotInput!) {
  createBot(input: $input) { bot { id } userErrors { code message } }
}`;
const publishBotMutation = `mutation PublishBotFromTemplate($input: PublishBotInput!) {
  publishBot(input: $input) { userErrors { code message } }
}`;

interface CreateBotData {
  createBot: { bot: { id: string } | null; userErrors: ToldError[] };
}
interface PublishBotData {
  publishBot: { userErrors: ToldError[] };
}

/** Calls the subgraph `bots` with the caller's permissions. */
export function graphBotFactory(callSubgraph: SubgraphCaller): BotFactory {
  return {
    createBot: async (caller, bot) => {
      const input = {
        ...bot,
        industryId: toGlobalId('industry', bot.industryId),
        templateId: toGlobalId('botTemplate', bot.templateId),
      };
      const { createBot } = await ask<CreateBotData>(callSubgraph, caller, { query: createBotMutation, input });
      return createBot.bot === null
        ? { errors: createBot.userErrors }
        : { botId: fromGlobalId('bot', createBot.bot.id) };
    },
    publishBot: async (caller, botId) => {
      const input = { botId: toGlobalId('bot', botId) };
      const { publishBot } = await ask<PublishBotData>(callSubgraph, caller, { query: publishBotMutation, input });
      return publishBot.userErrors;
    },
  };
}

async function ask<Data>(
  callSubgraph: SubgraphCaller,
  { principal, requestId }: Caller,
  operation: { query: string; input: object },
): Promise<Data> {
  const { query, input } = operation;
  const { data, errors } = await callSubgraph('bots', { query, variables: { input }, principal, requestId });
  const [error] = errors ?? [];
  if (error !== undefined) throw refusalOf(error.extensions);
  if (data === null || data === undefined) throw new DomainError('SUBGRAPH_UNAVAILABLE');
  return data as unknown as Data;
}

/** Converts the other subgraph's error to one of this subgraph, with the same code and data. */
function refusalOf(extensions: Readonly<Record<string, unknown>> | undefined): DomainError {
  const code = extensions?.['code'];
  if (!isErrorCode(code)) return new DomainError('SUBGRAPH_UNAVAILABLE', { cause: extensions });
  const data = extensions?.['data'] as Json | undefined;
  const reference = extensions?.['reference'];
  const params = typeof reference === 'string' ? { reference } : paramsOf(data);
  return new DomainError(code, { params, ...(data === undefined ? {} : { data }) });
}

function paramsOf(data: Json | undefined): MessageParams {
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return {};
  const plain = Object.entries(data).filter(([, value]) => value === null || typeof value !== 'object');
  const params = Object.fromEntries(plain) as MessageParams;
  // The data contains a plan's code for programs, the message its name for people.
  return 'plan' in params ? { ...params, plan: planName(params['plan']) } : params;
}
