'use client';
import { Users } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Chip, RelativeTime } from '../../../ui/index.js';
import type { OtherEditor } from '../hooks/use-draft-watch.js';

/** Shows that another person is editing the same draft. */
export function OtherEditorNote({ other }: { other: OtherEditor | null }) {
  const t = useTranslations('bots');
  const name = other?.name ?? t('somebody');
  const text = other?.isSelf === true ? t('builder.yourself') : t('builder.otherEditor', { name });
  return (
    <span role="status" className="min-w-0 shrink-[4] @max-[900px]:basis-full">
      {other === null ? null : (
        <Chip tone="info" icon={Users} title={text} className="max-w-full min-w-0 shrink">
          <span className="min-w-0 truncate">
            {text} <RelativeTime at={other.at} />
          </span>
        </Chip>
      )}
    </span>
  );
}
