'use client';
import { Puzzle } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { CheckField } from '../../components/inspector/field-parts.js';
import type { FormProps, KindParts } from '../kind-parts.js';

/** A block that an import could not read: what it was, and whether the conversation passes over it. */
function PlaceholderForm({ options, change }: FormProps<'placeholder'>) {
  const t = useTranslations('flow-editor');
  return (
    <>
      <p className="text-ink-2">{t('placeholder.text', { type: options.type })}</p>
      <CheckField
        label={t('placeholder.isOff')}
        hint={t('placeholder.isOffHint')}
        isChecked={options.isOff}
        onChange={(isOff) => change({ isOff }, 'isOff')}
      />
      <details>
        <summary className="cursor-pointer text-[13px] font-semibold">{t('placeholder.raw')}</summary>
        <pre className="mt-2 max-h-72 overflow-auto rounded-control border border-line bg-canvas p-2 text-xs wrap-anywhere whitespace-pre-wrap">
          {options.raw}
        </pre>
      </details>
    </>
  );
}

export const placeholder: KindParts<'placeholder'> = { icon: Puzzle, Form: PlaceholderForm };
