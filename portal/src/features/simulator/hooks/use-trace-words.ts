'use client';
import { intentTitle, listedIntents } from '@tertulia/flow-engine';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../i18n/index.js';
import type { TraceLine } from '../model/transcript.js';

/** The texts of a line of the trace, in order. Names that a newer server has stay as they are. */
export function useTraceWords(): (line: TraceLine) => string[] {
  const t = useTranslations('simulator.trace');
  const heard = useTranslations('understanding');
  const { locale } = useLanguage();
  const reasonOf = (name: string): string => {
    const key = `reasons.${name}` as 'reasons.noChoice';
    return t.has(key) ? t(key) : name;
  };
  const intentOf = (name: string): string => {
    const intent = listedIntents.find((one) => one === name);
    return intent === undefined ? name : intentTitle(intent, locale);
  };
  const urgencyOf = (name: string): string => {
    const key = `urgency.${name}` as 'urgency.HEALTH';
    return heard.has(key) ? heard(key) : name;
  };
  return ({ kind, label, detail }) => {
    switch (kind) {
      case 'read':
        return [t('read', { text: label })];
      case 'notUnderstood':
        return [t('notUnderstood', { text: label }), reasonOf(detail)];
      case 'unanswered':
        return [t('unanswered', { text: label })];
      case 'paraphrase':
        return [t('paraphrase', { choice: label }), detail];
      case 'intent':
        return [t('intent', { intent: intentOf(label) }), detail];
      case 'urgency':
        return [t('urgency', { urgency: urgencyOf(label) }), detail];
      default:
        return [label, detail].filter((text) => text !== '');
    }
  };
}
