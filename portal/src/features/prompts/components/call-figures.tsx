'use client';
import { useFormatter, useTranslations } from 'use-intl';
import type { ModelCallPartsFragment } from '../../../gql/graphql.js';

/** Tokens, cost and time of a call of a language model, in one line. */
export function CallFigures({ call }: { call: ModelCallPartsFragment }) {
  const t = useTranslations('prompts.call');
  const format = useFormatter();
  const { promptTokens, completionTokens, costMicros, currency, ms, model, failure } = call;
  const parts = [
    model === '' ? t('model') : model,
    ...(failure === null
      ? [t('tokens', { sent: promptTokens, written: completionTokens })]
      : [t('failed', { failure })]),
    ...(costMicros === null
      ? []
      : [
          format.number(costMicros / 1_000_000, {
            style: 'currency',
            currency: currency ?? 'USD',
            maximumSignificantDigits: 3,
          }),
        ]),
    t('ms', { ms: format.number(ms) }),
  ];
  return <span className="text-xs text-ink-2">{parts.join(' · ')}</span>;
}
