'use client';
import { Hourglass } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Labelled, SelectField } from '../../components/inspector/field-parts.js';
import { TemplateInput } from '../../components/inspector/template-input.js';
import type { FormProps, KindParts } from '../kind-parts.js';

const modes = ['FOR', 'UNTIL'] as const;
const units = ['SECONDS', 'MINUTES', 'HOURS', 'DAYS'] as const;

function WaitForm({ options, change }: FormProps<'wait'>) {
  const t = useTranslations('flow-editor');
  const { mode, amount, unit, time } = options;
  return (
    <>
      <SelectField
        label={t('wait.mode')}
        value={mode}
        options={modes.map((value) => ({ value, label: t(`wait.modes.${value}`) }))}
        onChange={(picked) => change({ mode: modes.find((one) => one === picked) ?? mode }, 'mode')}
      />
      {mode === 'UNTIL' ? (
        <Labelled label={t('wait.time')} hint={t('wait.timeHint')}>
          {(ids) => <TemplateInput {...ids} value={time} onChange={(next) => change({ time: next }, 'time')} />}
        </Labelled>
      ) : (
        <div className="grid grid-cols-2 gap-3">
          <Labelled label={t('wait.amount')}>
            {(ids) => <TemplateInput {...ids} value={amount} onChange={(next) => change({ amount: next }, 'amount')} />}
          </Labelled>
          <SelectField
            label={t('wait.unit')}
            value={unit}
            options={units.map((value) => ({ value, label: t(`wait.units.${value}`) }))}
            onChange={(picked) => change({ unit: units.find((one) => one === picked) ?? unit }, 'unit')}
          />
        </div>
      )}
      <p className="text-xs text-ink-2">{t('wait.hint')}</p>
    </>
  );
}

export const wait: KindParts<'wait'> = { icon: Hourglass, Form: WaitForm };
