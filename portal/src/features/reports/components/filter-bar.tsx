'use client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ReportChoicesDocument } from '../../../gql/graphql.js';
import { Field, Input, MultiSelect, Select, Switch, UnreadNote } from '../../../ui/index.js';
import { countableDays, daysOfPreset, presets, type ReportFilter } from '../model/report-filter.js';
import { MoreFilters, OnlyChips, type Only } from '../../metric-filter/index.js';
import { ViewsMenu } from './views-menu.js';

const free = 'free';

type FilterBarProps = { filter: ReportFilter; today: string; onChange: (filter: ReportFilter) => void };

/** What the reports are about: the period, the bots, whether they are compared, and what else is left out. */
export function FilterBar({ filter, today, onChange }: FilterBarProps) {
  const t = useTranslations('reports.filter');
  const { data, error, refetch } = useQuery(ReportChoicesDocument);
  const bots = data?.organization?.bots?.nodes ?? [];
  const limit = (only: Only): void => onChange({ ...filter, only });
  return (
    <div role="group" aria-label={t('label')} className="flex flex-wrap items-end gap-x-3 gap-y-2">
      <Period filter={filter} today={today} onChange={onChange} />
      {filter.preset === null ? <FreeDays filter={filter} today={today} onChange={onChange} /> : null}
      {bots.length < 2 && filter.botIds.length === 0 ? null : (
        <MultiSelect
          label={t('bots')}
          allLabel={t('allBots')}
          options={withUnknown(bots, filter.botIds).map(({ id, name }) => ({ value: id, label: name ?? t('goneBot') }))}
          values={filter.botIds}
          // Versions are of one bot: with another choice they mean nothing.
          onChange={(botIds) => onChange({ ...filter, botIds, only: { ...filter.only, versionIds: [] } })}
          className="w-40 sm:w-44"
        />
      )}
      <MoreFilters only={filter.only} botIds={filter.botIds} onChange={limit} />
      <span className="flex min-h-9 items-center">
        <Switch
          label={t('compare')}
          isOn={filter.isCompared}
          onChange={(isCompared) => onChange({ ...filter, isCompared })}
        />
      </span>
      <span className="sm:ml-auto">
        <ViewsMenu views={data?.organization?.reportViews ?? []} filter={filter} today={today} onChange={onChange} />
      </span>
      <OnlyChips only={filter.only} onChange={limit} />
      <UnreadNote
        className="w-full"
        isFailed={error !== undefined}
        lists={{ bots: data?.organization?.bots, views: data?.organization?.reportViews }}
        onRetry={refetch}
      />
    </div>
  );
}

/** One of the usual periods, or free days. */
function Period({ filter, today, onChange }: FilterBarProps) {
  const t = useTranslations('reports.filter');
  const choose = (value: string): void => {
    const preset = presets.find((one) => one === value) ?? null;
    onChange({ ...filter, preset, days: preset === null ? filter.days : daysOfPreset(preset, today) });
  };
  return (
    <Select
      aria-label={t('period')}
      value={filter.preset ?? free}
      onValueChange={choose}
      options={[
        ...presets.map((preset) => ({ value: preset as string, label: t(`presets.${preset}`) })),
        { value: free, label: t('presets.free') },
      ]}
      className="w-40 sm:w-44"
    />
  );
}

/** Bots of an old address that are gone stay in the list, so that they can be taken out. */
function withUnknown(bots: readonly { id: string; name: string }[], chosen: readonly string[]) {
  const known = new Set(bots.map(({ id }) => id));
  return [...bots, ...chosen.filter((id) => !known.has(id)).map((id) => ({ id, name: null }))];
}

/** The first and the last day; applied as soon as both are days that can be counted. */
function FreeDays({ filter, today, onChange }: FilterBarProps) {
  const t = useTranslations('reports.filter');
  const [typed, setTyped] = useState(filter.days);
  const [shown, setShown] = useState(filter.days);
  // The address changed, by what was typed or from outside.
  if (shown.from !== filter.days.from || shown.to !== filter.days.to) {
    setShown(filter.days);
    setTyped(filter.days);
  }
  const type = (part: Partial<typeof typed>): void => {
    const next = { ...typed, ...part };
    setTyped(next);
    if (next.from !== '' && next.to !== '' && next.from <= next.to) {
      onChange({ ...filter, days: countableDays(next, today) });
    }
  };
  const isReversed = typed.from > typed.to;
  return (
    <>
      <Field label={t('from')} isLabelHidden className="w-38">
        <Input type="date" value={typed.from} max={today} onChange={(event) => type({ from: event.target.value })} />
      </Field>
      <Field label={t('to')} isLabelHidden className="w-38" error={isReversed ? t('reversed') : null}>
        <Input type="date" value={typed.to} max={today} onChange={(event) => type({ to: event.target.value })} />
      </Field>
    </>
  );
}
