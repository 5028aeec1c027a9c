'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { failureOf, useRefetchOnReconnect, type Failure } from '../../../apollo/index.js';
import {
  PinnedConversationsDocument,
  ReplayPinnedConversationsDocument,
  UnpinConversationDocument,
  type PinCoveragePartsFragment,
  type PinPartsFragment,
  type PinReplayPartsFragment,
} from '../../../gql/graphql.js';
import { useBuilder, useDraft } from '../../bots/index.js';
import { batchesOf } from '../model/batches.js';

/** How far a run is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface PinsView {
  /** Null until they are loaded. */
  readonly pins: readonly PinPartsFragment[] | null;
  /** What they would notice; null until it is measured, and where it could not be. */
  readonly coverage: PinCoveragePartsFragment | null;
  readonly isMeasuring: boolean;
  readonly failure: Failure | null;
  readonly retry: () => void;
  /** By the id of the pin; without those that were not held yet. */
  readonly replays: ReadonlyMap<string, PinReplayPartsFragment>;
  /** Null while none runs. */
  readonly progress: Progress | null;
  readonly runAll: () => void;
  readonly remove: (pin: PinPartsFragment) => Promise<void>;
}

/** The pinned conversations of the open bot, held on its draft when the page opens and when they change. */
export function usePins(): PinsView {
  const t = useTranslations('pins');
  const { botId } = useBuilder();
  const { data, error, loading, refetch } = useQuery(PinnedConversationsDocument, {
    variables: { botId },
    fetchPolicy: 'cache-and-network',
    // Without what they would notice, the list is shown all the same.
    errorPolicy: 'all',
  });
  const pins = data?.bot?.pinnedConversations ?? null;
  const coverage = data?.bot?.pinCoverage ?? null;
  const retry = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  useRefetchOnReconnect(retry);
  const run = useRuns(pins);
  const [unpin] = useMutation(UnpinConversationDocument);
  const remove = async ({ id }: PinPartsFragment): Promise<void> => {
    const send = async () =>
      (await unpin({ variables: { input: { pinnedConversationId: id } } })).data?.unpinConversation?.userErrors;
    if (await attempt(send, { failed: t('failed') })) await refetch().catch(() => undefined);
  };
  const isFailed = pins === null && (error !== undefined || data !== undefined);
  const failure = isFailed && error !== undefined ? failureOf(error) : null;
  return { pins, coverage, isMeasuring: loading, failure, retry, remove, ...run };
}

function useRuns(pins: readonly PinPartsFragment[] | null): Pick<PinsView, 'replays' | 'progress' | 'runAll'> {
  const t = useTranslations('pins');
  const { botId } = useBuilder();
  const draft = useDraft();
  const [replay] = useMutation(ReplayPinnedConversationsDocument, { fetchPolicy: 'no-cache' });
  const [replays, setReplays] = useState<ReadonlyMap<string, PinReplayPartsFragment>>(new Map());
  const [progress, setProgress] = useState<Progress | null>(null);
  const held = useRef(new Set<string>());
  const run = useCallback(
    async (ids: readonly string[]): Promise<void> => {
      await draft.whenSaved();
      for (const { batch, done } of batchesOf(ids)) {
        setProgress({ done, total: ids.length });
        const input = { botId, pinnedConversationIds: batch };
        const send = async () => {
          const answer = (await replay({ variables: { input } })).data?.replayPinnedConversations;
          const found = (answer?.replays ?? []).map((one) => [one.pinnedConversation.id, one] as const);
          setReplays((known) => new Map([...known, ...found]));
          return answer?.userErrors;
        };
        if (!(await attempt(send, { failed: t('failed') }))) break;
      }
      setProgress(null);
    },
    [botId, draft, replay, t],
  );
  const runAll = useCallback(() => void run((pins ?? []).map(({ id }) => id)), [pins, run]);
  useEffect(() => {
    // What is new, and what was changed or accepted since.
    const fresh = (pins ?? []).filter(({ id, updatedAt }) => !held.current.has(`${id} ${updatedAt}`));
    for (const { id, updatedAt } of fresh) held.current.add(`${id} ${updatedAt}`);
    if (fresh.length > 0) void run(fresh.map(({ id }) => id));
  }, [pins, run]);
  return { replays, progress, runAll };
}
