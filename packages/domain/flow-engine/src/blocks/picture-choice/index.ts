import { pictureItem } from '../../definition/parts.js';
import { defineChoice, firstItems } from '../choice-input/choices.js';
import { questionDefaults } from '../question.js';

/** Choices as pictures with their labels. */
export const pictureChoice = defineChoice<'pictureChoice'>({
  name: { es: 'Opciones con imagen', en: 'Picture choices' },
  item: pictureItem,
  defaults: (locale) => ({
    ...questionDefaults(locale, { es: '¿Cuál te gusta más?', en: 'Which one do you like best?' }),
    isMultiple: false,
    isSearchable: false,
    items: firstItems(locale).map((item) => ({ ...item, imageUrl: '' })),
    listVariable: null,
  }),
});
