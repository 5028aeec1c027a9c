'use client';
import { CreditCard } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { FlowTextField, TemplateField } from '../../components/inspector/flow-text-field.js';
import { CurrencyField } from '../../components/inspector/question-forms.js';
import type { FormProps, KindParts } from '../kind-parts.js';

function PaymentForm({ options, change }: FormProps<'payment'>) {
  const t = useTranslations('flow-editor');
  return (
    <>
      <FlowTextField
        label={t('payment.concept')}
        hint={t('payment.conceptHint')}
        value={options.concept}
        onChange={(concept) => change({ concept }, 'concept')}
      />
      <TemplateField
        label={t('payment.amount')}
        hint={t('payment.amountHint')}
        value={options.amount}
        onChange={(amount) => change({ amount }, 'amount')}
      />
      <CurrencyField value={options.currency} onChange={(currency) => change({ currency }, 'currency')} />
    </>
  );
}

export const payment: KindParts<'payment'> = { icon: CreditCard, Form: PaymentForm };
