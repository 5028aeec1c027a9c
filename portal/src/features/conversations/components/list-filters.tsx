'use client';
import { useQuery } from '@apollo/client/react';
import { ListFilter } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { InboxBotsDocument } from '../../../gql/graphql.js';
import { Button, Field, Input, Popover, SearchInput, Select, UnreadNote, cn } from '../../../ui/index.js';
import { ExportButton } from '../../exports/index.js';
import { useViewer } from '../../identity/index.js';
import { useInboxShared } from '../hooks/inbox-context.js';
import {
  conversationOutcomes,
  conversationStates,
  countFilters,
  initialFilters,
  queryFilter,
  type InboxFilters,
} from '../model/filters.js';

const restMs = 300;
const everything = 'all';
/** Keeps a queue of any name apart from the choice of all. */
const queuePrefix = 'queue:';

/** Search, and the filters that are not tabs. */
export function ListFilters() {
  const t = useTranslations('conversations.filters');
  const { filters } = useInboxShared();
  const { timeZone } = useViewer().organization;
  const count = countFilters({ ...filters, search: '' });
  return (
    <div className="flex items-center gap-2">
      <Search />
      <Popover
        label={t('title')}
        align="end"
        trigger={
          <Button
            icon={ListFilter}
            aria-label={t('open', { count })}
            data-filters
            className={cn('px-2.5', count > 0 && 'border-accent bg-accent-soft text-accent')}
          >
            {count === 0 ? null : count}
          </Button>
        }
      >
        <FilterForm />
      </Popover>
      <ExportButton isBare offered={{ of: 'LIST', filter: queryFilter(filters, timeZone) }} />
    </div>
  );
}

function Search() {
  const t = useTranslations('conversations.filters');
  const { filters, setFilters } = useInboxShared();
  const [text, setText] = useState(filters.search);
  const [shown, setShown] = useState(filters.search);
  const [sent, setSent] = useState(filters.search);
  // The address changed from outside, such as by the button that clears the filters; keep text that was typed since.
  if (shown !== filters.search) {
    setShown(filters.search);
    if (filters.search !== sent) setText(filters.search);
  }
  useEffect(() => {
    if (text === filters.search) return undefined;
    const timer = setTimeout(() => {
      setSent(text);
      setFilters({ ...filters, search: text });
    }, restMs);
    return () => clearTimeout(timer);
  }, [text, filters, setFilters]);
  return (
    <div className="min-w-0 flex-1">
      <SearchInput
        value={text}
        onValueChange={setText}
        aria-label={t('search')}
        placeholder={t('search')}
        clearLabel={t('clearSearch')}
      />
    </div>
  );
}

function FilterForm() {
  const t = useTranslations('conversations');
  const { filters, setFilters } = useInboxShared();
  const { data, error, refetch } = useQuery(InboxBotsDocument);
  const bots = data?.organization?.bots?.nodes ?? [];
  const change = (part: Partial<InboxFilters>): void => setFilters({ ...filters, ...part });
  return (
    <div className="flex flex-col gap-3">
      <UnreadNote
        isFailed={error !== undefined}
        lists={{ bots: data?.organization?.bots, queues: data?.organization?.queues }}
        onRetry={refetch}
      />
      <Field label={t('filters.bot')}>
        <Select
          value={filters.botId ?? everything}
          onValueChange={(id) => change({ botId: id === everything ? null : id })}
          options={[
            { value: everything, label: t('filters.everyBot') },
            ...bots.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Field>
      <QueueField
        queues={(data?.organization?.queues ?? []).map(({ name }) => name ?? '')}
        value={filters.queue}
        onChange={(queue) => change({ queue })}
      />
      {filters.tab === 'all' ? <OfAllFields filters={filters} change={change} /> : null}
      <div className="grid grid-cols-2 gap-2">
        <DayField label={t('filters.from')} value={filters.from} onChange={(from) => change({ from })} />
        <DayField label={t('filters.to')} value={filters.to} onChange={(to) => change({ to })} />
      </div>
      <Button
        variant="quiet"
        disabled={countFilters(filters) === 0}
        onClick={() => setFilters({ ...initialFilters, tab: filters.tab })}
      >
        {t('filters.clear')}
      </Button>
    </div>
  );
}

/** The queue in which visitors wait; nothing while there is only the general one. */
function QueueField({
  queues,
  value,
  onChange,
}: {
  queues: readonly string[];
  value: string | null;
  onChange: (queue: string | null) => void;
}) {
  const t = useTranslations('conversations.filters');
  const named = [...new Set([...queues, ...(value === null ? [] : [value])])].filter((name) => name !== '').toSorted();
  if (named.length === 0 && value === null) return null;
  const options = [
    { value: everything, label: t('everyQueue') },
    { value: queuePrefix, label: t('generalQueue') },
    ...named.map((name) => ({ value: `${queuePrefix}${name}`, label: name })),
  ];
  return (
    <Field label={t('queue')}>
      <Select
        value={value === null ? everything : `${queuePrefix}${value}`}
        onValueChange={(picked) => onChange(picked === everything ? null : picked.slice(queuePrefix.length))}
        options={options}
      />
    </Field>
  );
}

/** Filters that exist only in the list of all conversations. */
function OfAllFields({ filters, change }: { filters: InboxFilters; change: (part: Partial<InboxFilters>) => void }) {
  const t = useTranslations('conversations');
  return (
    <>
      <Field label={t('filters.state')}>
        <Select
          value={filters.state ?? everything}
          onValueChange={(state) => change({ state: state === everything ? null : state })}
          options={[
            { value: everything, label: t('filters.everyState') },
            ...conversationStates.map((state) => ({ value: state, label: t(`states.${state}`) })),
          ]}
        />
      </Field>
      <Field label={t('filters.outcome')}>
        <Select
          value={filters.outcome ?? everything}
          onValueChange={(outcome) => change({ outcome: outcome === everything ? null : outcome })}
          options={[
            { value: everything, label: t('filters.everyOutcome') },
            ...conversationOutcomes.map((outcome) => ({ value: outcome, label: t(`outcomes.${outcome}`) })),
          ]}
        />
      </Field>
    </>
  );
}

function DayField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | null;
  onChange: (day: string | null) => void;
}) {
  return (
    <Field label={label}>
      <Input
        type="date"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        className="px-2"
      />
    </Field>
  );
}
