import { toGlobalId } from '@tertulia/subgraph';
import { z } from 'zod';
import type { Outsiders } from '../application/outsider-ports.js';
import type { Ask } from './graph-questions.js';

const invitationQuery = `query InvitationToMail($id: ID!) {
  reportInvitation(outsideRecipientId: $id) { address name locale sentence { es en } }
}`;
const changeMutation = `mutation AnswerOfOutsider($id: ID!, $change: OutsideRecipientChange!) {
  changeOutsideRecipient(outsideRecipientId: $id, change: $change) { state }
}`;

const invitations = z.object({
  reportInvitation: z
    .object({
      ...{ address: z.string(), name: z.string(), locale: z.enum(['es', 'en']) },
      sentence: z.object({ es: z.string(), en: z.string() }),
    })
    .nullable(),
});
const changed = z.object({
  changeOutsideRecipient: z.object({ state: z.enum(['INVITED', 'EXPIRED', 'CONFIRMED', 'LEFT']) }).nullable(),
});

/** Outside recipients as analytics knows them. */
export function graphOutsiders(ask: Ask): Outsiders {
  const idOf = (recipientId: string): string => toGlobalId('outsideRecipient', recipientId);
  return {
    invitation: async ({ organizationId, recipientId }) => {
      const question = { query: invitationQuery, variables: { id: idOf(recipientId) }, organizationId };
      return (await ask('analytics', question, invitations)).reportInvitation;
    },
    change: async ({ organizationId, recipientId }, change) => {
      const question = { query: changeMutation, variables: { id: idOf(recipientId), change }, organizationId };
      return (await ask('analytics', question, changed)).changeOutsideRecipient?.state ?? 'GONE';
    },
  };
}
