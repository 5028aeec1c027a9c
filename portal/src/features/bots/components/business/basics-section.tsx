'use client';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../../i18n/index.js';
import { countryOptions, currencyOptions, customerCountries, customerCurrencies } from '../../../../i18n/regions.js';
import { Field, Input, Select, Textarea, ZoneSelect } from '../../../../ui/index.js';
import { useInvalidMessage } from '../../hooks/use-invalid-fields.js';
import type { ProfileProps } from './business-step.js';
import { LinksEditor } from './links-editor.js';

/** Name, address, phones, region, payment and links. */
export function BasicsSection({ profile, change }: ProfileProps) {
  const t = useTranslations('bots');
  const invalid = { name: useInvalidMessage('profile.name'), mapUrl: useInvalidMessage('profile.mapUrl') };
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Field label={t('business.name')} isRequired error={invalid.name} className="md:col-span-2">
        <Input maxLength={80} value={profile.name} onChange={(event) => change({ name: event.target.value })} />
      </Field>
      <Field label={t('business.description')} className="md:col-span-2">
        <Textarea
          maxLength={4096}
          value={profile.description}
          onChange={(event) => change({ description: event.target.value })}
        />
      </Field>
      <Field label={t('business.address')}>
        <Input maxLength={500} value={profile.address} onChange={(event) => change({ address: event.target.value })} />
      </Field>
      <Field label={t('business.mapUrl')} error={invalid.mapUrl}>
        <Input
          type="url"
          maxLength={2048}
          placeholder="https://"
          value={profile.mapUrl}
          onChange={(event) => change({ mapUrl: event.target.value.trim() })}
        />
      </Field>
      <LinesField
        path="profile.phones"
        label={t('business.phones')}
        hint={t('business.phonesHint')}
        lines={profile.phones}
        onChange={(phones) => change({ phones })}
      />
      <LinesField
        path="profile.paymentMethods"
        label={t('business.payments')}
        hint={t('business.paymentsHint')}
        lines={profile.paymentMethods}
        onChange={(paymentMethods) => change({ paymentMethods })}
      />
      <RegionFields profile={profile} change={change} />
      <LinksEditor profile={profile} change={change} />
    </div>
  );
}

function RegionFields({ profile, change }: ProfileProps) {
  const t = useTranslations('bots');
  const { countries, currencies } = useRegionOptions(profile);
  return (
    <div className="grid gap-4 sm:grid-cols-3 md:col-span-2">
      <Field label={t('business.country')}>
        <Select value={profile.country} onValueChange={(country) => change({ country })} options={countries} />
      </Field>
      <Field label={t('business.timeZone')}>
        <ZoneSelect
          label={t('business.timeZone')}
          value={profile.timeZone}
          country={profile.country}
          onValueChange={(timeZone) => change({ timeZone })}
        />
      </Field>
      <Field label={t('business.currency')}>
        <Select value={profile.currency} onValueChange={(currency) => change({ currency })} options={currencies} />
      </Field>
    </div>
  );
}

/** Countries and currencies of the region, always with the profile's own among them. */
function useRegionOptions({ country, currency }: ProfileProps['profile']) {
  const { locale } = useLanguage();
  return useMemo(
    () => ({
      countries: countryOptions(locale, [country, ...customerCountries]),
      currencies: currencyOptions(locale, currency, customerCurrencies),
    }),
    [country, currency, locale],
  );
}

function LinesField({
  path,
  label,
  hint,
  lines,
  onChange,
}: {
  path: string;
  label: string;
  hint: string;
  lines: string[];
  onChange: (lines: string[]) => void;
}) {
  const invalid = useInvalidMessage(path);
  const [typed, setTyped] = useState('');
  // Show what others saved at once, but keep the blank lines of the text that is being typed.
  const isMine = isSameLines(linesOf(typed), lines);
  return (
    <Field label={label} hint={hint} error={invalid}>
      <Textarea
        rows={2}
        value={isMine ? typed : lines.join('\n')}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(linesOf(target.value));
        }}
      />
    </Field>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function isSameLines(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, at) => line === b[at]);
}
