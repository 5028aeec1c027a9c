'use client';
import { GalleryHorizontal } from 'lucide-react';
import { QuestionFields } from '../../components/inspector/question-fields.js';
import type { FormProps, KindParts } from '../kind-parts.js';
import { CardsEditor } from './cards-editor.js';

function CardsForm({ options, change }: FormProps<'cards'>) {
  return (
    <QuestionFields options={options} change={change}>
      <CardsEditor cards={options.cards} onChange={(cards, field) => change({ cards }, field)} />
    </QuestionFields>
  );
}

export const cards: KindParts<'cards'> = { icon: GalleryHorizontal, Form: CardsForm };
