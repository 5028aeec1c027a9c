'use client';
import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useStore } from 'zustand';
import { useDraft } from '../hooks/use-builder.js';

/**
 * Shows that a block has invalid fields, which are not saved, while the rest of the flow is. Renders nothing otherwise.
 */
export function BlockInvalidFields({ blockId }: { blockId: string }) {
  const t = useTranslations('bots');
  const count = useStore(
    useDraft().store,
    (state) => state.invalid.filter((field) => field.path.includes(`.blocks.${blockId}.`)).length,
  );
  if (count === 0) return null;
  return (
    <p role="status" className="flex items-start gap-2 rounded-control bg-bad-soft px-3 py-2 text-bad">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {t('held.block', { count })}
    </p>
  );
}
