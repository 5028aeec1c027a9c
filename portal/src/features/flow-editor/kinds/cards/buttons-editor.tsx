'use client';
import type { CardButton } from '@tertulia/flow-engine';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { TextField } from '../../components/inspector/field-parts.js';
import { FlowTextField } from '../../components/inspector/flow-text-field.js';
import { SmallButton } from '../../components/inspector/small-button.js';
import { useItemList } from '../../hooks/use-item-list.js';

const mostButtons = 4;

/** A button that is an answer. */
export function freshButton(): CardButton {
  return { id: crypto.randomUUID(), label: {}, url: '', value: null };
}

/** The buttons of a card. */
export function ButtonsEditor({
  buttons,
  onChange,
}: {
  buttons: CardButton[];
  onChange: (buttons: CardButton[]) => void;
}) {
  const t = useTranslations('flow-editor');
  const { listRef, replace, add, remove } = useItemList<HTMLDivElement, CardButton>({
    items: buttons,
    name: 'buttons',
    onChange,
  });
  return (
    <div ref={listRef} className="flex flex-col gap-2">
      {buttons.map((button, index) => (
        <ButtonEditor
          key={button.id}
          button={button}
          number={index + 1}
          onChange={replace}
          onRemove={() => remove(index)}
        />
      ))}
      <SmallButton icon={Plus} item="add" isDisabled={buttons.length >= mostButtons} onPress={() => add(freshButton())}>
        {t('cards.addButton')}
      </SmallButton>
    </div>
  );
}

interface ButtonEditorProps {
  button: CardButton;
  number: number;
  onChange: (button: CardButton) => void;
  onRemove: () => void;
}

function ButtonEditor({ button, number, onChange, onRemove }: ButtonEditorProps) {
  const t = useTranslations('flow-editor');
  return (
    <div
      role="group"
      aria-label={t('cards.button', { number })}
      data-item={button.id}
      className="flex flex-col gap-2 border-l-2 border-line pl-2"
    >
      <div className="flex items-end gap-1">
        <div className="min-w-0 grow">
          <FlowTextField
            label={t('cards.button', { number })}
            value={button.label}
            onChange={(label) => onChange({ ...button, label })}
          />
        </div>
        <SmallButton icon={Trash2} label={t('cards.removeButton', { number })} onPress={onRemove} />
      </div>
      <TextField
        label={t('cards.url')}
        hint={t('cards.urlHint')}
        type="url"
        maxLength={2048}
        value={button.url}
        onChange={(url) => onChange({ ...button, url })}
      />
      {button.url === '' ? (
        <TextField
          label={t('choice.value')}
          hint={t('cards.valueHint')}
          maxLength={4096}
          value={button.value ?? ''}
          onChange={(value) => onChange({ ...button, value: value === '' ? null : value })}
        />
      ) : null}
    </div>
  );
}
