'use client';
import { useQuery } from '@apollo/client/react';
import { channelNames, languageNames, visitorNames, weekdayName } from '@tertulia/metric-words';
import { useTranslations } from 'use-intl';
import { VersionsOfBotDocument } from '../../../gql/graphql.js';
import { useLanguage } from '../../../i18n/index.js';
import { Button, Checkbox, Field, NativeSelect, UnreadNote } from '../../../ui/index.js';
import { channels, endsOf, everything, hoursBetween, languages, visitors, weekdays, type Only } from '../model/only.js';

type FieldsProps = { only: Only; botIds: readonly string[]; onChange: (only: Only) => void };

/** Every part of a filter besides days and bots. */
export function OnlyFields({ only, botIds, onChange }: FieldsProps) {
  const t = useTranslations('metric-filter');
  const { locale } = useLanguage();
  const [botId] = botIds;
  return (
    <div className="flex flex-col gap-4">
      {botIds.length === 1 && botId !== undefined ? (
        <Versions botId={botId} only={only} onChange={onChange} />
      ) : (
        <p className="text-xs text-ink-2">{t('versionsOfOneBot')}</p>
      )}
      <Some
        legend={t('channels')}
        options={channels.map((value) => ({ value, label: channelNames[value][locale] }))}
        chosen={only.channels}
        onChange={(chosen) => onChange({ ...only, channels: chosen })}
      />
      <Some
        legend={t('languages')}
        options={languages.map((value) => ({ value, label: languageNames[value][locale] }))}
        chosen={only.languages}
        onChange={(chosen) => onChange({ ...only, languages: chosen })}
      />
      <Some
        legend={t('visitors')}
        options={visitors.map((value) => ({ value, label: visitorNames[value][locale] }))}
        chosen={only.visitors}
        onChange={(chosen) => onChange({ ...only, visitors: chosen })}
      />
      <Some
        legend={t('weekdays')}
        options={weekdays.map((value) => ({ value, label: weekdayName(value - 1, locale) }))}
        chosen={only.weekdays}
        onChange={(chosen) => onChange({ ...only, weekdays: chosen })}
      />
      <Hours only={only} onChange={onChange} />
      <Button variant="quiet" size="sm" onClick={() => onChange(everything)}>
        {t('clear')}
      </Button>
    </div>
  );
}

function Versions({ botId, only, onChange }: Omit<FieldsProps, 'botIds'> & { botId: string }) {
  const t = useTranslations('metric-filter');
  const { data, error, refetch } = useQuery(VersionsOfBotDocument, { variables: { botId } });
  const versions = data?.bot?.versions.nodes ?? [];
  if (versions.length === 0) {
    return <UnreadNote isFailed={error !== undefined} lists={{ versions: data?.bot?.versions }} onRetry={refetch} />;
  }
  return (
    <Some
      legend={t('versions')}
      options={versions.map(({ id, number }) => ({ value: id, label: t('version', { number }) }))}
      chosen={only.versionIds}
      onChange={(versionIds) => onChange({ ...only, versionIds })}
    />
  );
}

function Some<Value extends string | number>({
  legend,
  options,
  chosen,
  onChange,
}: {
  legend: string;
  options: readonly { value: Value; label: string }[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
}) {
  return (
    <fieldset className="flex flex-wrap gap-x-4 gap-y-2">
      <legend className="mb-1 font-semibold">{legend}</legend>
      {options.map(({ value, label }) => (
        <Checkbox
          key={value}
          label={label}
          isChecked={chosen.includes(value)}
          onChange={(isChosen) =>
            onChange(options.map((one) => one.value).filter((one) => (one === value ? isChosen : chosen.includes(one))))
          }
        />
      ))}
    </fieldset>
  );
}

const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour);
const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** From the start of one hour until the end of another. Hours with gaps, of an address, stay until they are chosen anew. */
function Hours({ only, onChange }: Omit<FieldsProps, 'botIds'>) {
  const t = useTranslations('metric-filter');
  const ends = endsOf(only.hours);
  const choose = (first: string, last: string): void =>
    onChange({ ...only, hours: first === '' || last === '' ? [] : hoursBetween(Number(first), Number(last)) });
  const first = ends === null ? '' : String(ends.first);
  const last = ends === null ? '' : String(ends.last);
  return (
    <fieldset className="grid grid-cols-2 gap-3">
      <legend className="mb-1 font-semibold">{t('hours')}</legend>
      <Field label={t('fromHour')}>
        <NativeSelect value={first} onChange={({ target }) => choose(target.value, last === '' ? '23' : last)}>
          <option value="">{t('anyHour')}</option>
          {hoursOfDay.map((hour) => (
            <option key={hour} value={hour}>
              {clock(hour)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t('untilHour')}>
        <NativeSelect value={last} onChange={({ target }) => choose(first === '' ? '0' : first, target.value)}>
          <option value="">{t('anyHour')}</option>
          {hoursOfDay.map((hour) => (
            <option key={hour} value={hour}>
              {clock(hour + 1)}
            </option>
          ))}
        </NativeSelect>
      </Field>
    </fieldset>
  );
}
