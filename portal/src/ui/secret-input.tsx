'use client';
import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { useTranslations } from 'use-intl';
import { BareIconButton } from './bare-icon-button.js';
import { Input } from './input.js';

/** A password or a key that can be shown while it is typed. */
export function SecretInput(props: ComponentProps<'input'>) {
  const t = useTranslations('ui.secret');
  const [isShown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input
        maxLength={200}
        {...props}
        type={isShown ? 'text' : 'password'}
        autoCapitalize="off"
        spellCheck={false}
        className="pr-10"
      />
      <BareIconButton
        label={t(isShown ? 'hide' : 'show')}
        icon={isShown ? EyeOff : Eye}
        size="sm"
        onClick={() => setShown(!isShown)}
        className="absolute top-1/2 right-1 -translate-y-1/2 pointer-coarse:size-9"
      />
    </div>
  );
}
