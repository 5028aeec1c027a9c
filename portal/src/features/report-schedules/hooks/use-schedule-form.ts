import { useMutation } from '@apollo/client/react';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { lastPartAmong, useFormAction } from '../../../apollo/index.js';
import {
  CreateReportScheduleDocument,
  ReportSchedulesDocument,
  UpdateReportScheduleDocument,
  type ShownScheduleFragment,
} from '../../../gql/graphql.js';
import { useLanguage } from '../../../i18n/index.js';
import { showDone } from '../../../ui/index.js';
import { useViewer } from '../../identity/index.js';
import { newSchedule, scheduleInput, typedSchedule, type TypedSchedule } from '../model/typed-schedule.js';

const fields = ['name', 'weekdays', 'dayOfMonth', 'minuteOfDay', 'filter', 'recipientIds', 'outsideAddresses'] as const;
const refetchQueries = [ReportSchedulesDocument];

/** What is typed of a schedule, and saving it; without a schedule it is a new one. */
export function useScheduleForm(schedule: ShownScheduleFragment | null, onClose: () => void) {
  const t = useTranslations('report-schedules');
  const { locale } = useLanguage();
  const viewer = useViewer();
  const [typed, setTyped] = useState<TypedSchedule>(() =>
    schedule === null ? newSchedule(locale, viewer.user.id) : typedSchedule(schedule),
  );
  const [create] = useMutation(CreateReportScheduleDocument, { refetchQueries });
  const [update] = useMutation(UpdateReportScheduleDocument, { refetchQueries });
  const { problems, isBusy, run } = useFormAction({ controlOf: lastPartAmong(fields), failed: t('failed') });
  const save = async () => {
    const wanted = scheduleInput(typed);
    if (schedule === null) {
      const { data } = await create({ variables: { input: { schedule: wanted } } });
      return data?.createReportSchedule.userErrors ?? [];
    }
    const { data } = await update({ variables: { input: { scheduleId: schedule.id, schedule: wanted } } });
    return data?.updateReportSchedule.userErrors ?? [];
  };
  const finish = (isDone: boolean): void => {
    if (!isDone) return;
    showDone(t('saved'));
    onClose();
  };
  return {
    ...{ typed, problems, isBusy },
    change: (changes: Partial<TypedSchedule>) => setTyped((known) => ({ ...known, ...changes })),
    submit: (event: FormEvent) => {
      event.preventDefault();
      void run(save).then(finish);
    },
  };
}

export type ScheduleForm = ReturnType<typeof useScheduleForm>;
