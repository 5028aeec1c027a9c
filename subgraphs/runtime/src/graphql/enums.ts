import { enumOf } from '@tertulia/subgraph';
import type { HeardIntent, HeardUrgency } from '../domain/message.js';

export const ChannelEnum = enumOf('Channel', 'Where a conversation takes place.', {
  WEB: 'The chat on a web page.',
  API: "A partner's program, over the API.",
  SIMULATOR: 'The simulator of the builder.',
  WHATSAPP: 'WhatsApp.',
  TELEGRAM: 'Telegram.',
});

export const VisitorDeviceEnum = enumOf('VisitorDevice', 'What a visitor holds or sits at.', {
  PHONE: 'A phone.',
  TABLET: 'A tablet.',
  DESKTOP: 'A computer.',
});

export const ConversationStateEnum = enumOf('ConversationState', 'Who replies to the visitor.', {
  BOT: 'The bot.',
  WAITING_HUMAN: 'The visitor waits for a person.',
  HUMAN: 'A member has taken over.',
  ENDED: 'Nobody: it has ended.',
});

export const ConversationOutcomeEnum = enumOf(
  'ConversationOutcome',
  'Outcomes of a conversation, as metrics count them.',
  {
    COMPLETED: 'Reached an end with no question open, after at least one answer: what completionRate counts.',
    CONVERTED: 'Reached at least one goal: what conversionRate counts.',
    INVOLVED: 'The bot took part: the denominator of resolutionRate and handOffRate.',
    HANDED_OFF: 'Was handed off to a person: what handOffRate counts.',
    RESOLVED: 'Resolved by the bot without help: what resolutionRate counts.',
    RATED: 'Has a satisfaction rating.',
    FAILED: 'A turn or an action failed.',
  },
);

export const EndReasonEnum = enumOf('EndReason', 'Why a conversation ended.', {
  COMPLETED: 'The flow ended.',
  GOAL: 'A goal was reached.',
  RESOLVED_BY_BOT: 'It was idle and no question was open.',
  RESOLVED_BY_HUMAN: 'A member resolved it.',
  ABANDONED: 'It was idle and the visitor had left a question unanswered.',
  EXPIRED: 'The visitor never wrote.',
  ERROR: 'The flow could not continue.',
  BLOCKED: 'The bot was deleted or is no longer available.',
});

export const MessageAuthorEnum = enumOf('MessageAuthor', 'Who wrote a message.', {
  VISITOR: 'The visitor.',
  BOT: 'The bot.',
  MEMBER: 'A member of the organization.',
  SYSTEM: 'The platform: a notice about what happened.',
});

export const AwaitingKindEnum = enumOf('AwaitingKind', 'The kind of input that is expected.', {
  TEXT: 'Free text.',
  NUMBER: 'A number.',
  EMAIL: 'An e-mail address.',
  PHONE: 'A phone number.',
  DATE: 'A date.',
  TIME: 'A time of day.',
  URL: 'A web address.',
  CHOICE: 'One or more of the choices.',
  RATING: 'A rating.',
  FILE: 'Files; a link to one counts as well.',
  FORM: 'Several fields at once. A client that cannot show them sends a text: then one is asked for after the other.',
  HUMAN: 'Free text to a person.',
});

export const FieldKindEnum = enumOf('FieldKind', 'What a field of a form asks for.', {
  TEXT: 'A short text.',
  LONG_TEXT: 'A text of several lines.',
  NUMBER: 'A number.',
  EMAIL: 'An e-mail address.',
  PHONE: 'A phone number.',
  DATE: 'A day.',
  CHOICE: 'One of its choices.',
});

export const MediaKindEnum = enumOf('MediaKind', 'What a message shows from a web address.', {
  VIDEO: 'A video.',
  AUDIO: 'A recording.',
  FILE: 'A file to open or download.',
});

export const RatingScaleEnum = enumOf('RatingScale', 'How a rating is displayed.', {
  STARS: 'Stars.',
  NUMBERS: 'Numbers.',
  NPS: 'Zero to ten, from not at all likely to very likely.',
});

export const EffectModeEnum = enumOf('EffectMode', 'Whether a simulation performs external effects.', {
  OFF: 'It does not.',
  ON: 'It does.',
});

export const AlarmKindEnum = enumOf('AlarmKind', 'Why a conversation does something by itself.', {
  WAIT: 'A block waits until then.',
  INACTIVITY: 'Nobody has answered until then.',
});

export const ConversationEventKindEnum = enumOf('ConversationEventKind', 'The kind of a conversation event.', {
  MESSAGE: 'A message.',
  STATE: 'The new state: who replies now.',
  PARTIAL:
    'The next message of the bot as far as it is written, with its id; any later event ends it. For the visitor only.',
  TYPING: 'The other side is typing.',
  AWAITING: 'The new input that the visitor is asked for.',
});

export const HeardIntentEnum = enumOf('HeardIntent', 'What a message was heard to want of the bot itself.', {
  PERSON: 'To talk with a person.',
  PERSON_REFUSED: 'Not to talk with a person.',
  STOP: 'That the bot stops writing.',
  COMPLAINT: 'To complain.',
  START_OVER: 'To start over.',
  GO_BACK: 'To go back to the question before.',
  CANCEL: 'To cancel what is being done.',
  CAPABILITIES: 'To know what the bot can do.',
  HELP: 'Help.',
  FAREWELL: 'To say goodbye.',
  THANKS: 'To say thanks.',
  GREETING: 'To greet.',
} satisfies Record<HeardIntent, string>);

export const HeardUrgencyEnum = enumOf('HeardUrgency', 'A danger to life or health that a message told of.', {
  HEALTH: 'To health.',
  SELF_HARM: 'Of harming oneself.',
  DANGER: 'From others, or an accident.',
} satisfies Record<HeardUrgency, string>);

export const MissKindEnum = enumOf('MissKind', 'How a text was missed.', {
  UNANSWERED: 'A question without an answer in the knowledge.',
  NOT_UNDERSTOOD: 'The open question did not understand it.',
});

export const FileGroupEnum = enumOf('FileGroup', 'Types of files.', {
  PICTURES: 'Pictures.',
  PDF: 'PDF.',
  DOCUMENTS: 'Documents of text, tables and presentations, also PDF.',
  AUDIO: 'Recordings.',
  ANY: 'Everything but programs.',
});
