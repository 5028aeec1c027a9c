import { enumOf } from '@tertulia/subgraph';
import type { OutsideRhythm } from '../domain/outside-digest.js';

export const NotificationKindEnum = enumOf('NotificationKind', 'What people are told of.', {
  WAITING_HUMAN: 'A visitor asked for a person, and nobody has taken the conversation over.',
  URGENT: 'A visitor told of a danger to life or health.',
  INTEGRATION_BROKEN: 'A connection or a webhook does not work.',
  PUBLICATION_FAILED: 'A version could not be published.',
  QUOTA: 'The usage has reached a share of the limit of the plan.',
  BAD_RATING: 'A conversation was rated badly.',
  GOAL: 'A conversation reached a goal.',
  REPORT_FAILED: 'A scheduled report could not be delivered.',
  ERROR_RATE: 'Too many turns of a bot fail.',
  UNANSWERED: 'A bot cannot answer too many questions.',
  SLOW: 'A bot answers slowly.',
  NO_TRAFFIC: 'A bot has no conversations at a time when it usually has some.',
});

const ways = {
  FEED: 'In the feed of the portal.',
  EMAIL:
    'By mail: urgent ones at once, others if they are unread after five minutes; to somebody who looks at the portal later.',
  PUSH: 'In the browsers that the person has registered, at once.',
};

export const NotificationWayEnum = enumOf('NotificationWay', 'How a person is told.', ways);

export const AlertWayEnum = enumOf('AlertWay', 'How a rule tells of something: each person, or other systems once.', {
  ...ways,
  WEBHOOK: 'By ALERT_TOLD or, gathered, by ALERTS_GATHERED, to every webhook endpoint that wants it.',
  SLACK: 'In the Slack channel that the organization has chosen.',
});

export const NotificationDigestEnum = enumOf('NotificationDigest', 'How a person gets mails that are not urgent.', {
  NONE: 'Each by itself.',
  DAILY: 'Gathered in one mail at 08:00 of each day.',
  WEEKLY: 'Gathered in one mail at 08:00 on Mondays.',
});

export const OutsideRhythmEnum = enumOf<OutsideRhythm>(
  'OutsideRhythm',
  'How often other systems are told of what was gathered.',
  {
    DAILY: 'Every day.',
    WEEKLY: 'Once a week.',
  },
);

export const NotificationSeverityEnum = enumOf('NotificationSeverity', 'How much a notification matters.', {
  URGENT: 'A person waits or is in danger.',
  WARNING: 'Something does not work, or soon will not.',
  INFO: 'Good to know.',
});

export const AlertStateEnum = enumOf('AlertState', 'Where an alert stands.', {
  PENDING: 'Something is wrong, and has not lasted long enough to tell people.',
  FIRING: 'People were told, and it is not over.',
  OK: 'It is over.',
});

export const MailStateEnum = enumOf('MailState', 'What became of a mail.', {
  PENDING: 'It is to be sent.',
  SENDING: 'It is being sent.',
  SENT: 'The mail server has accepted it.',
  REFUSED: 'It was refused for good, or too often.',
  EXPIRED: 'It was not sent in time.',
  CANCELLED: 'It was not needed any more.',
});

export const MailDeliveryEnum = enumOf('MailDelivery', 'Whether mails leave.', {
  SENT: 'A mail server sends them.',
  TRAY: 'They are kept on this machine and shown at /mail.',
  NONE: 'No mail server is set: none is sent.',
});
