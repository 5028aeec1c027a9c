'use client';
import { useTranslations } from 'use-intl';

/** The maximum length of a person's name that the server accepts. */
const maxNameLength = 100;

/** Checks the name of a new person. */
export function useNameCheck(): (text: string) => string | null {
  const t = useTranslations('identity.field');
  return (text) => {
    const { length } = text.trim();
    if (length === 0) return t('nameMissing');
    return length > maxNameLength ? t('nameLong') : null;
  };
}
