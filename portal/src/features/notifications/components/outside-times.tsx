'use client';
import { useTranslations } from 'use-intl';
import { useFormats, useRegion } from '../../../i18n/index.js';
import { Field, Input, NativeSelect, SegmentedControl } from '../../../ui/index.js';
import { outsideRhythms, type TypedTimes } from '../model/outside-times.js';

const weekdays = [0, 1, 2, 3, 4, 5, 6];

interface TimesProps {
  readonly typed: TypedTimes;
  readonly problems: Readonly<Record<string, string | undefined>>;
  readonly onChange: (typed: TypedTimes) => void;
}

/** Whether other systems are told of each at once, or of what was gathered, and when. */
export function OutsideTimes(props: TimesProps) {
  const t = useTranslations('notifications.outsideTimes');
  const { typed, onChange } = props;
  return (
    <div className="flex flex-col gap-3">
      <p aria-hidden className="font-semibold">
        {t('title')}
      </p>
      <SegmentedControl
        className="self-start"
        label={t('title')}
        value={typed.rhythm}
        onValueChange={(rhythm) => onChange({ ...typed, rhythm })}
        options={outsideRhythms.map((value) => ({ value, label: t(`rhythm.${value}`) }))}
      />
      <p className="text-xs text-pretty text-ink-2">{t(typed.rhythm === 'EACH' ? 'eachHint' : 'gatheredHint')}</p>
      {typed.rhythm === 'EACH' ? null : <GatheredTimes {...props} />}
    </div>
  );
}

/** The day, of a weekly message, and the hour. */
function GatheredTimes({ typed, problems, onChange }: TimesProps) {
  const t = useTranslations('notifications.outsideTimes');
  const { weekday } = useFormats();
  const { timeZone } = useRegion();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {typed.rhythm === 'WEEKLY' ? (
        <Field label={t('weekday')} error={problems['weekday']}>
          <NativeSelect
            value={String(typed.weekday)}
            onChange={(event) => onChange({ ...typed, weekday: Number(event.target.value) })}
          >
            {weekdays.map((day) => (
              <option key={day} value={day}>
                {weekday(day, 'long')}
              </option>
            ))}
          </NativeSelect>
        </Field>
      ) : null}
      <Field label={t('time')} hint={t('zone', { zone: timeZone })} error={problems['minuteOfDay']}>
        <Input type="time" value={typed.time} onChange={(event) => onChange({ ...typed, time: event.target.value })} />
      </Field>
    </div>
  );
}
