'use client';
import { useMutation } from '@apollo/client/react';
import { insightsOf, type Insight } from '@tertulia/insights';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { SilenceInsightsDocument } from '../../../gql/graphql.js';
import { dayOf } from '../../../i18n/days.js';
import { showDone, useNow } from '../../../ui/index.js';
import { useViewer } from '../../identity/index.js';
import { insightFacts } from '../model/insight-facts.js';
import type { Period } from '../model/period.js';
import type { DashboardNumbers } from './use-dashboard-numbers.js';

/** The remarkable facts of the metrics on the home screen, without those that the person has silenced. */
export function useInsights(
  { numbers, charts, week }: DashboardNumbers,
  period: Period,
): { insights: readonly Insight[]; silence: (insight: Insight) => void } {
  const t = useTranslations('dashboard.insights');
  const { user, organization } = useViewer();
  const today = dayOf(useNow(), organization.timeZone);
  const [send] = useMutation(SilenceInsightsDocument);
  const { silencedInsights } = user;
  const insights = useMemo(() => {
    if (numbers === null || charts === null) return [];
    const all = insightsOf(insightFacts({ numbers, charts, week }, period, today));
    return all.filter(({ key }) => !silencedInsights.includes(key));
  }, [numbers, charts, week, period, today, silencedInsights]);
  const store = (keys: string[]): Promise<boolean> =>
    attempt(
      async () => {
        // Hidden at once; shown again if it could not be stored.
        const silenced = { __typename: 'User' as const, id: user.id, silencedInsights: keys };
        const optimisticResponse = { updateProfile: { user: silenced, userErrors: [] } };
        return (await send({ variables: { keys }, optimisticResponse })).data?.updateProfile.userErrors;
      },
      { failed: t('failed') },
    );
  const silence = async ({ key }: Insight): Promise<void> => {
    const before = [...silencedInsights];
    const isDone = await store([key, ...before]);
    if (isDone) showDone(t('silenced'), { label: t('undo'), onUndo: () => void store(before) });
  };
  return { insights, silence: (insight) => void silence(insight) };
}
