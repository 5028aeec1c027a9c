import { enumOf } from '@tertulia/subgraph';

export const BotStatusEnum = enumOf('BotStatus', 'What visitors meet.', {
  DRAFT: 'Never published.',
  LIVE: 'A version answers visitors.',
  PAUSED: 'Visitors meet the pause message.',
});

export const ToneEnum = enumOf('Tone', 'Form of address in Spanish.', {
  TU: 'Tú.',
  USTED: 'Usted.',
  VOS: 'Vos.',
});

export const VariableTypeEnum = enumOf('VariableType', 'What a variable holds.', {
  TEXT: 'Text.',
  NUMBER: 'A number.',
  BOOLEAN: 'True or false.',
  DATE: 'A calendar day.',
  LIST: 'A list.',
  JSON: 'Any JSON value.',
});

export const VariableScopeEnum = enumOf('VariableScope', 'How long a variable lives.', {
  CONVERSATION: 'One conversation.',
  CONTACT: 'One person, over all conversations.',
  BOT: 'The bot.',
  ORGANIZATION: 'Every bot of the organization.',
});

export const PublicationStatusEnum = enumOf(
  'PublicationStatus',
  'How far an attempt to make a version live has come.',
  {
    REQUESTED: 'Asked for.',
    VALIDATING: 'The draft is being checked.',
    WARMING: 'The runtime is loading the version.',
    ACTIVE: 'The version is live.',
    FAILED: 'It failed; what was live before still is.',
    SUPERSEDED: 'A later version took its place.',
  },
);

export const StepStatusEnum = enumOf('StepStatus', 'State of one step.', {
  WAITING: 'Not begun.',
  RUNNING: 'Under way.',
  DONE: 'Done.',
  FAILED: 'Failed.',
});

export const VersionActionEnum = enumOf('VersionAction', 'Where the content of a version came from.', {
  PUBLISH: 'Edited in the builder.',
  RESTORE: 'Restored from an earlier version.',
  IMPORT: 'Imported or made from a template.',
});

export const SeverityEnum = enumOf('Severity', 'How much a finding matters.', {
  ERROR: 'Keeps the bot from being published.',
  WARNING: 'Worth a look.',
});

export const WidgetPositionEnum = enumOf('WidgetPosition', 'Side of the page.', {
  RIGHT: 'Right.',
  LEFT: 'Left.',
});

export const ChangeKindEnum = enumOf('ChangeKind', 'What happened to a part.', {
  ADDED: 'Added.',
  REMOVED: 'Removed.',
  EDITED: 'Edited.',
  MOVED: 'Moved.',
  REWIRED: 'Connected to another place.',
});

export const ChangeSubjectEnum = enumOf('ChangeSubject', 'Which part of a bot.', {
  GROUP: 'A group of the flow.',
  BLOCK: 'A block.',
  EDGE: 'A connection.',
  VARIABLE: 'A variable.',
  PROMPT: 'A prompt.',
  KNOWLEDGE: 'A question with its answer.',
  PROFILE: 'The business profile.',
  SERVICE: 'A service of the business.',
  HOURS: 'Opening hours of a day.',
  THEME: 'Colour, avatar, side.',
  SETTINGS: 'Languages, form of address, times.',
});
