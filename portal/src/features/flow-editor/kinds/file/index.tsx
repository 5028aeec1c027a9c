'use client';
import { FileDown } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { TextField } from '../../components/inspector/field-parts.js';
import { FlowTextField } from '../../components/inspector/flow-text-field.js';
import type { FormProps, KindParts } from '../kind-parts.js';

function FileForm({ options, change }: FormProps<'file'>) {
  const t = useTranslations('flow-editor');
  return (
    <>
      <TextField
        label={t('file.url')}
        hint={t('file.urlHint')}
        type="url"
        maxLength={2048}
        value={options.url}
        onChange={(url) => change({ url }, 'url')}
      />
      <FlowTextField
        label={t('file.title')}
        hint={t('file.titleHint')}
        value={options.title}
        onChange={(title) => change({ title }, 'title')}
      />
    </>
  );
}

export const file: KindParts<'file'> = { icon: FileDown, Form: FileForm };
