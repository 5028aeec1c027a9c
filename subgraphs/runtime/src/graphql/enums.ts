import { enumOf } from '@tertulia/subgraph';

export const ChannelEnum = enumOf('Channel', 'Where a conversation takes place.', {
  WEB: 'The chat on a web page.',
  API: 'A program of a partner.',
  SIMULATOR: 'The simulator of the builder.',
  WHATSAPP: 'WhatsApp.',
  TELEGRAM: 'Telegram.',
});

export const ConversationStateEnum = enumOf('ConversationState', 'Who speaks with the visitor.', {
  BOT: 'The bot.',
  WAITING_HUMAN: 'The visitor waits for a person.',
  HUMAN: 'A member has taken over.',
  ENDED: 'Nobody any more.',
});

export const ConversationOutcomeEnum = enumOf('ConversationOutcome', 'What figures count of a conversation.', {
  COMPLETED: 'Reached an end with no question open, after at least one answer: what completionRate counts.',
  CONVERTED: 'Reached at least one goal: what conversionRate counts.',
  INVOLVED: 'The bot took part: what resolutionRate and handOffRate are a share of.',
  HANDED_OFF: 'Went to a person: what handOffRate counts.',
  RESOLVED: 'Settled by the bot with nobody’s help: what resolutionRate counts.',
  RATED: 'Has a satisfaction rating.',
  FAILED: 'A turn or an action failed in it.',
});

export const EndReasonEnum = enumOf('EndReason', 'Why a conversation ended.', {
  COMPLETED: 'The flow came to its end.',
  GOAL: 'A goal was reached.',
  RESOLVED_BY_BOT: 'Nothing was left open.',
  RESOLVED_BY_HUMAN: 'A member settled the matter.',
  ABANDONED: 'The visitor left a question unanswered.',
  EXPIRED: 'Nobody ever wrote.',
  ERROR: 'The flow could not go on.',
  BLOCKED: 'The bot was taken away.',
});

export const MessageAuthorEnum = enumOf('MessageAuthor', 'Who wrote a message.', {
  VISITOR: 'The visitor.',
  BOT: 'The bot.',
  MEMBER: 'A member of the organization.',
  SYSTEM: 'The platform: a line about what happened.',
});

export const AwaitingKindEnum = enumOf('AwaitingKind', 'What kind of answer is awaited.', {
  TEXT: 'Free text.',
  NUMBER: 'A number.',
  EMAIL: 'An e-mail address.',
  PHONE: 'A phone number.',
  DATE: 'A day.',
  CHOICE: 'One or several of the choices.',
  RATING: 'A rating.',
  HUMAN: 'Free text for a person.',
});

export const RatingScaleEnum = enumOf('RatingScale', 'How a rating is drawn.', {
  STARS: 'Stars.',
  NUMBERS: 'Numbers.',
  NPS: 'Zero to ten, from not at all likely to very likely.',
});

export const EffectModeEnum = enumOf('EffectMode', 'Whether a simulation may do things outside the platform.', {
  OFF: 'It may not.',
  ON: 'It may.',
});

export const ConversationEventKindEnum = enumOf('ConversationEventKind', 'What an event of a conversation tells.', {
  MESSAGE: 'A message.',
  STATE: 'Who speaks now.',
  TYPING: 'Somebody on the other side is writing.',
  AWAITING: 'What is asked for now.',
});
