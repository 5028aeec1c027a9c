'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useOnlyParts } from '../hooks/use-only-parts.js';
import type { Only } from '../model/only.js';

/** What a filter leaves out, one chip for each part, which takes it back. */
export function OnlyChips({ only, onChange }: { only: Only; onChange: (only: Only) => void }) {
  const t = useTranslations('metric-filter');
  const parts = useOnlyParts(only);
  if (parts.length === 0) return null;
  return (
    <ul aria-label={t('set')} className="flex w-full flex-wrap gap-2">
      {parts.map(({ name, text }) => (
        <li key={name}>
          <button
            type="button"
            aria-label={t('remove', { part: text })}
            onClick={() => onChange({ ...only, [name]: [] })}
            className="inline-flex min-h-7 items-center gap-1.5 rounded-full bg-accent-soft px-2.5 text-left text-xs font-semibold text-accent hover:underline pointer-coarse:min-h-11"
          >
            {text}
            <X aria-hidden className="size-3.5 shrink-0" />
          </button>
        </li>
      ))}
    </ul>
  );
}
