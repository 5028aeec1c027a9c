'use client';
import type { ClassifiedIntent } from '@tertulia/flow-engine';
import { Plus, Shapes, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { inputClass, Labelled, TextField } from '../../components/inspector/field-parts.js';
import { TemplateField } from '../../components/inspector/flow-text-field.js';
import { SmallButton } from '../../components/inspector/small-button.js';
import { VariableField } from '../../components/inspector/variable-field.js';
import { useItemList } from '../../hooks/use-item-list.js';
import type { FormProps, KindParts } from '../kind-parts.js';

const mostIntents = 20;
const mostExamples = 30;
const longestExample = 200;

function ClassifyForm({ options, change }: FormProps<'classify'>) {
  const t = useTranslations('flow-editor');
  const { intents } = options;
  const { listRef, replace, add, remove } = useItemList<HTMLDivElement, ClassifiedIntent>({
    items: intents,
    name: 'intents',
    onChange: (next, field) => change({ intents: next }, field),
  });
  const fresh = (): ClassifiedIntent => ({ id: crypto.randomUUID(), name: '', description: '', examples: [] });
  return (
    <div ref={listRef} className="flex flex-col gap-3">
      <p className="text-ink-2">{t('classify.intro')}</p>
      {intents.map((intent, index) => (
        <IntentFields
          key={intent.id}
          intent={intent}
          number={index + 1}
          onChange={replace}
          onRemove={() => remove(index)}
        />
      ))}
      <SmallButton icon={Plus} item="add" isDisabled={intents.length >= mostIntents} onPress={() => add(fresh())}>
        {t('classify.add')}
      </SmallButton>
      <TemplateField
        label={t('classify.text')}
        hint={t('classify.textHint')}
        value={options.text}
        onChange={(text) => change({ text }, 'text')}
      />
      <VariableField
        label={t('classify.variable')}
        value={options.variable}
        onChange={(variable) => change({ variable }, 'variable')}
      />
    </div>
  );
}

interface IntentFieldsProps {
  intent: ClassifiedIntent;
  number: number;
  onChange: (intent: ClassifiedIntent) => void;
  onRemove: () => void;
}

function IntentFields({ intent, number, onChange, onRemove }: IntentFieldsProps) {
  const t = useTranslations('flow-editor');
  return (
    <fieldset data-item={intent.id} className="flex flex-col gap-3 rounded-md border border-line p-2">
      <legend className="px-1 text-xs font-semibold">{t('classify.intent', { number })}</legend>
      <div className="flex items-end gap-2">
        <div className="min-w-0 grow">
          <TextField
            label={t('classify.name')}
            maxLength={80}
            value={intent.name}
            onChange={(name) => onChange({ ...intent, name })}
          />
        </div>
        <SmallButton icon={Trash2} label={t('classify.remove', { number })} onPress={onRemove} />
      </div>
      <ExamplesField value={intent.examples} onChange={(examples) => onChange({ ...intent, examples })} />
      <TextField
        label={t('classify.description')}
        hint={t('classify.descriptionHint')}
        maxLength={300}
        value={intent.description}
        onChange={(description) => onChange({ ...intent, description })}
      />
    </fieldset>
  );
}

/** Sentences, one on each line. What is typed stays as it is, as long as it means the same sentences. */
function ExamplesField({ value, onChange }: { value: readonly string[]; onChange: (examples: string[]) => void }) {
  const t = useTranslations('flow-editor');
  const stored = value.join('\n');
  const [typed, setTyped] = useState(stored);
  return (
    <Labelled label={t('classify.examples')} hint={t('classify.examplesHint')}>
      {(ids) => (
        <textarea
          {...ids}
          rows={3}
          className={`${inputClass} field-sizing-content max-h-60 resize-none`}
          value={examplesIn(typed).join('\n') === stored ? typed : stored}
          onChange={(event) => {
            setTyped(event.target.value);
            onChange(examplesIn(event.target.value));
          }}
        />
      )}
    </Labelled>
  );
}

function examplesIn(lines: string): string[] {
  const examples = lines.split('\n').map((line) => line.trim().slice(0, longestExample).trim());
  return [...new Set(examples.filter((line) => line !== ''))].slice(0, mostExamples);
}

export const classify: KindParts<'classify'> = { icon: Shapes, Form: ClassifyForm };
