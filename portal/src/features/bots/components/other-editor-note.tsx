'use client';
import { Users } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Chip, RelativeTime } from '../../../ui/index.js';
import type { OtherEditor } from '../hooks/use-draft-watch.js';

/** Says that somebody else is at work on the same draft. */
export function OtherEditorNote({ other }: { other: OtherEditor | null }) {
  const t = useTranslations('bots');
  const name = other?.name ?? t('somebody');
  return (
    <span role="status" className="max-lg:hidden">
      {other === null ? null : (
        <Chip tone="info" icon={Users}>
          {other.isSelf ? t('builder.yourself') : t('builder.otherEditor', { name })} <RelativeTime at={other.at} />
        </Chip>
      )}
    </span>
  );
}
