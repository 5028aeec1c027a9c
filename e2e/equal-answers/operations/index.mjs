import { authoring } from './authoring.mjs';
import { billing } from './billing.mjs';
import { founding, managing } from './bots.mjs';
import { closing } from './closing.mjs';
import { fields } from './fields.mjs';
import { inbox } from './inbox.mjs';
import { keys } from './keys.mjs';
import { members } from './members.mjs';
import { numbers } from './numbers.mjs';
import { opening } from './opening.mjs';
import { paging } from './paging.mjs';
import { people } from './people.mjs';
import { portal } from './portal.mjs';
import { protocol } from './protocol.mjs';
import { publishing } from './publishing.mjs';
import { rates } from './rates.mjs';
import { refusals } from './refusals.mjs';
import { repeats } from './repeats.mjs';
import { simulations } from './simulations.mjs';
import { sockets } from './sockets.mjs';
import { visits } from './visits.mjs';

/** All recorded operations in the order in which they are played; those that only read may be played at the same time. */
export const recordings = [
  { title: 'coming in', steps: opening },
  { title: 'every field for every caller', steps: fields, isReadOnly: true },
  { title: 'lists', steps: paging },
  { title: 'bots', steps: founding },
  { title: 'drafts', steps: authoring },
  { title: 'bots as a whole', steps: managing },
  { title: 'what the portal asks', steps: portal, isReadOnly: true },
  { title: 'trying out', steps: simulations },
  { title: 'people', steps: people },
  { title: 'members', steps: members },
  { title: 'keys', steps: keys },
  { title: 'plans', steps: billing },
  { title: 'repetitions', steps: repeats },
  { title: 'visits', steps: visits },
  { title: 'the inbox', steps: inbox },
  { title: 'publishing', steps: publishing },
  { title: 'subscriptions', steps: sockets },
  { title: 'numbers', steps: numbers },
  { title: 'HTTP', steps: protocol },
  { title: 'rates', steps: rates },
  { title: 'refusals', steps: refusals },
  { title: 'an end', steps: closing },
];
