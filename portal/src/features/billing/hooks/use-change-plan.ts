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

/** The cost and the start date of a plan change. */
export type PlanPreview = NonNullable<PreviewPlanChangeMutation['previewPlanChange']['preview']>;

/** A plan change before it is confirmed; `preview` is null until it is loaded. */
export type PlanChange = {
  preview: PlanPreview | null;
  problem: string | null;
  isBusy: boolean;
  retry: () => void;
  /** True when the change was made. */
  confirm: () => Promise<boolean>;
};

/** Loads the preview of a plan change, and makes the change when it is confirmed. */
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
  const fail = useCallback((error: unknown) => setProblem(failureOf(error).message ?? t('failed')), [t]);
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
