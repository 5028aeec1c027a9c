'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import {
  ReportTimesDocument,
  ScheduleChoicesDocument,
  type ShownOutsiderFragment,
  type ShownScheduleFragment,
} from '../../../gql/graphql.js';
import { failureOf } from '../../../apollo/index.js';
import { useFormats, useLanguage } from '../../../i18n/index.js';
import {
  Checkbox,
  Dialog,
  ErrorState,
  Field,
  DialogButtons,
  FormProblem,
  Input,
  NativeSelect,
} from '../../../ui/index.js';
import { MoreFilters, OnlyChips } from '../../metric-filter/index.js';
import { useScheduleForm, type ScheduleForm } from '../hooks/use-schedule-form.js';
import { extents, formats, locales, periods, timesInput } from '../model/typed-schedule.js';
import { OutsideAddresses } from './outside-addresses.js';
import { TimeFields } from './time-fields.js';

/** Schedules a report, or changes one. */
export function ScheduleDialog({ schedule, onClose }: { schedule: ShownScheduleFragment | null; onClose: () => void }) {
  const t = useTranslations('report-schedules');
  const form = useScheduleForm(schedule, onClose);
  const { typed, change, problems } = form;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={t(schedule === null ? 'new' : 'change')}
      description={t('dialogText')}
      footer={<DialogButtons formId="report-schedule" action={t('save')} isBusy={form.isBusy} onCancel={onClose} />}
    >
      <form id="report-schedule" noValidate className="flex flex-col gap-4" onSubmit={form.submit}>
        <Field label={t('name')} hint={t('nameHint')} error={problems.fields['name']} isRequired>
          <Input value={typed.name} maxLength={80} onChange={(event) => change({ name: event.target.value })} />
        </Field>
        <TimeFields form={form} />
        <NextTimes form={form} />
        <FileFields form={form} />
        <WhoAndWhat form={form} known={schedule?.outsideRecipients ?? []} />
        <FormProblem text={problems.whole} />
      </form>
    </Dialog>
  );
}

/** Of which days the file is, as what it comes and in which language. */
function FileFields({ form: { typed, change } }: { form: ScheduleForm }) {
  const t = useTranslations('report-schedules');
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Choice
        label={t('fields.period')}
        value={typed.period}
        options={periods.map((value) => ({ value, label: t(`options.${value}`) }))}
        onChange={(period) => change({ period })}
      />
      <Choice
        label={t('fields.format')}
        value={typed.format}
        options={formats.map((value) => ({ value, label: t(`options.${value}`) }))}
        onChange={(format) => change({ format })}
      />
      {typed.format === 'PDF' ? (
        <Choice
          label={t('fields.extent')}
          value={typed.extent}
          options={extents.map((value) => ({ value, label: t(`options.${value}`) }))}
          onChange={(extent) => change({ extent })}
        />
      ) : null}
      <Choice
        label={t('fields.locale')}
        value={typed.locale}
        options={locales.map((value) => ({ value, label: t(`options.${value}`) }))}
        onChange={(locale) => change({ locale })}
      />
    </div>
  );
}

/** What was chosen, as a sentence, and when that is next. */
function NextTimes({ form: { typed } }: { form: ScheduleForm }) {
  const t = useTranslations('report-schedules');
  const { exact, list } = useFormats();
  const { locale } = useLanguage();
  const input = timesInput(typed);
  const { data, previousData } = useQuery(ReportTimesDocument, {
    variables: { input: input ?? { frequency: 'DAILY', minuteOfDay: 0 } },
    skip: input === null,
  });
  const times = input === null ? null : (data ?? previousData)?.reportTimes;
  if (times == null) return null;
  return (
    <p role="status" className="rounded-control bg-sunken px-3 py-2 text-pretty">
      <strong className="block font-semibold">{times.sentence[locale]}</strong>
      <span className="text-ink-2">{t('next', { times: list(times.nextTimes.map(exact)) })}</span>
    </p>
  );
}

function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}) {
  return (
    <Field label={label}>
      <NativeSelect
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}

function WhoAndWhat({ form, known }: { form: ScheduleForm; known: readonly ShownOutsiderFragment[] }) {
  const { typed, change, problems } = form;
  const t = useTranslations('report-schedules');
  const { data, error, refetch } = useQuery(ScheduleChoicesDocument);
  const members = data?.organization?.members?.nodes ?? [];
  const isFailed = error !== undefined || data?.organization?.members === null || data?.organization?.bots === null;
  const bots = data?.organization?.bots?.nodes ?? [];
  return (
    <>
      {isFailed ? (
        <ErrorState
          className="py-2"
          failure={failureOf(error)}
          text={t('choicesFailed')}
          onRetry={() => void refetch().catch(() => undefined)}
        />
      ) : null}
      <Boxes
        legend={t('recipients')}
        options={members.map(({ user }) => user)}
        chosen={typed.recipientIds}
        onChange={(recipientIds) => change({ recipientIds })}
        problem={problems.fields['recipientIds'] == null ? null : t('nobody')}
      />
      <OutsideAddresses form={form} known={known} />
      {bots.length < 2 ? null : (
        <Boxes
          legend={t('bots')}
          hint={t('botsHint')}
          options={bots}
          chosen={typed.botIds}
          onChange={(botIds) => change({ botIds, only: { ...typed.only, versionIds: [] } })}
        />
      )}
      <div className="flex flex-wrap items-center gap-2">
        <MoreFilters only={typed.only} botIds={typed.botIds} onChange={(only) => change({ only })} />
        <OnlyChips only={typed.only} onChange={(only) => change({ only })} />
      </div>
    </>
  );
}

function Boxes({
  legend,
  hint,
  options,
  chosen,
  onChange,
  problem = null,
}: {
  legend: string;
  hint?: string;
  options: readonly { id: string; name: string }[];
  chosen: readonly string[];
  onChange: (ids: readonly string[]) => void;
  problem?: string | null;
}) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold">{legend}</legend>
      {hint === undefined ? null : <p className="text-xs text-ink-2">{hint}</p>}
      {options.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          isChecked={chosen.includes(id)}
          onChange={(isChecked) => onChange(isChecked ? [...chosen, id] : chosen.filter((one) => one !== id))}
        />
      ))}
      {problem === null ? null : (
        <p role="alert" className="text-xs text-bad">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
