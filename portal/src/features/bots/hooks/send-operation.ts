import { CombinedGraphQLErrors, type ApolloClient } from '@apollo/client';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import {
  CreateFlowDocument,
  DeleteFlowDocument,
  DeleteKnowledgeEntryDocument,
  DeletePromptDocument,
  SaveFlowDocument,
  SaveKnowledgeEntryDocument,
  SavePromptDocument,
  SaveVariablesDocument,
  UpdateAnswerModelDocument,
  UpdateBotSettingsDocument,
  UpdateBusinessProfileDocument,
  UpdateIntentSettingsDocument,
  UpdateThemeDocument,
} from '../../../gql/graphql.js';
import { isTemporaryId, type DraftOperation } from '../model/draft-operation.js';
import { intentInput } from '../model/intent-settings.js';
import { faultOutcome, outcomeOf, type SavePayload, type SentOutcome } from '../model/save-outcome.js';

/** The draft and the revision that an operation is based on. */
interface Base {
  botId: string;
  revision: number;
  /** The id of this save; an entry that it creates gets the same id. */
  saveId: string;
}

/** Saves one operation. Never throws: a failure is returned as an outcome. */
export async function sendOperation(client: ApolloClient, operation: DraftOperation, base: Base): Promise<SentOutcome> {
  try {
    return await send(client, operation, base);
  } catch (error) {
    return faultOutcome(error, CombinedGraphQLErrors.is(error) ? error.errors : []);
  }
}

async function send(client: ApolloClient, operation: DraftOperation, base: Base): Promise<SentOutcome> {
  switch (operation.kind) {
    case 'flow':
    case 'createFlow':
    case 'deleteFlow':
      return sendFlow(client, operation, base);
    case 'variables': {
      const input = { ...base, variables: operation.variables };
      return outcomeOf((await run(client, SaveVariablesDocument, { input })).saveVariables);
    }
    case 'profile': {
      const input = { ...base, profile: operation.profile };
      return outcomeOf((await run(client, UpdateBusinessProfileDocument, { input })).updateBusinessProfile);
    }
    case 'theme':
      return outcomeOf(
        (await run(client, UpdateThemeDocument, { input: { ...base, ...operation.theme } })).updateTheme,
      );
    case 'settings': {
      const input = { ...base, ...operation.settings };
      return outcomeOf((await run(client, UpdateBotSettingsDocument, { input })).updateBotSettings);
    }
    case 'answerModel': {
      const input = { ...base, answerModel: operation.answerModel };
      return outcomeOf((await run(client, UpdateAnswerModelDocument, { input })).updateAnswerModel);
    }
    case 'intents': {
      const input = { ...base, ...intentInput(operation.intents) };
      return outcomeOf((await run(client, UpdateIntentSettingsDocument, { input })).updateIntentSettings);
    }
    case 'knowledge':
      return sendKnowledge(client, operation.entry, base);
    case 'deleteKnowledge': {
      if (isTemporaryId(operation.id)) return { kind: 'saved', revision: base.revision };
      const input = { ...base, id: operation.id };
      return outcomeOf((await run(client, DeleteKnowledgeEntryDocument, { input })).deleteKnowledgeEntry);
    }
    case 'prompt':
      return sendPrompt(client, operation, base);
    case 'deletePrompt': {
      if (isTemporaryId(operation.id)) return { kind: 'saved', revision: base.revision };
      const input = { ...base, promptId: operation.id };
      return outcomeOf((await run(client, DeletePromptDocument, { input })).deletePrompt);
    }
  }
}

type FlowOperation = Extract<DraftOperation, { kind: 'flow' | 'createFlow' | 'deleteFlow' }>;
type KnowledgeOperation = Extract<DraftOperation, { kind: 'knowledge' }>;
type PromptOperation = Extract<DraftOperation, { kind: 'prompt' }>;

async function sendFlow(client: ApolloClient, operation: FlowOperation, base: Base): Promise<SentOutcome> {
  if (operation.kind === 'deleteFlow') {
    const input = { ...base, flowId: operation.id };
    return outcomeOf((await run(client, DeleteFlowDocument, { input })).deleteFlow);
  }
  const { flow } = operation;
  if (operation.kind === 'flow')
    return outcomeOf((await run(client, SaveFlowDocument, { input: { ...base, document: flow } })).saveFlow);
  const input = { ...base, name: flow.name, document: flow };
  return outcomeOf((await run(client, CreateFlowDocument, { input })).createFlow);
}

async function sendKnowledge(
  client: ApolloClient,
  entry: KnowledgeOperation['entry'],
  base: Base,
): Promise<SentOutcome> {
  const isNew = isTemporaryId(entry.id);
  const input = { ...base, ...entry, id: isNew ? null : entry.id };
  const { saveKnowledgeEntry: answer } = await run(client, SaveKnowledgeEntryDocument, { input });
  return outcomeOf(answer, isNew ? { from: entry.id, to: base.saveId } : undefined);
}

async function sendPrompt(client: ApolloClient, operation: PromptOperation, base: Base): Promise<SentOutcome> {
  const { id, ...parts } = operation.prompt;
  const input = { ...base, ...parts, promptId: isTemporaryId(id) ? null : id, note: operation.note };
  const { savePrompt: answer } = await run(client, SavePromptDocument, { input });
  return outcomeOf(answer satisfies SavePayload, isTemporaryId(id) ? { from: id, to: base.saveId } : undefined);
}

async function run<TData, TVariables extends Record<string, unknown>>(
  client: ApolloClient,
  mutation: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
): Promise<TData> {
  const { data } = await client.mutate({ mutation, variables } as Parameters<typeof client.mutate>[0]);
  return data as TData;
}
