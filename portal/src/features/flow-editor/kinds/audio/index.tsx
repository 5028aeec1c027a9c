'use client';
import { Volume2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { TextField } from '../../components/inspector/field-parts.js';
import { FlowTextField } from '../../components/inspector/flow-text-field.js';
import type { FormProps, KindParts } from '../kind-parts.js';

function AudioForm({ options, change }: FormProps<'audio'>) {
  const t = useTranslations('flow-editor');
  return (
    <>
      <TextField
        label={t('audio.url')}
        hint={t('audio.urlHint')}
        type="url"
        maxLength={2048}
        value={options.url}
        onChange={(url) => change({ url }, 'url')}
      />
      <FlowTextField label={t('audio.title')} value={options.title} onChange={(title) => change({ title }, 'title')} />
      <FlowTextField
        label={t('audio.transcript')}
        hint={t('audio.transcriptHint')}
        rows={3}
        value={options.transcript}
        onChange={(transcript) => change({ transcript }, 'transcript')}
      />
    </>
  );
}

export const audio: KindParts<'audio'> = { icon: Volume2, Form: AudioForm };
