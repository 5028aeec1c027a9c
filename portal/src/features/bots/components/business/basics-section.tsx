'use client';
import { Plus, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../../i18n/index.js';
import { Button, Field, IconButton, Input, Select, Textarea } from '../../../../ui/index.js';
import { isWebAddress } from '../../model/business-form.js';
import type { ProfileProps } from './business-step.js';

const COUNTRIES = [
  'AR',
  'BO',
  'BR',
  'CL',
  'CO',
  'CR',
  'DO',
  'EC',
  'ES',
  'GT',
  'HN',
  'MX',
  'NI',
  'PA',
  'PE',
  'PR',
  'PY',
  'SV',
  'US',
  'UY',
  'VE',
];
const CURRENCIES = [
  'ARS',
  'BOB',
  'BRL',
  'CLP',
  'COP',
  'CRC',
  'DOP',
  'EUR',
  'GTQ',
  'HNL',
  'MXN',
  'NIO',
  'PAB',
  'PEN',
  'PYG',
  'USD',
  'UYU',
  'VES',
];

/** Name, address, phones, region, payment and links. */
export function BasicsSection({ profile, change }: ProfileProps) {
  const t = useTranslations('bots');
  const mapIsBad = profile.mapUrl !== '' && !isWebAddress(profile.mapUrl);
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Field
        label={t('business.name')}
        isRequired
        error={profile.name.trim() === '' ? t('business.nameMissing') : null}
        className="md:col-span-2"
      >
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
      <Field label={t('business.mapUrl')} error={mapIsBad ? t('business.badUrl') : null}>
        <Input
          type="url"
          maxLength={2048}
          placeholder="https://"
          value={profile.mapUrl}
          onChange={(event) => change({ mapUrl: event.target.value.trim() })}
        />
      </Field>
      <LinesField
        label={t('business.phones')}
        hint={t('business.phonesHint')}
        lines={profile.phones}
        onChange={(phones) => change({ phones })}
      />
      <LinesField
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
  const { countries, zones, currencies } = useRegionOptions(profile);
  return (
    <div className="grid gap-4 sm:grid-cols-3 md:col-span-2">
      <Field label={t('business.country')}>
        <Select value={profile.country} onValueChange={(country) => change({ country })} options={countries} />
      </Field>
      <Field label={t('business.timeZone')}>
        <Select value={profile.timeZone} onValueChange={(timeZone) => change({ timeZone })} options={zones} />
      </Field>
      <Field label={t('business.currency')}>
        <Select value={profile.currency} onValueChange={(currency) => change({ currency })} options={currencies} />
      </Field>
    </div>
  );
}

/** Countries, zones and currencies of the region, always with the profile's own among them. */
function useRegionOptions({ country, currency, timeZone }: ProfileProps['profile']) {
  const { locale } = useLanguage();
  return useMemo(() => {
    const names = {
      country: new Intl.DisplayNames(locale, { type: 'region' }),
      currency: new Intl.DisplayNames(locale, { type: 'currency' }),
    };
    const isNear = (zone: string): boolean => /^(?:America|Europe|Pacific|Atlantic)\//u.test(zone);
    const zones = new Set([timeZone, ...Intl.supportedValuesOf('timeZone').filter(isNear)]);
    return {
      countries: [...new Set([country, ...COUNTRIES])]
        .map((code) => ({ value: code, label: names.country.of(code) ?? code }))
        .toSorted((a, b) => a.label.localeCompare(b.label, locale)),
      zones: [...zones].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
      currencies: [...new Set([currency, ...CURRENCIES])].map((code) => ({
        value: code,
        label: `${code} · ${names.currency.of(code) ?? ''}`,
      })),
    };
  }, [country, currency, timeZone, locale]);
}

function LinesField({
  label,
  hint,
  lines,
  onChange,
}: {
  label: string;
  hint: string;
  lines: string[];
  onChange: (lines: string[]) => void;
}) {
  return (
    <Field label={label} hint={hint}>
      <Textarea
        rows={2}
        defaultValue={lines.join('\n')}
        onChange={(event) =>
          onChange(
            event.target.value
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== ''),
          )
        }
      />
    </Field>
  );
}

function LinksEditor({ profile, change }: ProfileProps) {
  const t = useTranslations('bots');
  const { links } = profile;
  const replaceAt = (index: number, patch: Partial<(typeof links)[number]>): void =>
    change({ links: links.map((link, at) => (at === index ? { ...link, ...patch } : link)) });
  return (
    <fieldset className="flex flex-col gap-2 md:col-span-2">
      <legend className="mb-1 text-xs font-semibold">{t('business.links')}</legend>
      {links.map((link, index) => (
        <div key={String(index)} className="flex items-start gap-2">
          <Input
            aria-label={t('business.linkLabel', { number: index + 1 })}
            className="max-w-48"
            maxLength={80}
            value={link.label}
            onChange={(event) => replaceAt(index, { label: event.target.value })}
          />
          <Field
            isLabelHidden
            label={t('business.linkUrl', { number: index + 1 })}
            error={link.url === '' || isWebAddress(link.url) ? null : t('business.badUrl')}
            className="grow"
          >
            <Input
              type="url"
              placeholder="https://"
              maxLength={2048}
              value={link.url}
              onChange={(event) => replaceAt(index, { url: event.target.value.trim() })}
            />
          </Field>
          <IconButton
            icon={Trash2}
            label={t('business.removeLink', { number: index + 1 })}
            onClick={() => change({ links: links.filter((_, at) => at !== index) })}
          />
        </div>
      ))}
      <Button
        icon={Plus}
        size="sm"
        className="self-start"
        onClick={() => change({ links: [...links, { label: '', url: '' }] })}
      >
        {t('business.addLink')}
      </Button>
    </fieldset>
  );
}
