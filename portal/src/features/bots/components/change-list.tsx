'use client';
import { ArrowRightLeft, Minus, MoveRight, Pencil, Plus, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Chip, type Tone } from '../../../ui/index.js';

type ChangeKind = 'ADDED' | 'REMOVED' | 'EDITED' | 'MOVED' | 'REWIRED';
type ChangeSubject =
  | 'GROUP'
  | 'BLOCK'
  | 'EDGE'
  | 'VARIABLE'
  | 'PROMPT'
  | 'KNOWLEDGE'
  | 'PROFILE'
  | 'THEME'
  | 'SETTINGS';

/** A difference between two definitions. */
export interface Change {
  kind: ChangeKind;
  subject: ChangeSubject;
  id: string;
  title: string;
}

const MARKS: Record<ChangeKind, { icon: LucideIcon; tone: Tone }> = {
  ADDED: { icon: Plus, tone: 'ok' },
  REMOVED: { icon: Minus, tone: 'bad' },
  EDITED: { icon: Pencil, tone: 'info' },
  MOVED: { icon: MoveRight, tone: 'neutral' },
  REWIRED: { icon: ArrowRightLeft, tone: 'info' },
};

/** Differences one to a line: what happened to what. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const t = useTranslations('bots');
  if (changes.length === 0) return <p className="text-ink-2">{t('changes.none')}</p>;
  return (
    <ul className="flex max-h-72 flex-col divide-y divide-line overflow-y-auto rounded-control border border-line">
      {changes.map((change) => (
        <li key={`${change.kind}-${change.subject}-${change.id}`} className="flex items-center gap-3 px-3 py-2">
          <Chip tone={MARKS[change.kind].tone} icon={MARKS[change.kind].icon}>
            {t(`changes.${change.kind}`)}
          </Chip>
          <span className="text-xs whitespace-nowrap text-ink-2">{t(`changes.${change.subject}`)}</span>
          <ChangeTitle change={change} />
        </li>
      ))}
    </ul>
  );
}

const FIELDS = [
  'name',
  'description',
  'phones',
  'address',
  'mapUrl',
  'timeZone',
  'currency',
  'country',
  'openingHours',
  'exceptions',
  'services',
  'paymentMethods',
  'links',
  'locale',
  'locales',
  'tone',
  'settings',
] as const;

/** Fields of the profile come by their technical name; everything else has a title of its own. */
function ChangeTitle({ change }: { change: Change }) {
  const t = useTranslations('bots');
  const field = change.subject === 'PROFILE' ? FIELDS.find((each) => each === change.title) : undefined;
  const title = field === undefined ? change.title : t(`fields.${field}`);
  return (
    <span className="min-w-0 truncate" title={title}>
      {title}
    </span>
  );
}
