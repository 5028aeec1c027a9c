'use client';
import { useMutation } from '@apollo/client/react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import {
  ChangePlanDocument,
  PlanAndUsageDocument,
  PreviewPlanChangeDocument,
  type ChangePlanInput,
  type PreviewPlanChangeMutation,
} from '../../../gql/graphql.js';

/** What a change would cost and when it would hold. */
export type PlanPreview = NonNullable<PreviewPlanChangeMutation['previewPlanChange']['preview']>;

/** A change that is being considered. `preview` is null until known. */
export type PlanChange = {
  preview: PlanPreview | null;
  problem: string | null;
  isBusy: boolean;
  retry: () => void;
  /** True when the change was made. */
  confirm: () => Promise<boolean>;
};

/** Asks what a change would mean, and makes it. */
export function useChangePlan({ plan, interval }: ChangePlanInput): PlanChange {
  const t = useTranslations('billing');
  const [ask] = useMutation(PreviewPlanChangeDocument);
  const [change] = useMutation(ChangePlanDocument, {
    refetchQueries: [PlanAndUsageDocument],
    awaitRefetchQueries: true,
  });
  const [preview, setPreview] = useState<PlanPreview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const fail = useCallback(
    (error: unknown) => {
      const { code, message } = failureOf(error);
      setProblem(code === 'NETWORK' || message === null ? t('failed') : message);
    },
    [t],
  );
  const load = useCallback(async () => {
    setProblem(null);
    try {
      const { data } = await ask({ variables: { input: { plan, interval } } });
      setPreview(data?.previewPlanChange.preview ?? null);
      setProblem(data?.previewPlanChange.userErrors[0]?.message ?? null);
    } catch (error) {
      fail(error);
    }
  }, [ask, fail, interval, plan]);
  useEffect(() => {
    void load();
  }, [load]);
  const confirm = async (): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    try {
      const { data } = await change({ variables: { input: { plan, interval } } });
      const message = data?.changePlan.userErrors[0]?.message ?? null;
      setProblem(message);
      return message === null;
    } catch (error) {
      fail(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { preview, problem, isBusy, retry: () => void load(), confirm };
}
