'use client';
import { useTranslations } from 'use-intl';
import { ChatPreview } from '../../../ui/index.js';

/** A sample of the product. */
export function EntrySample() {
  const t = useTranslations('identity.entry');
  return (
    <ChatPreview
      name={t('sample.name')}
      lines={[t('sample.hello'), t('sample.question')].map((text) => ({ text, isOwn: false }))}
      choices={(['book', 'prices', 'hours'] as const).map((id) => ({ id, label: t(`sample.${id}`) }))}
      caption={t('sample.caption')}
      className="w-full"
    />
  );
}
