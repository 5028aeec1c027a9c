'use client';
import { Undo2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { TemplateField } from '../../components/inspector/flow-text-field.js';
import { useFlow } from '../../hooks/use-editor.js';
import type { FormProps, KindParts } from '../kind-parts.js';

function ReturnForm({ options, change }: FormProps<'return'>) {
  const t = useTranslations('flow-editor');
  const { results = [] } = useFlow();
  const set = (name: string, value: string): void => {
    const others = options.values.filter((one) => one.name !== name);
    change({ values: value === '' ? others : [...others, { name, value }] }, `values.${name}`);
  };
  return (
    <>
      <p className="text-ink-2">{t(results.length === 0 ? 'return.withoutResults' : 'return.intro')}</p>
      {results.map(({ name }) => (
        <TemplateField
          key={name}
          label={name}
          value={options.values.find((one) => one.name === name)?.value ?? ''}
          onChange={(value) => set(name, value)}
        />
      ))}
    </>
  );
}

export const returnBlock: KindParts<'return'> = { icon: Undo2, Form: ReturnForm };
