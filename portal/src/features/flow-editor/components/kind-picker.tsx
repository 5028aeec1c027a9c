'use client';
import { blockFamily, blockName, offeredKinds, type BlockKind } from '@tertulia/flow-engine';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../i18n/index.js';
import { NativeSelect } from '../../../ui/index.js';
import { refocus } from '../hooks/focus.js';
import { SmallButton } from './inspector/small-button.js';

/** A button that turns into a select of block kinds. */
export function KindPicker({ label, onPick }: { label: string; onPick: (kind: BlockKind) => void }) {
  const t = useTranslations('flow-editor');
  const locale = useLanguage().locale;
  const [isOpen, setOpen] = useState(false);
  const [item] = useState(() => crypto.randomUUID());
  const close = (): void => {
    setOpen(false);
    refocus(`[data-item="${item}"]`);
  };
  if (!isOpen) {
    return (
      <SmallButton item={item} icon={Plus} onPress={() => setOpen(true)}>
        {label}
      </SmallButton>
    );
  }
  return (
    <NativeSelect
      autoFocus
      aria-label={label}
      value=""
      onBlur={() => setOpen(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
      onChange={(event) => {
        const kind = offeredKinds.find((each) => each === event.target.value);
        close();
        if (kind !== undefined) onPick(kind);
      }}
    >
      <option value="" disabled>
        {label}
      </option>
      {offeredKinds.map((kind) => (
        <option key={kind} value={kind}>
          {t(`families.${blockFamily(kind)}`)} › {blockName(kind, locale)}
        </option>
      ))}
    </NativeSelect>
  );
}
