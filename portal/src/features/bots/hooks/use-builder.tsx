'use client';
import type { ApolloClient } from '@apollo/client';
import type { BotDefinition, Problem } from '@tertulia/flow-engine';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { BuilderBotDocument, type BuilderBotQuery } from '../../../gql/graphql.js';
import { createBuilderUi, type BuilderUi } from '../model/builder-ui.js';
import type { DraftSession } from '../model/draft-session.js';
import type { ServerDraft } from '../model/server-draft.js';
import { openDraft } from '../model/draft-store.js';
import { type BotReads, createBotReads } from './bot-reads.js';
import { draftStorage } from './draft-storage.js';
import { createProblemWatch, type ProblemWatch } from './problem-watch.js';
import { sendOperation } from './send-operation.js';

export type BuilderBot = NonNullable<BuilderBotQuery['bot']>;

interface BuilderContextValue {
  botId: string;
  draft: DraftSession;
  reads: BotReads;
  ui: StoreApi<BuilderUi>;
  /** Problems of the draft with its local changes. */
  problems: StoreApi<Problem[]>;
  /** Has connections checked, too. */
  knowConnections: ProblemWatch['knowConnections'];
}

const BuilderContext = createContext<BuilderContextValue | null>(null);

/** The draft of a bot as returned by the query. The server guarantees the definition's shape. */
export function serverDraft(bot: Pick<BuilderBot, 'draft'>): ServerDraft {
  const { revision, updatedAt, updatedBy, definition, saveIds } = bot.draft;
  const by = updatedBy?.name ?? null;
  return { revision, updatedAt, updatedBy: by, saveIds, definition: definition as BotDefinition };
}

/** Fetches the bot with its current draft; null if there is none. */
export async function fetchBot(reads: BotReads): Promise<BuilderBot | null> {
  const data = await reads.read(BuilderBotDocument);
  return data?.bot ?? null;
}

async function fetchDraft(reads: BotReads): Promise<ServerDraft | null> {
  try {
    const bot = await fetchBot(reads);
    return bot === null ? null : serverDraft(bot);
  } catch {
    return null;
  }
}

/** Opens the draft once and keeps it while the person moves between the builder's tabs. */
export function BuilderProvider({ bot, children }: { bot: BuilderBot; children: ReactNode }) {
  const client = useApolloClient();
  const [opened] = useState(() => open(bot, client));
  const { draft, storage, problems } = opened;
  useEffect(() => {
    const stopWatching = problems.watch();
    draft.begin();
    return () => {
      stopWatching();
      storage.flush();
    };
  }, [draft, storage, problems]);
  useLeaveGuard(draft, storage.flush);
  const value = useMemo(
    () => ({ ...opened.value, problems: problems.store, knowConnections: problems.knowConnections }),
    [opened, problems],
  );
  return <BuilderContext value={value}>{children}</BuilderContext>;
}

function open(bot: BuilderBot, client: ApolloClient) {
  const storage = draftStorage(bot.id);
  const reads = createBotReads(client, bot.id);
  const draft = openDraft(serverDraft(bot), {
    send: (operation, base) => sendOperation(client, operation, { botId: bot.id, ...base }),
    fetch: () => fetchDraft(reads),
    newSaveId: () => crypto.randomUUID(),
    storage,
    schedule: (task, delayMs) => {
      const timer = setTimeout(task, delayMs);
      return () => clearTimeout(timer);
    },
    now: () => new Date(),
  });
  return {
    draft,
    storage,
    problems: createProblemWatch(draft),
    value: { botId: bot.id, ui: createBuilderUi(), draft, reads },
  };
}

/** Saves when the connection returns or the page is hidden, and warns before unsaved work is lost. */
function useLeaveGuard(draft: DraftSession, keep: () => void): void {
  useEffect(() => {
    const flush = (): void => {
      if (draft.hasUnsaved() && draft.store.getState().status.kind !== 'stale') draft.flush();
    };
    const guard = (event: BeforeUnloadEvent): void => {
      if (draft.hasUnsaved()) event.preventDefault();
    };
    const onVisibility = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    addEventListener('pagehide', keep);
    addEventListener('online', flush);
    addEventListener('beforeunload', guard);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      removeEventListener('pagehide', keep);
      removeEventListener('online', flush);
      removeEventListener('beforeunload', guard);
      document.removeEventListener('visibilitychange', onVisibility);
      flush();
    };
  }, [draft, keep]);
}

/** The open builder; only inside `BuilderProvider`. */
export function useBuilder(): BuilderContextValue {
  const value = use(BuilderContext);
  if (value === null) throw new Error('useBuilder needs a BuilderProvider');
  return value;
}

/** The open draft. */
export function useDraft(): DraftSession {
  return useBuilder().draft;
}

/** The definition with every local change. */
export function useDefinition(): BotDefinition {
  return useStore(useDraft().store, (state) => state.definition);
}

/** Selects from the UI state that the parts of the builder share. */
export function useBuilderUi<T>(select: (state: BuilderUi) => T): T {
  return useStore(useBuilder().ui, select);
}

/** The bot as cached: name, state, publication, and the problems found by the server. */
export function useBuilderBot(): BuilderBot | null {
  const { botId } = useBuilder();
  const { data } = useQuery(BuilderBotDocument, { variables: { botId }, fetchPolicy: 'cache-only' });
  return useMemo(() => data?.bot ?? null, [data]);
}
