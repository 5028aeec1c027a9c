import assert from 'node:assert/strict';
import { eventually, type Session, type UserError } from './graph.ts';

interface Saved {
  readonly draft: { readonly revision: number } | null;
  readonly userErrors: readonly UserError[];
}

/** Replaces the flow of a bot's draft, and its variables, which are texts of the conversation. Throws what was refused. */
export async function saveFlow(
  session: Session,
  botId: string,
  { document, variables: names }: { readonly document: object; readonly variables: readonly string[] },
): Promise<void> {
  const { bot } = await session.data<{ bot: { draft: { revision: number } } }>(
    'query ($id: ID!) { bot(id: $id) { draft { revision } } }',
    { id: botId },
  );
  const variables = names.map((name) => ({ name, type: 'TEXT', scope: 'CONVERSATION', isPersonalData: false }));
  const { saveVariables } = await session.data<{ saveVariables: Saved }>(
    'mutation ($input: SaveVariablesInput!) { saveVariables(input: $input) { draft { revision } userErrors { code message } } }',
    { input: { botId, revision: bot.draft.revision, variables } },
  );
  const revision = saveVariables.draft?.revision;
  const saved = await session.data<{ saveFlow: Saved }>(
    'mutation ($input: SaveFlowInput!) { saveFlow(input: $input) { draft { revision } userErrors { code message } } }',
    { input: { botId, revision, document } },
  );
  assert.deepEqual([saveVariables.userErrors, saved.saveFlow.userErrors], [[], []]);
}

/** Publishes the draft of a bot, and waits until that version is live. Throws what was refused. */
export async function publishDraft(session: Session, botId: string, version: number): Promise<void> {
  const { publishBot } = await session.data<{ publishBot: { userErrors: UserError[]; problems: unknown[] } }>(
    'mutation ($id: ID!) { publishBot(input: { botId: $id, changedConversationsNote: "Otro flujo." }) { problems { code field } userErrors { code } } }',
    { id: botId },
  );
  assert.deepEqual(publishBot.userErrors, [], JSON.stringify(publishBot.problems));
  await eventually(async () => {
    const { bot } = await session.data<{ bot: { liveVersion: { number: number } } }>(
      'query ($id: ID!) { bot(id: $id) { liveVersion { number } } }',
      { id: botId },
    );
    assert.equal(bot.liveVersion.number, version);
  });
}
