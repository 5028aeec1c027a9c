import { choiceItem } from '../../definition/parts.js';
import { questionDefaults } from '../question.js';
import { defineChoice, firstItems } from './choices.js';

/** Choices as buttons, or as boxes to tick when several can be chosen. */
export const choiceInput = defineChoice<'choiceInput'>({
  name: { es: 'Opciones', en: 'Choices' },
  item: choiceItem,
  defaults: (locale) => ({
    ...questionDefaults(locale, { es: '¿Qué te gustaría hacer?', en: 'What would you like to do?' }),
    isMultiple: false,
    isSearchable: false,
    items: firstItems(locale),
    listVariable: null,
  }),
});
