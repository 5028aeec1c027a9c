'use client';
import { Repeat } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { SelectField } from '../../components/inspector/field-parts.js';
import { VariableField } from '../../components/inspector/variable-field.js';
import { useVariables } from '../../hooks/use-editor.js';
import type { FormProps, KindParts } from '../kind-parts.js';

function LoopForm({ options, change }: FormProps<'loop'>) {
  const t = useTranslations('flow-editor');
  const names = useVariables().flatMap(({ name, type }) => (type === 'LIST' || type === 'JSON' ? [name] : []));
  const isOther = options.list !== '' && options.list !== 'business.services' && !names.includes(options.list);
  return (
    <>
      <p className="text-ink-2">{t('loop.intro')}</p>
      <SelectField
        label={t('loop.list')}
        value={options.list}
        options={[
          { value: '', label: t('loop.noList') },
          { value: 'business.services', label: t('choice.services') },
          ...(isOther ? [options.list, ...names] : names).map((name) => ({ value: name, label: name })),
        ]}
        onChange={(list) => change({ list }, 'list')}
      />
      <VariableField
        label={t('loop.item')}
        type="JSON"
        value={options.item === '' ? null : options.item}
        onChange={(item) => change({ item: item ?? '' }, 'item')}
      />
      <VariableField
        label={t('loop.index')}
        type="NUMBER"
        value={options.index}
        onChange={(index) => change({ index }, 'index')}
      />
    </>
  );
}

export const loop: KindParts<'loop'> = { icon: Repeat, Form: LoopForm };
