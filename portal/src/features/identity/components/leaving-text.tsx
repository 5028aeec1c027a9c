'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/formats.js';

/** Explains, to a person who has just asked for the deletion of the account, how to cancel it. */
export function LeavingText({ at }: { at: string }) {
  const t = useTranslations('identity');
  const { exact } = useFormats();
  const isLeaving = !Number.isNaN(Date.parse(at));
  return isLeaving ? t('deletion.left', { date: exact(at) }) : t('signIn.text');
}
