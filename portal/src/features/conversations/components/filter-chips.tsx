'use client';
import { X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/formats.js';
import { useInboxShared } from '../hooks/inbox-context.js';
import type { InboxFilters } from '../model/filters.js';

type Shown = { key: string; text: string; without: Partial<InboxFilters> };

/** The active filters beside tab and search, each with a button that removes it. */
export function FilterChips() {
  const t = useTranslations('conversations.filters');
  const { filters, setFilters } = useInboxShared();
  const box = useRef<HTMLUListElement>(null);
  const shown = useShown(filters);
  if (shown.length === 0) return null;
  const remove = ({ without }: Shown): void => {
    // Keep the focus on a remaining chip, or move it to the filters.
    const next = [...(box.current?.querySelectorAll('button') ?? [])].find((one) => one !== document.activeElement);
    (next ?? document.querySelector<HTMLElement>('[data-filters]'))?.focus();
    setFilters({ ...filters, ...without });
  };
  return (
    <ul ref={box} aria-label={t('chosen')} className="flex flex-wrap gap-1.5">
      {shown.map((one) => (
        <li key={one.key} className="max-w-full">
          <button
            type="button"
            aria-label={t('remove', { filter: one.text })}
            className="flex min-h-7 max-w-full items-center gap-1.5 rounded-full bg-accent-soft pr-2 pl-3 text-xs font-semibold text-accent hover:underline pointer-coarse:min-h-11"
            onClick={() => remove(one)}
          >
            <span className="truncate">{one.text}</span>
            <X aria-hidden className="size-3.5 shrink-0" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function useShown({ tab, state, outcome, isActive, botId, queue, from, to }: InboxFilters): Shown[] {
  const t = useTranslations('conversations');
  const { shortDate } = useFormats();
  const { conversations } = useInboxShared();
  const bot = conversations.find((conversation) => conversation.bot.id === botId)?.bot.name ?? t('filters.oneBot');
  const isAll = tab === 'all';
  const days = { from: from === null ? '' : shortDate(from), to: to === null ? '' : shortDate(to) };
  const all: (Shown | null)[] = [
    isAll && outcome !== null ? { key: 'outcome', text: t(`outcomes.${outcome}`), without: { outcome: null } } : null,
    isAll && isActive ? { key: 'active', text: t('filters.active'), without: { isActive: false } } : null,
    isAll && state !== null ? { key: 'state', text: t(`states.${state}`), without: { state: null } } : null,
    from !== null || to !== null
      ? { key: 'days', text: t(daysText(from, to), days), without: { from: null, to: null } }
      : null,
    queue === null
      ? null
      : { key: 'queue', text: queue === '' ? t('filters.generalQueue') : queue, without: { queue: null } },
    botId === null ? null : { key: 'bot', text: bot, without: { botId: null } },
  ];
  return all.filter((one): one is Shown => one !== null);
}

function daysText(from: string | null, to: string | null) {
  if (from === to) return 'filters.day';
  if (from === null) return 'filters.until';
  return to === null ? 'filters.since' : 'filters.days';
}
