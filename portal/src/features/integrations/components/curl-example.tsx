'use client';
import { useTranslations } from 'use-intl';
import { CopyField } from '../../../ui/index.js';
import { curlOf, type ShownSource } from '../model/sources.js';

/** Lines for a shell that call a source with an example. Without a secret a word stands for it. */
export function CurlExample({ source, secret }: { source: ShownSource; secret: string | null }) {
  const t = useTranslations('sources.example');
  return (
    <CopyField
      isMultiline
      label={t('title')}
      value={curlOf(source, secret ?? t('secret'))}
      hint={secret === null ? t('hint') : t('ready')}
    />
  );
}
