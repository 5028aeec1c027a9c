'use client';
import { useTranslations } from 'use-intl';
import { cn } from '../../../ui/index.js';
import { passwordStrength, type PasswordStrength } from '../model/password-strength.js';
import { PasswordField } from './password-field.js';

const bars: Record<PasswordStrength, number> = { short: 1, weak: 1, fair: 2, strong: 3 };
const colours: Record<PasswordStrength, string> = {
  short: 'bg-bad',
  weak: 'bg-warn',
  fair: 'bg-warn',
  strong: 'bg-ok',
};

type NewPasswordFieldProps = {
  label: string;
  error?: string | undefined;
  /** What was typed, whose strength is shown in words and as bars. */
  password: string;
  email: string;
};

/** The input of a password that is being chosen. */
export function NewPasswordField({ label, error, password, email }: NewPasswordFieldProps) {
  const t = useTranslations('identity.password');
  const strength = password === '' ? null : passwordStrength(password, email);
  return (
    <PasswordField label={label} error={error} hint={t(strength ?? 'rule')} autoComplete="new-password">
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
    </PasswordField>
  );
}
