'use client';
import {
  ArrowRight,
  ArrowRightLeft,
  Minus,
  MoveRight,
  Pencil,
  Plus,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Chip, type Tone } from '../../../ui/index.js';
import { useWaitingVisitors } from '../hooks/use-waiting-visitors.js';
import { waitingInChanges } from '../model/waiting-in-changes.js';
import { partLabel } from './part-labels.js';

type ChangeKind = 'ADDED' | 'REMOVED' | 'EDITED' | 'MOVED' | 'REWIRED';
export type ChangeSubject =
  | 'FLOW'
  | 'GROUP'
  | 'BLOCK'
  | 'EDGE'
  | 'VARIABLE'
  | 'PROMPT'
  | 'KNOWLEDGE'
  | 'PROFILE'
  | 'SERVICE'
  | 'HOURS'
  | 'THEME'
  | 'SETTINGS';

/** A difference between two definitions. */
export interface Change {
  kind: ChangeKind;
  subject: ChangeSubject;
  id: string;
  title: string;
  field?: string | null;
  before?: string | null;
  after?: string | null;
}

const MARKS: Record<ChangeKind, { icon: LucideIcon; tone: Tone }> = {
  ADDED: { icon: Plus, tone: 'ok' },
  REMOVED: { icon: Minus, tone: 'bad' },
  EDITED: { icon: Pencil, tone: 'info' },
  MOVED: { icon: MoveRight, tone: 'neutral' },
  REWIRED: { icon: ArrowRightLeft, tone: 'info' },
};

/**
 * One line for each difference: its kind and subject, the old and the new value, and how many conversations wait in a block that changes.
 */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const t = useTranslations('bots');
  const { atChange, inRemoved } = waitingInChanges(changes, useWaitingVisitors());
  if (changes.length === 0) return <p className="text-ink-2">{t('changes.none')}</p>;
  return (
    <div className="flex flex-col gap-3">
      {inRemoved === 0 ? null : (
        <p className="flex items-start gap-2 rounded-control bg-warn-soft p-3 text-warn">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t('changes.inRemoved', { count: inRemoved })}
        </p>
      )}
      <ul
        className="flex max-h-72 flex-col divide-y divide-line overflow-y-auto rounded-control border border-line"
        tabIndex={0}
      >
        {changes.map((change, index) => (
          <ChangeLine
            key={`${change.subject}-${change.id}-${change.field ?? ''}-${index}`}
            change={change}
            waiting={atChange[index] ?? 0}
          />
        ))}
      </ul>
    </div>
  );
}

function ChangeLine({ change, waiting }: { change: Change; waiting: number }) {
  const t = useTranslations('bots');
  const { kind, subject, before = null, after = null } = change;
  return (
    <li className="flex flex-col gap-1 px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Chip tone={MARKS[kind].tone} icon={MARKS[kind].icon}>
          {t(`changes.${kind}`)}
        </Chip>
        <span className="text-xs whitespace-nowrap text-ink-2">{t(`changes.${subject}`)}</span>
        <ChangeTitle change={change} />
        {waiting === 0 ? null : <Chip tone="warn">{t('changes.waiting', { count: waiting })}</Chip>}
      </div>
      {before === null && after === null ? null : <ChangedValues before={before} after={after} />}
    </li>
  );
}

/** The old and the new value. */
export function ChangedValues({ before, after }: { before: string | null; after: string | null }) {
  const t = useTranslations('bots');
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-[13px] wrap-anywhere">
      {before === null ? null : (
        <del className="text-ink-2">
          <span className="sr-only">{t('changes.before')} </span>
          {before}
        </del>
      )}
      {before === null || after === null ? null : (
        <ArrowRight aria-hidden className="size-3.5 self-center text-ink-2" />
      )}
      {after === null ? null : (
        <ins className="font-semibold no-underline">
          <span className="sr-only">{t('changes.after')} </span>
          {after}
        </ins>
      )}
    </p>
  );
}

/** The title of the changed thing with the name of its field; a field without a thing is its own title. */
export function ChangeTitle({ change }: { change: Pick<Change, 'subject' | 'title' | 'field'> }) {
  const t = useTranslations('bots');
  const { subject, title, field = null } = change;
  const label = partLabel(t, subject, field);
  const isOwnTitle = title === field;
  const text = isOwnTitle ? (label ?? t(`changes.${subject}`)) : title;
  return (
    <span className="min-w-0 font-medium wrap-anywhere">
      {text}
      {label === null || isOwnTitle || subject === 'BLOCK' ? null : (
        <span className="font-normal text-ink-2"> · {label}</span>
      )}
    </span>
  );
}
