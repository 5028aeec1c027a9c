'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PlanAndUsageDocument, SetLimitPolicyDocument, type LimitPolicy } from '../../../gql/graphql.js';
import { attempt } from '../../../apollo/attempt.js';
import { RadioTiles, showDone } from '../../../ui/index.js';

/** What happens when the conversations of the month are used up. */
export function LimitPolicyChoice({ policy }: { policy: LimitPolicy }) {
  const t = useTranslations('billing');
  const [wanted, setWanted] = useState<LimitPolicy | null>(null);
  const [save] = useMutation(SetLimitPolicyDocument, {
    refetchQueries: [PlanAndUsageDocument],
    awaitRefetchQueries: true,
  });
  const choose = async (next: LimitPolicy): Promise<void> => {
    if (next === (wanted ?? policy)) return;
    setWanted(next);
    const retry = { label: t('retry'), onRetry: () => void choose(next) };
    const send = async () => (await save({ variables: { input: { policy: next } } })).data?.setLimitPolicy.userErrors;
    if (await attempt(send, { failed: t('failed'), retry })) showDone(t('policy.done'));
    setWanted(null);
  };
  return (
    <section aria-labelledby="policy-title" className="flex flex-col gap-3 pt-2">
      <h2 id="policy-title">{t('policy.title')}</h2>
      <RadioTiles
        label={t('policy.title')}
        value={wanted ?? policy}
        onValueChange={(next) => void choose(next)}
        tiles={(['SOFT', 'HARD'] as const).map((own) => ({
          value: own,
          label: t(`policy.${own}.name`),
          hint: t(`policy.${own}.text`),
        }))}
        className="sm:grid-cols-2"
      />
    </section>
  );
}
