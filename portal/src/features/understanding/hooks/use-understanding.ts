'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { failureOf, useRefetchOnReconnect, type Failure } from '../../../apollo/index.js';
import { BotUnderstandingDocument, IgnoreMissesDocument, UnderstandingCheckDocument } from '../../../gql/graphql.js';
import { showDone } from '../../../ui/index.js';
import { useBuilder, useDraft } from '../../bots/index.js';
import type { MissGroup, Understanding, UnderstandingCheck } from '../model/misses.js';

/** What the bot missed; null until it is loaded. */
export function useUnderstanding(): {
  understanding: Understanding | null;
  failure: Failure | null;
  retry: () => void;
  ignore: (group: MissGroup) => Promise<void>;
} {
  const t = useTranslations('understanding');
  const { botId } = useBuilder();
  const { data, error, refetch } = useQuery(BotUnderstandingDocument, {
    variables: { botId },
    fetchPolicy: 'cache-and-network',
  });
  const [send] = useMutation(IgnoreMissesDocument);
  const understanding = data?.bot?.understanding ?? null;
  const retry = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  useRefetchOnReconnect(retry);
  const ignore = async ({ texts }: MissGroup): Promise<void> => {
    const input = { botId, textIds: texts.map(({ id }) => id) };
    const isDone = await attempt(async () => (await send({ variables: { input } })).data?.ignoreMisses.userErrors, {
      failed: t('ignore.failed'),
    });
    if (!isDone) return;
    showDone(t('ignore.done'));
    await refetch().catch(() => undefined);
  };
  return {
    understanding,
    failure: understanding === null && error !== undefined ? failureOf(error) : null,
    retry,
    ignore,
  };
}

/** What the draft makes of the texts, tried again after something was taught and saved. */
export function useCheck({ isWanted }: { isWanted: boolean }): {
  check: UnderstandingCheck | null;
  state: 'trying' | 'failed' | 'known';
  again: () => void;
} {
  const { botId } = useBuilder();
  const draft = useDraft();
  const hasStayed = useHasStayed();
  const { data, error, loading, refetch } = useQuery(UnderstandingCheckDocument, {
    variables: { botId },
    skip: !isWanted || !hasStayed,
    fetchPolicy: 'network-only',
    notifyOnNetworkStatusChange: true,
  });
  const check = data?.bot?.understanding?.check ?? null;
  const again = useCallback(() => {
    void draft.whenSaved().then(async (isSaved) => (isSaved ? refetch().catch(() => undefined) : undefined));
  }, [draft, refetch]);
  const isFailed = error !== undefined || (data !== undefined && check === null);
  return { check, state: loading || !hasStayed ? 'trying' : isFailed ? 'failed' : 'known', again };
}

const stayMs = 500;

/** False for those who only pass by: trying every text on the draft is work for the server. */
function useHasStayed(): boolean {
  const [hasStayed, setStayed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setStayed(true), stayMs);
    return () => clearTimeout(timer);
  }, []);
  return hasStayed;
}
