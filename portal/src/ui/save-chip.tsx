'use client';
import { Check, CircleAlert, CloudOff, LoaderCircle } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../i18n/formats.js';

/** The state shown by the save chip. `savedAt` is an ISO time; `queued` counts changes that wait for the network. */
export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; savedAt: string }
  | { kind: 'offline'; queued: number }
  /** Saved except for invalid fields; `onShow` opens the first of them. */
  | { kind: 'invalid'; count: number; onShow: () => void }
  /** Waits for the person's decision about conflicting changes. */
  | { kind: 'undecided'; onDecide: () => void }
  | { kind: 'failed'; onRetry: () => void };

function ChipAction({ text, onPress }: { text: string; onPress: () => void }) {
  return (
    <button
      type="button"
      className="inline-flex min-h-6 items-center gap-1.5 font-semibold text-warn underline underline-offset-2"
      onClick={onPress}
    >
      <CircleAlert aria-hidden className="size-3.5" />
      {text}
    </button>
  );
}

/** The only indicator of whether the work is saved. */
export function SaveChip({ state }: { state: SaveState }) {
  const t = useTranslations('ui.save');
  const { time } = useFormats();
  return (
    <span role="status" className="inline-flex min-h-6 items-center gap-1.5 text-xs whitespace-nowrap text-ink-2">
      {state.kind === 'saving' && (
        <>
          <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
          {t('saving')}
        </>
      )}
      {state.kind === 'saved' && (
        <>
          <Check aria-hidden className="size-3.5" />
          {t('saved', { time: time(state.savedAt) })}
        </>
      )}
      {state.kind === 'offline' && (
        <span className="inline-flex items-center gap-1.5 text-warn">
          <CloudOff aria-hidden className="size-3.5" />
          {t('offline', { count: state.queued })}
        </span>
      )}
      {state.kind === 'invalid' && <ChipAction text={t('held', { count: state.count })} onPress={state.onShow} />}
      {state.kind === 'undecided' && <ChipAction text={t('undecided')} onPress={state.onDecide} />}
      {state.kind === 'failed' && (
        <span className="inline-flex items-center gap-1.5 text-bad">
          <CircleAlert aria-hidden className="size-3.5" />
          {t('failed')}
          <button type="button" className="min-h-6 font-semibold underline underline-offset-2" onClick={state.onRetry}>
            {t('retry')}
          </button>
        </span>
      )}
    </span>
  );
}
