'use client';
import { Video } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { TextField } from '../../components/inspector/field-parts.js';
import { FlowTextField } from '../../components/inspector/flow-text-field.js';
import type { FormProps, KindParts } from '../kind-parts.js';

function VideoForm({ options, change }: FormProps<'video'>) {
  const t = useTranslations('flow-editor');
  return (
    <>
      <TextField
        label={t('video.url')}
        hint={t('video.urlHint')}
        type="url"
        maxLength={2048}
        value={options.url}
        onChange={(url) => change({ url }, 'url')}
      />
      <FlowTextField
        label={t('video.title')}
        hint={t('video.titleHint')}
        value={options.title}
        onChange={(title) => change({ title }, 'title')}
      />
      <TextField
        label={t('video.captionsUrl')}
        hint={t('video.captionsUrlHint')}
        type="url"
        maxLength={2048}
        value={options.captionsUrl}
        onChange={(captionsUrl) => change({ captionsUrl }, 'captionsUrl')}
      />
      <TextField
        label={t('video.posterUrl')}
        hint={t('video.posterUrlHint')}
        type="url"
        maxLength={2048}
        value={options.posterUrl}
        onChange={(posterUrl) => change({ posterUrl }, 'posterUrl')}
      />
    </>
  );
}

export const video: KindParts<'video'> = { icon: Video, Form: VideoForm };
