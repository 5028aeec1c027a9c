'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormAction } from '../../../apollo/index.js';
import { TestAlertRuleDocument, type AlertMeasureInput, type TestAlertRuleMutation } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { AreaChart, Button, FormProblem } from '../../../ui/index.js';

type Tested = NonNullable<TestAlertRuleMutation['testAlertRule']['test']>;

/** Shows what the rule, as it is typed, would have done in the last week. Nothing is asked before the button is pressed. */
export function RulePreview({ ruleId, measure }: { ruleId: string; measure: AlertMeasureInput }) {
  const t = useTranslations('notifications.ruleTest');
  const [test] = useMutation(TestAlertRuleDocument);
  const [tested, setTested] = useState<Tested | null>(null);
  const failed = useTranslations('notifications.rules')('failed');
  const { problems, isBusy, run } = useFormAction({ controlOf: () => null, failed });
  const start = (): void => {
    void run(async () => {
      const { data } = await test({ variables: { input: { ruleId, measure } } });
      setTested(data?.testAlertRule.test ?? null);
      return data?.testAlertRule.userErrors ?? [];
    });
  };
  return (
    <div className="flex flex-col gap-3">
      <Button isLoading={isBusy} onClick={start}>
        {t('action')}
      </Button>
      <FormProblem text={problems.whole} />
      <div role="status">{tested === null ? null : <p>{t('times', { count: tested.timesTold })}</p>}</div>
      {tested === null ? null : <Week tested={tested} limit={measure.threshold ?? null} />}
    </div>
  );
}

function Week({ tested: { hours }, limit }: { tested: Tested; limit: number | null }) {
  const t = useTranslations('notifications.ruleTest');
  const { exact, shortDate, number } = useFormats();
  if (hours.every(({ value }) => value === null)) return <p className="text-ink-2">{t('empty')}</p>;
  const points = hours.map(({ start, value }) => ({ key: start, value: value ?? 0, previous: limit }));
  return (
    <>
      <AreaChart
        label={t('title')}
        points={points}
        formatKey={exact}
        formatTick={shortDate}
        formatValue={number}
        height={180}
        keyLabel={t('hour')}
        previousLabel={t('limit')}
      />
      <p className="text-xs text-pretty text-ink-2">{t('note')}</p>
    </>
  );
}
