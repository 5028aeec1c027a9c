'use client';
import { intentEventTitle } from '@tertulia/flow-engine';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../i18n/index.js';
import type { EventSubject } from '../model/operations.js';

/** The title of an event for people. */
export function useEventTitle(): (subject: EventSubject) => string {
  const t = useTranslations('flow-editor');
  const { locale } = useLanguage();
  return useCallback(
    (subject) => {
      if (subject.kind === 'command' && subject.word !== '') return `/${subject.word.replace(/^\/+/, '')}`;
      return subject.kind === 'intent' ? intentEventTitle(subject.intent, locale) : t(`events.${subject.kind}`);
    },
    [t, locale],
  );
}
