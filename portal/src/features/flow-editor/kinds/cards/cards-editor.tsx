'use client';
import type { Card } from '@tertulia/flow-engine';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { MoreOptions } from '../../components/inspector/field-parts.js';
import { FlowTextField } from '../../components/inspector/flow-text-field.js';
import { PictureField } from '../../components/inspector/picture-field.js';
import { SmallButton } from '../../components/inspector/small-button.js';
import { useItemList } from '../../hooks/use-item-list.js';
import { ButtonsEditor, freshButton } from './buttons-editor.js';

const mostCards = 12;

/** The cards of a block. Changes of one card are undone together. */
export function CardsEditor({ cards, onChange }: { cards: Card[]; onChange: (cards: Card[], field: string) => void }) {
  const t = useTranslations('flow-editor');
  const { listRef, replace, move, add, remove } = useItemList<HTMLDivElement, Card>({
    items: cards,
    name: 'cards',
    onChange,
  });
  const fresh = (): Card => {
    return { id: crypto.randomUUID(), title: {}, text: {}, imageUrl: '', imageAlt: {}, buttons: [freshButton()] };
  };
  return (
    <div ref={listRef} className="flex flex-col gap-3">
      {cards.map((card, index) => (
        <CardEditor
          key={card.id}
          card={card}
          index={index}
          isLast={index === cards.length - 1}
          onChange={replace}
          onMove={(step) => move(index, step)}
          onRemove={() => remove(index)}
        />
      ))}
      <SmallButton icon={Plus} item="add" isDisabled={cards.length >= mostCards} onPress={() => add(fresh())}>
        {t('cards.addCard')}
      </SmallButton>
    </div>
  );
}

interface CardEditorProps {
  card: Card;
  index: number;
  isLast: boolean;
  onChange: (card: Card) => void;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
}

function CardEditor({ card, index, isLast, onChange, onMove, onRemove }: CardEditorProps) {
  const t = useTranslations('flow-editor');
  const number = index + 1;
  return (
    <fieldset data-item={card.id} className="flex flex-col gap-3 rounded-md border border-line p-2">
      <legend className="px-1 text-xs font-semibold">{t('cards.card', { number })}</legend>
      <div className="flex justify-end gap-1">
        <SmallButton part="up" icon={ArrowUp} label={t('moveUp')} isDisabled={index === 0} onPress={() => onMove(-1)} />
        <SmallButton part="down" icon={ArrowDown} label={t('moveDown')} isDisabled={isLast} onPress={() => onMove(1)} />
        <SmallButton icon={Trash2} label={t('cards.removeCard', { number })} onPress={onRemove} />
      </div>
      <CardFields card={card} onChange={onChange} />
    </fieldset>
  );
}

function CardFields({ card, onChange }: { card: Card; onChange: (card: Card) => void }) {
  const t = useTranslations('flow-editor');
  return (
    <>
      <FlowTextField label={t('cards.title')} value={card.title} onChange={(title) => onChange({ ...card, title })} />
      <FlowTextField
        label={t('cards.text')}
        rows={2}
        value={card.text}
        onChange={(text) => onChange({ ...card, text })}
      />
      <PictureField
        label={t('cards.imageUrl')}
        value={card.imageUrl}
        onChange={(imageUrl) => onChange({ ...card, imageUrl })}
      />
      <ButtonsEditor buttons={card.buttons} onChange={(buttons) => onChange({ ...card, buttons })} />
      <MoreOptions label={t('more')}>
        <FlowTextField
          label={t('image.alt')}
          hint={t('cards.altHint')}
          value={card.imageAlt}
          onChange={(imageAlt) => onChange({ ...card, imageAlt })}
        />
      </MoreOptions>
    </>
  );
}
