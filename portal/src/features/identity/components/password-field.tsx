'use client';
import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { useTranslations } from 'use-intl';
import { Field, BareIconButton, Input, cn } from '../../../ui/index.js';
import { passwordStrength, type PasswordStrength } from '../model/password-strength.js';

const bars: Record<PasswordStrength, number> = { short: 1, weak: 1, fair: 2, strong: 3 };
const colours: Record<PasswordStrength, string> = {
  short: 'bg-bad',
  weak: 'bg-warn',
  fair: 'bg-warn',
  strong: 'bg-ok',
};

type PasswordFieldProps = Pick<ComponentProps<'input'>, 'autoComplete'> & {
  label: string;
  error?: string | undefined;
  /** If given, the strength of this password is shown in words. */
  judged?: { password: string; email: string };
};

/** The password input, named `password`, that can show its text, accepts pasting and works with password managers. */
export function PasswordField({ label, error, judged, ...rest }: PasswordFieldProps) {
  const t = useTranslations('identity.password');
  const [isShown, setIsShown] = useState(false);
  const strength =
    judged === undefined || judged.password === '' ? null : passwordStrength(judged.password, judged.email);
  return (
    <Field label={label} error={error} {...(judged === undefined ? {} : { hint: t(strength ?? 'rule') })}>
      <div className="relative">
        <Input
          name="password"
          {...rest}
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
      {judged === undefined ? null : (
        <div aria-hidden className="mt-0.5 flex gap-1">
          {[1, 2, 3].map((bar) => (
            <span
              key={bar}
              className={cn(
                'h-1 flex-1 rounded-full',
                strength !== null && bar <= bars[strength] ? colours[strength] : 'bg-line',
              )}
            />
          ))}
        </div>
      )}
    </Field>
  );
}
