'use client';
import { countryCodes } from '@tertulia/country-codes';
import { Command } from 'cmdk';
import { Check, ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../i18n/language-provider.js';
import { citiesIn, isFound, zoneGroups, zoneLabel, type ZoneChoice } from '../i18n/time-zones.js';
import { cn } from './class-names.js';
import { useFieldContext } from './field.js';
import { controlClass } from './input.js';
import { Popover } from './popover.js';
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
  const field = useFieldContext();
  const t = useTranslations('ui.zones');
  const { locale } = useLanguage();
  const nowMs = useHour();
  const [isOpen, setOpen] = useState(false);
  const cities = useMemo(() => citiesIn(t('cities')), [t]);
  return (
    <Popover
      label={label}
      isOpen={isOpen}
      onOpenChange={setOpen}
      className="w-(--radix-popover-trigger-width) min-w-72 overflow-hidden p-0"
      trigger={
        <button
          type="button"
          {...field}
          className={cn(
            controlClass,
            'flex h-9 items-center justify-between gap-2 px-2.5 text-left pointer-coarse:h-11 pointer-coarse:text-base',
          )}
        >
          <span className="truncate">{zoneLabel(value, { locale, nowMs, cities })}</span>
          <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-2" />
        </button>
      }
    >
      <ZoneList
        value={value}
        country={country}
        label={label}
        onChoose={(zone) => {
          setOpen(false);
          onValueChange(zone);
        }}
      />
    </Popover>
  );
}

function ZoneList({
  value,
  country,
  label,
  onChoose,
}: {
  value: string;
  country: string;
  label: string;
  onChoose: (zone: string) => void;
}) {
  const t = useTranslations('ui.zones');
  const [typed, setTyped] = useState('');
  const groups = useGroups(value, country);
  return (
    <Command shouldFilter={false} label={label} defaultValue={value} loop>
      <Command.Input
        autoFocus
        value={typed}
        onValueChange={setTyped}
        placeholder={t('search')}
        className="h-11 w-full border-b border-line bg-transparent px-3 text-base outline-none"
      />
      <Command.List className="max-h-72 overflow-y-auto p-1">
        <Command.Empty className="p-3 text-ink-2">{t('none')}</Command.Empty>
        {groups.map(({ code, country: name, zones }) => {
          const found = zones.filter((zone) => isFound(zone, typed));
          return found.length === 0 ? null : (
            <Command.Group
              key={code ?? 'others'}
              heading={name}
              className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-2"
            >
              {found.map((zone) => (
                <Zone key={zone.value} zone={zone} isChosen={zone.value === value} onChoose={onChoose} />
              ))}
            </Command.Group>
          );
        })}
      </Command.List>
    </Command>
  );
}

function Zone({
  zone: { value, city, offset },
  isChosen,
  onChoose,
}: {
  zone: ZoneChoice;
  isChosen: boolean;
  onChoose: (zone: string) => void;
}) {
  return (
    <Command.Item
      value={value}
      onSelect={() => onChoose(value)}
      className="flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2.5 py-1 data-[selected=true]:bg-sunken pointer-coarse:min-h-11"
    >
      <span className={cn('min-w-0 flex-1 truncate', isChosen && 'font-semibold')}>{city}</span>
      <span className="text-xs text-ink-2">{offset}</span>
      <Check aria-hidden className={cn('size-4 text-accent', !isChosen && 'invisible')} />
    </Command.Item>
  );
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
