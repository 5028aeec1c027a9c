'use client';
import type { ChoiceItem, ChoiceOptions } from '@tertulia/flow-engine';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useVariables } from '../../hooks/use-editor.js';
import type { FormProps } from '../../kinds/kind-parts.js';
import { ItemsEditor } from './choice-items.js';
import { CheckField, SelectField } from './field-parts.js';
import { ListFieldsEditor } from './list-fields.js';
import { QuestionFields } from './question-fields.js';

export function ChoiceForm({ options, change }: FormProps<'choiceInput'>) {
  return (
    <ChoiceFields options={options} change={change}>
      <ItemsEditor items={options.items} fresh={(item) => item} onChange={(items, field) => change({ items }, field)} />
    </ChoiceFields>
  );
}

type Choosing = Omit<ChoiceOptions<ChoiceItem>, 'items'>;

interface ChoiceFieldsProps {
  options: Choosing;
  change: (patch: Partial<Choosing>, field: string) => void;
  hasPictures?: boolean;
  children: ReactNode;
}

/** The fields of every question that is answered by choosing, around those of its items. */
export function ChoiceFields({ options, change, hasPictures = false, children }: ChoiceFieldsProps) {
  const t = useTranslations('flow-editor');
  // An answer of another system may be a list in a variable for JSON.
  const lists = useVariables().filter(({ type }) => type === 'LIST' || type === 'JSON');
  const hasEntries = options.listVariable !== null && options.listVariable !== 'business.services';
  const more = (
    <>
      <SelectField
        label={t('choice.list')}
        hint={t('choice.listHint')}
        value={options.listVariable ?? ''}
        options={[
          { value: '', label: t('choice.noList') },
          { value: 'business.services', label: t('choice.services') },
          ...lists.map(({ name }) => ({ value: name, label: name })),
        ]}
        onChange={(list) => change({ listVariable: list === '' ? null : list }, 'listVariable')}
      />
      {hasEntries ? (
        <ListFieldsEditor
          fields={options.listFields}
          hasPictures={hasPictures}
          onChange={(listFields, field) => change({ listFields }, `listFields.${field}`)}
        />
      ) : null}
      <CheckField
        label={t('choice.isSearchable')}
        isChecked={options.isSearchable}
        onChange={(isSearchable) => change({ isSearchable }, 'isSearchable')}
      />
    </>
  );
  return (
    <QuestionFields options={options} change={change} variableType={options.isMultiple ? 'LIST' : 'TEXT'} more={more}>
      {children}
      <CheckField
        label={t('choice.isMultiple')}
        hint={t('choice.isMultipleHint')}
        isChecked={options.isMultiple}
        onChange={(isMultiple) => change({ isMultiple }, 'isMultiple')}
      />
    </QuestionFields>
  );
}
