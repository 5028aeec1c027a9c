import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import {
  PauseReportScheduleDocument,
  RemoveReportScheduleDocument,
  ReportSchedulesDocument,
  SendTestReportDocument,
  type ShownScheduleFragment,
} from '../../../gql/graphql.js';
import { showDone } from '../../../ui/index.js';

const refetchQueries = [ReportSchedulesDocument];

type Act = 'test' | 'pause' | 'remove';

/** What can be done with a schedule besides changing it; `busy` is what is being done. */
export function useScheduleActions({ id: scheduleId, isPaused }: Pick<ShownScheduleFragment, 'id' | 'isPaused'>) {
  const t = useTranslations('report-schedules');
  const [busy, setBusy] = useState<Act | null>(null);
  const [pause] = useMutation(PauseReportScheduleDocument, { refetchQueries });
  const [remove] = useMutation(RemoveReportScheduleDocument, { refetchQueries });
  const [send] = useMutation(SendTestReportDocument, { refetchQueries });
  const act = async (what: Act, run: Parameters<typeof attempt>[0]): Promise<void> => {
    setBusy(what);
    if (await attempt(run, { failed: t('failed') })) showDone(t(`done.${what}`));
    setBusy(null);
  };
  const input = { scheduleId };
  return {
    busy,
    test: async () => act('test', async () => (await send({ variables: { input } })).data?.sendTestReport.userErrors),
    pause: async () =>
      act('pause', async () => {
        const variables = { input: { ...input, isPaused: !isPaused } };
        return (await pause({ variables })).data?.pauseReportSchedule.userErrors;
      }),
    remove: async () =>
      act('remove', async () => (await remove({ variables: { input } })).data?.removeReportSchedule.userErrors),
  };
}
