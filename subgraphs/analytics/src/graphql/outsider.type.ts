import { DateTimeScalar, enumOf, LocaleEnum, LocalizedText, Payload, toGlobalId } from '@tertulia/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import type { Invitation } from '../application/manage-outsiders.js';
import {
  isExpired,
  type OutsideRecipient,
  type OutsiderChange,
  type OutsiderState,
} from '../domain/outside-recipient.js';
import { sentenceOf } from '../domain/recurrence-texts.js';

export const OutsiderStateEnum = enumOf<OutsiderState | 'EXPIRED'>(
  'OutsideRecipientState',
  'How an address outside the organization stands to a scheduled report.',
  {
    INVITED: 'It was asked by mail and has not confirmed yet: it gets no reports.',
    EXPIRED: 'It did not confirm in time.',
    CONFIRMED: 'It gets the report.',
    LEFT: 'Whoever reads its mails ended the report.',
  },
);

export const OutsiderChangeEnum = enumOf<OutsiderChange>('OutsideRecipientChange', 'What a reader of mails asks for.', {
  CONFIRM: 'To get the report.',
  LEAVE: 'To get it no more.',
});

@ObjectType('OutsideRecipient', { description: 'An address outside the organization to which a report is sent.' })
export class OutsideRecipientType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'The address.' })
  address!: string;

  @Field(() => OutsiderStateEnum, { description: 'How it stands.' })
  state!: OutsiderState | 'EXPIRED';

  @Field(() => DateTimeScalar, { description: 'When it was invited, confirmed or left.' })
  changedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when it can confirm; null once it has.' })
  expiresAt!: Date | null;
}

@ObjectType('ReportInvitation', { description: 'What an address outside the organization is asked.' })
export class ReportInvitationType {
  @Field(() => String, { description: 'The address.' })
  address!: string;

  @Field(() => String, { description: 'The name of the schedule.' })
  name!: string;

  @Field(() => LocaleEnum, { description: 'The language of the report.' })
  locale!: 'es' | 'en';

  @Field(() => LocalizedText, { description: 'When it is sent, as a sentence.' })
  sentence!: LocalizedText;
}

@ObjectType('ResendReportInvitationPayload', { description: 'An invitation that was sent again.' })
export class ResendReportInvitationPayload extends Payload {
  @Field(() => OutsideRecipientType, { nullable: true, description: 'The recipient.' })
  outsideRecipient!: OutsideRecipientType | null;
}

export function asOutsider(recipient: OutsideRecipient, now: Date): OutsideRecipientType {
  const { id, address, state, changedAt, expiresAt } = recipient;
  return Object.assign(new OutsideRecipientType(), {
    ...{ id: toGlobalId('outsideRecipient', id), address, changedAt },
    state: isExpired(recipient, now) ? ('EXPIRED' as const) : state,
    expiresAt: state === 'INVITED' ? expiresAt : null,
  });
}

export function asInvitation({ address, schedule }: Invitation): ReportInvitationType {
  const { name, locale } = schedule;
  return Object.assign(new ReportInvitationType(), { address, name, locale, sentence: sentenceOf(schedule) });
}
