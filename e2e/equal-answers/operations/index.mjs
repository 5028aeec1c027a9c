import { fields } from './fields.mjs';
import { opening } from './opening.mjs';
import { paging } from './paging.mjs';

/** All recorded operations in the order in which they are played. */
export const recordings = [
  { title: 'coming in', steps: opening },
  { title: 'every field for every caller', steps: fields },
  { title: 'lists', steps: paging },
];
