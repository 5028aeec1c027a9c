import { alsoSaid, item } from '../flow-plan/questions.js';
import { both } from '../voice.js';

/** The menu's way to hours and address. */
export const placeItem = alsoSaid(
  item('place', both('Horario y ubicación', 'Hours and location'), 'place'),
  'horario, horarios, ubicación, ubi, mapa, cómo llegar, dónde están, dónde quedan',
  'hours, opening hours, location, address, map, directions, where are you',
);

/** The menu's way to a free question. */
export const questionItem = alsoSaid(
  item('question', both('Otra pregunta', 'Another question'), 'question'),
  'otro tema, otra duda',
  'something else, other',
);

/** The menu's way to a person. Who asks for one in own words is understood without synonyms. */
export const personItem = item('person', both('Hablar con una persona', 'Talk to a person'), 'person');
