'use client';
import {
  Check,
  ChevronDown,
  CircleCheck,
  CircleX,
  Clock,
  Pencil,
  Trash2,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PinPartsFragment, PinReplayPartsFragment } from '../../../gql/graphql.js';
import { Button, Chip, ConfirmDialog, Link, RelativeTime, type Tone } from '../../../ui/index.js';
import { PinDifferences, useAccept } from '../../bots/index.js';
import { EditPinDialog } from './edit-pin-dialog.js';
import { PinTranscript } from './pin-transcript.js';

const looks: Record<'SAME' | 'CHANGED' | 'BROKEN' | 'UNKNOWN', { tone: Tone; icon: LucideIcon }> = {
  SAME: { tone: 'ok', icon: CircleCheck },
  CHANGED: { tone: 'warn', icon: TriangleAlert },
  BROKEN: { tone: 'bad', icon: CircleX },
  UNKNOWN: { tone: 'neutral', icon: Clock },
};

/** One pinned conversation: its state, how it goes or what would change, and what can be done with it. */
export function PinRow({
  pin,
  replay,
  onChanged,
  onRemove,
}: {
  pin: PinPartsFragment;
  replay: PinReplayPartsFragment | null;
  onChanged: () => void;
  onRemove: () => Promise<void>;
}) {
  const t = useTranslations('pins.row');
  const status = replay?.status ?? 'UNKNOWN';
  const { tone, icon } = looks[status];
  return (
    <li className="p-4">
      <details className="group">
        <summary className="flex list-none min-h-8 cursor-pointer items-center gap-x-3 pointer-coarse:min-h-11">
          <span className="min-w-0 flex-1 font-semibold wrap-anywhere">{pin.title}</span>
          <Chip tone={tone} icon={icon}>
            {t(`status.${status}`)}
          </Chip>
          <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-2 group-open:rotate-180" />
        </summary>
        <div className="mt-3 flex flex-col gap-3">
          <About pin={pin} />
          {replay === null || replay.differences.length === 0 ? null : <PinDifferences replay={replay} />}
          <PinTranscript turns={pin.turns} />
          <Actions
            pin={pin}
            isChanged={status === 'CHANGED' || status === 'BROKEN'}
            onChanged={onChanged}
            onRemove={onRemove}
          />
        </div>
      </details>
    </li>
  );
}

function About({ pin }: { pin: PinPartsFragment }) {
  const t = useTranslations('pins');
  const watched = pin.watches.map((watch) => t(`watch.${watch}`)).join(', ');
  return (
    <div className="text-xs text-ink-2">
      {pin.note === '' ? null : <p className="text-sm wrap-anywhere">{pin.note}</p>}
      <p className="wrap-anywhere">
        {t('row.watches', { watched })} ·{' '}
        {pin.author === null ? t('row.brought') : t('row.by', { name: pin.author.name })} ·{' '}
        <RelativeTime at={pin.createdAt} />
        {pin.conversation === null ? null : (
          <>
            {' · '}
            <Link
              href={`/conversations/${encodeURIComponent(pin.conversation.id)}?tab=all`}
              className="inline-flex items-center rounded-control font-semibold text-accent hover:underline pointer-coarse:min-h-11"
            >
              {t('row.conversation')}
            </Link>
          </>
        )}
      </p>
    </div>
  );
}

interface ActionProps {
  pin: PinPartsFragment;
  isChanged: boolean;
  onChanged: () => void;
  onRemove: () => Promise<void>;
}

function Actions({ pin, isChanged, onChanged, onRemove }: ActionProps) {
  const t = useTranslations('pins.row');
  const { accept, isBusy } = useAccept();
  const takeNew = async (): Promise<void> => {
    if ((await accept([pin.id])).length > 0) onChanged();
  };
  return (
    <div className="flex flex-wrap gap-2">
      {isChanged ? (
        <Button size="sm" icon={Check} isLoading={isBusy} onClick={() => void takeNew()}>
          {t('accept')}
        </Button>
      ) : null}
      <EditButton pin={pin} onSaved={onChanged} />
      <RemoveButton pin={pin} onRemove={onRemove} />
    </div>
  );
}

function EditButton({ pin, onSaved }: { pin: PinPartsFragment; onSaved: () => void }) {
  const t = useTranslations('pins.row');
  const [isOpen, setOpen] = useState(false);
  const label = t('editNamed', { title: pin.title });
  return (
    <>
      <Button size="sm" variant="quiet" icon={Pencil} aria-label={label} onClick={() => setOpen(true)}>
        {t('edit')}
      </Button>
      {isOpen ? <EditPinDialog pin={pin} onClose={() => setOpen(false)} onSaved={onSaved} /> : null}
    </>
  );
}

function RemoveButton({ pin: { title }, onRemove }: Pick<ActionProps, 'pin' | 'onRemove'>) {
  const t = useTranslations('pins.row');
  const [isOpen, setOpen] = useState(false);
  const label = t('removeNamed', { title });
  return (
    <>
      <Button size="sm" variant="quiet" icon={Trash2} aria-label={label} onClick={() => setOpen(true)}>
        {t('remove')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t('removing.title')}
        description={t('removing.text', { title })}
        confirmLabel={t('removing.action')}
        onConfirm={onRemove}
      />
    </>
  );
}
