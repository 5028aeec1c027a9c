'use client';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/failure.js';

const secondsPerMinute = 60;

/** Says why an operation of the pages before signing in failed; with a rate limit, also when to retry. */
export function useFailureWords(): (error: unknown) => string {
  const t = useTranslations('identity.problem');
  return (error) => {
    const { code, message, retryAfterSeconds } = failureOf(error);
    if (code === 'NETWORK') return t('network');
    if (code === 'PLAN_LIMIT_REACHED') return t('full');
    if (code !== 'RATE_LIMITED') return message ?? t('unknown');
    return retryAfterSeconds === null
      ? t('tooMany')
      : t('tooManyFor', { minutes: Math.ceil(retryAfterSeconds / secondsPerMinute) });
  };
}
