import type { IntentSettings } from '@tertulia/flow-engine';
import { enumOf } from '@tertulia/subgraph';

type IntentName = keyof NonNullable<IntentSettings['replies']>;

export const BotStatusEnum = enumOf('BotStatus', 'What visitors currently see.', {
  DRAFT: 'Never published.',
  LIVE: 'A version replies to visitors.',
  PAUSED: 'Visitors see the pause message.',
});

export const ToneEnum = enumOf('Tone', 'Form of address in Spanish.', {
  TU: 'Tú.',
  USTED: 'Usted.',
  VOS: 'Vos.',
});

export const VariableTypeEnum = enumOf('VariableType', 'Type of a variable.', {
  TEXT: 'Text.',
  NUMBER: 'A number.',
  BOOLEAN: 'True or false.',
  DATE: 'A calendar day.',
  LIST: 'A list.',
  JSON: 'Any JSON value.',
});

export const VariableScopeEnum = enumOf('VariableScope', 'Scope and lifetime of a variable.', {
  CONVERSATION: 'One conversation.',
  CONTACT: 'One person, over all conversations.',
  BOT: 'The bot.',
  ORGANIZATION: 'Every bot of the organization.',
});

export const ConversationsChoiceEnum = enumOf(
  'ConversationsChoice',
  'What happens to conversations that are open when a version goes live.',
  {
    FINISH: 'They end on the version on which they began.',
    MOVE: 'Each goes on with the version at its next turn: at the same block, or where that is gone at the beginning of its group or of the bot.',
  },
);

export const PublicationStatusEnum = enumOf('PublicationStatus', 'Status of an attempt to make a version live.', {
  REQUESTED: 'Requested.',
  VALIDATING: 'The draft is being checked.',
  WARMING: 'The runtime is loading the version.',
  ACTIVE: 'The version is live.',
  FAILED: 'It failed; the previously live version stays live.',
  SUPERSEDED: 'A later version replaced it.',
});

export const StepStatusEnum = enumOf('StepStatus', 'State of one step.', {
  WAITING: 'Not started.',
  RUNNING: 'In progress.',
  DONE: 'Done.',
  FAILED: 'Failed.',
});

export const VersionActionEnum = enumOf('VersionAction', 'Where the content of a version came from.', {
  PUBLISH: 'Edited in the builder.',
  RESTORE: 'Restored from an earlier version.',
  IMPORT: 'Imported, or made from a template.',
});

export const SeverityEnum = enumOf('Severity', 'Severity of a problem.', {
  ERROR: 'Blocks publishing.',
  WARNING: 'A warning.',
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
} satisfies Record<IntentName, string>);

export const WidgetPositionEnum = enumOf('WidgetPosition', 'Side of the page.', {
  RIGHT: 'Right.',
  LEFT: 'Left.',
});

export const ChangeKindEnum = enumOf('ChangeKind', 'Kind of change.', {
  ADDED: 'Added.',
  REMOVED: 'Removed.',
  EDITED: 'Edited.',
  MOVED: 'Moved.',
  REWIRED: 'Connected to another target.',
});

export const ChangeSubjectEnum = enumOf('ChangeSubject', 'Kind of part of a bot.', {
  FLOW: 'A flow.',
  GROUP: 'A group of a flow.',
  BLOCK: 'A block.',
  EDGE: 'A connection.',
  VARIABLE: 'A variable.',
  PROMPT: 'A prompt.',
  KNOWLEDGE: 'A knowledge entry.',
  PROFILE: 'The business profile.',
  SERVICE: 'A service of the business.',
  HOURS: 'Opening hours of a day.',
  THEME: 'Colour, avatar, side.',
  SETTINGS: 'Languages, form of address, times.',
});
