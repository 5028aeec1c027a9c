'use client';
import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { BareIconButton, Field, Input } from '../../../ui/index.js';

type PasswordFieldProps = Pick<ComponentProps<'input'>, 'autoComplete'> & {
  label: string;
  error?: string | undefined;
  hint?: string;
  /** Shown below the input. */
  children?: ReactNode;
};

/** The password input, named `password`, that can show its text, accepts pasting and works with password managers. */
export function PasswordField({ label, error, hint, autoComplete, children }: PasswordFieldProps) {
  const t = useTranslations('identity.password');
  const [isShown, setIsShown] = useState(false);
  return (
    <Field label={label} error={error} {...(hint === undefined ? {} : { hint })}>
      <div className="relative">
        <Input
          name="password"
          autoComplete={autoComplete}
          type={isShown ? 'text' : 'password'}
          className="h-11 pr-10"
          autoCapitalize="off"
          spellCheck={false}
        />
        <BareIconButton
          label={isShown ? t('hide') : t('show')}
          icon={isShown ? EyeOff : Eye}
          size="sm"
          className="absolute top-1/2 right-1 -translate-y-1/2 pointer-coarse:size-9"
          onClick={() => setIsShown(!isShown)}
        />
      </div>
      {children}
    </Field>
  );
}
