import { modelTokensMax, trialEntitlements } from '@tertulia/plan-limits';
import { eventOf } from '@tertulia/use-case';
import { modelAnswerSchema, type ModelAnswer } from '../connectors/openai-compatible/model-answer.js';
import type { UsableConnection } from './credentials.js';
import { monthOf, type ModelBudget, type ModelStores } from './model-budget-ports.js';
import type { AttemptResult, EffectRun, OutsideDependencies } from './outside-ports.js';

/** Tokens that are set aside for a call until it is known how many it took. */
export interface ReservedTokens {
  readonly run: EffectRun;
  readonly connection: UsableConnection;
  readonly tokens: number;
  readonly budgets: readonly ModelBudget[];
}

/** Why a call is not made: the conversation, or the month of the bot, the connection or the organization, has no tokens left. */
export type TokensSpent = 'TOKENS_SPENT_CONVERSATION' | 'TOKENS_SPENT_MONTH' | 'TOKENS_SPENT_ORGANIZATION';

class Spent extends Error {
  constructor(readonly code: TokensSpent) {
    super(code);
  }
}

/**
 * Sets aside what a call of a language model may take at most, so that calls at the same time cannot exceed a limit together. Null for
 * work of another kind. A process that dies before `settleTokens` leaves its reservation counted.
 */
export async function reserveTokens(
  deps: OutsideDependencies,
  run: EffectRun,
  connection: UsableConnection,
): Promise<ReservedTokens | TokensSpent | null> {
  const { effect, organizationId } = run;
  if (effect?.kind !== 'action') return null;
  const connector = await deps.connectors.find(organizationId, connection.connector, connection.connectorVersion);
  const action = connector?.actions.find(({ name }) => name === effect.action);
  const tokens = action?.tokensMost?.(effect.inputs) ?? null;
  if (tokens === null) return null;
  const now = deps.clock.now();
  let limited: readonly Limited[] = [];
  try {
    await deps.models.transact({ organizationId }, async ({ budgets, entitlements }) => {
      const { planCode } = (await entitlements.of(organizationId)) ?? trialEntitlements(now);
      limited = limitedBudgets(run, connection, { now, ofOrganization: modelTokensMax[planCode] });
      for (const { budget, limit, code } of limited) {
        const sum = await budgets.add(budget, tokens, now);
        if (limit !== null && sum > limit) throw new Spent(code);
      }
    });
  } catch (error) {
    if (error instanceof Spent) return error.code;
    throw error;
  }
  return { run, connection, tokens, budgets: limited.map(({ budget }) => budget) };
}

interface Limited {
  readonly budget: ModelBudget;
  /** Null where nothing is limited. */
  readonly limit: number | null;
  readonly code: TokensSpent;
}

/** In one order for all calls, so that none waits for another in a circle. */
function limitedBudgets(
  run: EffectRun,
  { id, fields }: UsableConnection,
  { now, ofOrganization }: { readonly now: Date; readonly ofOrganization: number },
): Limited[] {
  const { organizationId, conversationId, botId, effect } = run;
  const limits = effect?.kind === 'action' ? effect.tokenLimits : undefined;
  const ofConnection = Number(fields['tokensMonth'] ?? '');
  const month = monthOf(now);
  const inMonth = 'TOKENS_SPENT_MONTH';
  return [
    {
      budget: { organizationId, scope: 'CONVERSATION', scopeId: conversationId, month: '' },
      limit: limits?.conversation ?? null,
      code: 'TOKENS_SPENT_CONVERSATION',
    },
    { budget: { organizationId, scope: 'BOT', scopeId: botId, month }, limit: limits?.month ?? null, code: inMonth },
    {
      budget: { organizationId, scope: 'CONNECTION', scopeId: id, month },
      limit: ofConnection > 0 ? ofConnection : null,
      code: inMonth,
    },
    {
      budget: { organizationId, scope: 'ORGANIZATION', scopeId: organizationId, month },
      limit: ofOrganization,
      code: 'TOKENS_SPENT_ORGANIZATION',
    },
  ];
}

/**
 * Counts what the call took in place of what was set aside, and reports it. A call that failed counts nothing: its server did not say
 * what it took.
 */
export async function settleTokens(
  deps: OutsideDependencies,
  reserved: ReservedTokens,
  result: AttemptResult,
): Promise<void> {
  const { run, budgets: counted, tokens } = reserved;
  const { organizationId } = run;
  const read = result.kind === 'done' ? modelAnswerSchema.safeParse(result.value) : null;
  const answer = read?.success === true ? read.data : null;
  const difference = (answer?.tokens ?? 0) - tokens;
  await deps.models.transact({ organizationId }, async (stores) => {
    for (const budget of counted) await stores.budgets.add(budget, difference, deps.clock.now());
    if (answer !== null) await emitUse(deps, stores, { reserved, answer });
  });
}

async function emitUse(
  deps: OutsideDependencies,
  { events }: Pick<ModelStores, 'events'>,
  { reserved, answer }: { readonly reserved: ReservedTokens; readonly answer: ModelAnswer },
): Promise<void> {
  const { organizationId, botId, conversationId, isSimulation } = reserved.run;
  const { id: connectionId } = reserved.connection;
  const { promptTokens, completionTokens, isEstimated, costMicros, currency } = answer;
  const payload = {
    ...{ connectionId, botId, conversationId, isSimulation, promptTokens, completionTokens, isEstimated },
    ...{ model: answer.model.slice(0, 200) || '-', costMicros, currency },
  };
  await events.emit(eventOf(deps, 'integrations.model-used.v1', { organizationId, payload }));
}

const keptMs = 62 * 86_400_000;

/** Deletes counters of conversations that are over and of months gone by. */
export async function sweepTokens({ models, clock }: Pick<OutsideDependencies, 'models' | 'clock'>): Promise<void> {
  const before = new Date(clock.now().getTime() - keptMs);
  await models.transact({ platform: 'sweep of counted tokens' }, async ({ budgets }) => budgets.deleteBefore(before));
}
