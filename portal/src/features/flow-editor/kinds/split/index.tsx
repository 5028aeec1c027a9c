'use client';
import type { SplitPart } from '@tertulia/flow-engine';
import { Percent, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { NumberField, TextField } from '../../components/inspector/field-parts.js';
import { SmallButton } from '../../components/inspector/small-button.js';
import { useItemList } from '../../hooks/use-item-list.js';
import type { FormProps, KindParts } from '../kind-parts.js';

const mostParts = 10;
const names = 'ABCDEFGHIJ';

function SplitForm({ options, change }: FormProps<'split'>) {
  const t = useTranslations('flow-editor');
  const { parts } = options;
  const { listRef, replace, add, remove } = useItemList<HTMLDivElement, SplitPart>({
    items: parts,
    name: 'parts',
    onChange: (next, field) => change({ parts: next }, field),
  });
  const sum = parts.reduce((total, { percent }) => total + percent, 0);
  const fresh = (): SplitPart => {
    return { id: crypto.randomUUID(), name: names[parts.length] ?? '', percent: Math.max(0, 100 - sum) };
  };
  return (
    <div ref={listRef} className="flex flex-col gap-3">
      <p className="text-ink-2">{t('split.intro')}</p>
      {parts.map((part, index) => (
        <PartFields key={part.id} part={part} number={index + 1} onChange={replace} onRemove={() => remove(index)} />
      ))}
      <p className={sum === 100 ? 'text-ink-2' : 'text-bad'}>{t('split.sum', { sum })}</p>
      <SmallButton icon={Plus} item="add" isDisabled={parts.length >= mostParts} onPress={() => add(fresh())}>
        {t('split.add')}
      </SmallButton>
    </div>
  );
}

interface PartFieldsProps {
  part: SplitPart;
  number: number;
  onChange: (part: SplitPart) => void;
  onRemove: () => void;
}

function PartFields({ part, number, onChange, onRemove }: PartFieldsProps) {
  const t = useTranslations('flow-editor');
  return (
    <div role="group" aria-label={t('split.name', { number })} data-item={part.id} className="flex items-end gap-2">
      <div className="min-w-0 grow">
        <TextField
          label={t('split.name', { number })}
          maxLength={80}
          value={part.name}
          onChange={(name) => onChange({ ...part, name })}
        />
      </div>
      <div className="w-20">
        <NumberField
          label={t('split.percent')}
          min={0}
          max={100}
          step={1}
          value={part.percent}
          onChange={(percent) => onChange({ ...part, percent: Math.max(0, Math.min(100, Math.round(percent ?? 0))) })}
        />
      </div>
      <SmallButton icon={Trash2} label={t('split.remove', { number })} onPress={onRemove} />
    </div>
  );
}

export const split: KindParts<'split'> = { icon: Percent, Form: SplitForm };
