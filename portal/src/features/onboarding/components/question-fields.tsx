'use client';
import { Globe, Link2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats, type Locale } from '../../../i18n/index.js';
import { citiesIn, cityOf } from '../../../i18n/time-zones.js';
import { Field, Input, RadioTiles, Select } from '../../../ui/index.js';
import { maxNameLength, type Answers, type MeetingPlace } from '../model/answers.js';
import { countries, countryOf, zoneFor } from '../model/countries.js';
import { industryIcon } from './industry-icon.js';
import type { Industry } from './welcome-page.js';

/** The kinds of business as tiles. */
export function IndustryQuestion({
  industries,
  locale,
  value,
  onChange,
}: {
  industries: readonly Industry[];
  locale: Locale;
  value: string | null;
  onChange: (id: string) => void;
}) {
  const t = useTranslations('onboarding.question.industry');
  return (
    <RadioTiles
      label={t('title')}
      value={value ?? undefined}
      onValueChange={onChange}
      tiles={industries.map((industry) => ({
        value: industry.id,
        label: industry.name[locale],
        icon: industryIcon(industry.icon),
      }))}
      className="grid-cols-2 sm:grid-cols-4 max-sm:[&>button]:min-h-14 max-sm:[&>button]:flex-row max-sm:[&>button]:items-center max-sm:[&>button]:justify-start max-sm:[&>button]:p-3 sm:[&>button]:min-h-26"
    />
  );
}

/** Name and country; time zone, currency and language follow from the country and are shown. */
export function BusinessQuestion({
  answers,
  onChange,
}: {
  answers: Answers;
  onChange: (part: Partial<Answers>) => void;
}) {
  const t = useTranslations('onboarding.question.business');
  const zones = useTranslations('ui.zones');
  const formats = useFormats();
  const cities = citiesIn(zones('cities'));
  const country = countryOf(answers.country);
  const byName = countries
    .map(({ code }) => ({ value: code, label: formats.country(code) }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
  return (
    <div className="flex max-w-105 flex-col gap-4">
      <Field label={t('name')}>
        <Input
          autoFocus
          value={answers.name}
          maxLength={maxNameLength}
          autoComplete="organization"
          className="h-11 text-base"
          placeholder={t('placeholder')}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
      <Field
        label={t('country')}
        hint={
          country === null
            ? undefined
            : t('follows', { zone: cityOf(zoneFor(country, deviceZone()), cities), currency: country.currency })
        }
      >
        <Select
          value={answers.country}
          onValueChange={(code) => onChange({ country: code })}
          options={byName}
          className="h-11"
        />
      </Field>
    </div>
  );
}

/** Where visitors meet the bot, with a note that more places will follow. */
export function ChannelQuestion({
  value,
  onChange,
}: {
  value: MeetingPlace | null;
  onChange: (place: MeetingPlace) => void;
}) {
  const t = useTranslations('onboarding.question.channel');
  return (
    <>
      <RadioTiles
        label={t('title')}
        value={value ?? undefined}
        onValueChange={onChange}
        tiles={[
          { value: 'page', label: t('page'), hint: t('pageHint'), icon: Globe },
          { value: 'link', label: t('link'), hint: t('linkHint'), icon: Link2 },
        ]}
        className="sm:grid-cols-2"
      />
      <p className="mt-3 text-xs text-ink-2">{t('later')}</p>
    </>
  );
}

function deviceZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
