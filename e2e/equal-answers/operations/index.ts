import { authoring } from './authoring.ts';
import { billing } from './billing.ts';
import { botFiles } from './bot-files.ts';
import { founding, managing } from './bots.ts';
import { closing } from './closing.ts';
import { connections } from './connections.ts';
import { customConnectors } from './custom-connectors.ts';
import { documents } from './documents.ts';
import { exports } from './exports.ts';
import { fields } from './fields.ts';
import { inbound } from './inbound.ts';
import { inbox } from './inbox.ts';
import { keys } from './keys.ts';
import { members } from './members.ts';
import { notices } from './notices.ts';
import { reportViews } from './report-views.ts';
import { numbers } from './numbers.ts';
import { opening } from './opening.ts';
import { paging } from './paging.ts';
import { people } from './people.ts';
import { pins } from './pins.ts';
import { portal } from './portal.ts';
import { protocol } from './protocol.ts';
import { publishing } from './publishing.ts';
import { rates } from './rates.ts';
import { refusals } from './refusals.ts';
import { repeats } from './repeats.ts';
import { reports } from './reports.ts';
import { previews } from './previews.ts';
import { simulations } from './simulations.ts';
import { sockets } from './sockets.ts';
import { understanding } from './understanding.ts';
import { visits } from './visits.ts';
import { webhooks } from './webhooks.ts';

import type { Recording } from '../step.ts';

/** All recorded operations in the order in which they are played; those that only read may be played concurrently. */
export const recordings: readonly Recording[] = [
  { title: 'coming in', steps: opening },
  { title: 'every field for every caller', steps: fields, isReadOnly: true },
  { title: 'lists', steps: paging },
  { title: 'bots', steps: founding },
  { title: 'drafts', steps: authoring },
  { title: 'bots as a whole', steps: managing },
  { title: 'bots as files', steps: botFiles },
  { title: 'documents of the knowledge', steps: documents },
  { title: 'what the portal asks', steps: portal, isReadOnly: true },
  { title: 'trying out', steps: simulations },
  { title: 'previews of drafts', steps: previews },
  { title: 'pinned conversations', steps: pins },
  { title: 'people', steps: people },
  { title: 'members', steps: members },
  { title: 'keys', steps: keys },
  { title: 'connections', steps: connections },
  { title: 'webhooks', steps: webhooks },
  { title: 'sources of calls', steps: inbound },
  { title: 'notifications', steps: notices },
  { title: 'saved views of reports', steps: reportViews },
  { title: 'reports', steps: reports },
  { title: 'plans', steps: billing },
  { title: 'connectors of an organization', steps: customConnectors },
  { title: 'repetitions', steps: repeats },
  { title: 'visits', steps: visits },
  { title: 'the inbox', steps: inbox },
  { title: 'what bots missed', steps: understanding },
  { title: 'publishing', steps: publishing },
  { title: 'subscriptions', steps: sockets },
  { title: 'numbers', steps: numbers },
  { title: 'files', steps: exports },
  { title: 'HTTP', steps: protocol },
  { title: 'rates', steps: rates },
  { title: 'refusals', steps: refusals },
  { title: 'an end', steps: closing },
];
