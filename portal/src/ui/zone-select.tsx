'use client';
import { countryCodes } from '@tertulia/country-codes';
import { Command } from 'cmdk';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../i18n/language-provider.js';
import { citiesIn, isFound, zoneGroups, zoneLabel } from '../i18n/time-zones.js';
import { SearchItem, SearchSelect } from './search-select.js';
import { useNow } from './values.js';

type ZoneSelectProps = {
  value: string;
  onValueChange: (zone: string) => void;
  /** The country whose zones come first. */
  country: string;
  /** The label of the list for screen readers. */
  label: string;
};

const hourMs = 3_600_000;

/**
 * A time zone select, grouped by country and searchable by city, country or zone name in the language of the portal.
 */
export function ZoneSelect({ value, onValueChange, country, label }: ZoneSelectProps) {
  const t = useTranslations('ui.zones');
  const { locale } = useLanguage();
  const nowMs = useHour();
  const cities = useMemo(() => citiesIn(t('cities')), [t]);
  return (
    <SearchSelect
      label={label}
      shown={zoneLabel(value, { locale, nowMs, cities })}
      placeholder={t('search')}
      none={t('none')}
      defaultValue={value}
    >
      {(typed, close) => (
        <ZoneList
          value={value}
          country={country}
          typed={typed}
          onChoose={(zone) => {
            close();
            onValueChange(zone);
          }}
        />
      )}
    </SearchSelect>
  );
}

function ZoneList({
  value,
  country,
  typed,
  onChoose,
}: {
  value: string;
  country: string;
  typed: string;
  onChoose: (zone: string) => void;
}) {
  const groups = useGroups(value, country);
  return groups.map(({ code, country: name, zones }) => {
    const found = zones.filter((zone) => isFound(zone, typed));
    return found.length === 0 ? null : (
      <Command.Group
        key={code ?? 'others'}
        heading={name}
        className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-2"
      >
        {found.map((zone) => (
          <SearchItem
            key={zone.value}
            value={zone.value}
            isChosen={zone.value === value}
            text={zone.city}
            after={<span className="text-xs text-ink-2">{zone.offset}</span>}
            onChoose={() => onChoose(zone.value)}
          />
        ))}
      </Command.Group>
    );
  });
}

function useGroups(current: string, country: string) {
  const t = useTranslations('ui.zones');
  const { locale } = useLanguage();
  const nowMs = useHour();
  return useMemo(
    () =>
      zoneGroups({ locale, nowMs, current, country, countryCodes, cities: citiesIn(t('cities')), others: t('others') }),
    [locale, nowMs, current, country, t],
  );
}

/** The current hour; offsets do not change more often. */
function useHour(): number {
  return Math.floor(useNow() / hourMs) * hourMs;
}
