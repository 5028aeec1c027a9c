'use client';
import type { AddressExtra } from '@tertulia/flow-engine';
import { House } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { CheckField } from '../../components/inspector/field-parts.js';
import { FlowTextField } from '../../components/inspector/flow-text-field.js';
import { QuestionFields } from '../../components/inspector/question-fields.js';
import type { FormProps, KindParts } from '../kind-parts.js';

const extras = ['REGION', 'POSTAL_CODE', 'COUNTRY'] as const satisfies AddressExtra[];

function AddressForm({ options, change }: FormProps<'address'>) {
  const t = useTranslations('flow-editor');
  const { asks } = options;
  return (
    <QuestionFields
      options={options}
      change={change}
      isPersonalData
      more={
        <FlowTextField
          label={t('form.submit')}
          value={options.submit}
          onChange={(submit) => change({ submit }, 'submit')}
        />
      }
    >
      <fieldset className="flex flex-col">
        <legend className="mb-1 text-xs font-semibold">{t('address.asks')}</legend>
        {extras.map((extra) => (
          <CheckField
            key={extra}
            label={t(`address.${extra}`)}
            isChecked={asks.includes(extra)}
            onChange={(isAsked) =>
              change({ asks: extras.filter((one) => (one === extra ? isAsked : asks.includes(one))) }, 'asks')
            }
          />
        ))}
        <p className="text-xs text-ink-2">{t('address.hint')}</p>
      </fieldset>
    </QuestionFields>
  );
}

export const address: KindParts<'address'> = { icon: House, Form: AddressForm };
