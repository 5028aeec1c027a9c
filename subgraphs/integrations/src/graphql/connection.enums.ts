import { enumOf } from '@tertulia/subgraph';

export const ConnectionStateEnum = enumOf('ConnectionState', 'Whether a connection works.', {
  CONNECTED: 'It works, as far as is known.',
  ERROR: 'The other side failed several times in a row; it heals by itself.',
  REAUTHORIZE: 'The other side refuses the credential; a person must authorise it again.',
  SUSPENDED: 'The plan does not include it.',
});

export const ConnectorCategoryEnum = enumOf('ConnectorCategory', 'What a connector is for.', {
  HTTP: 'Any service with an HTTP API.',
  SHEETS: 'Spreadsheets.',
  CRM: 'Customer relationship management.',
  MESSAGING: 'Messages to a team.',
  MAIL: 'E-mail.',
  MODEL: 'Language models.',
  OTHER: 'Something else.',
});

export const ConnectorAuthEnum = enumOf('ConnectorAuth', 'How a connection is authorised.', {
  OAUTH: 'By signing in at the provider: startConnection.',
  KEY: 'By a key: createConnection.',
  BASIC: 'By a user name and a password: createConnection.',
  SMTP: 'By the settings of a mail server: createConnection.',
  NONE: 'It needs no secret: createConnection.',
});

export const ConnectorFieldKindEnum = enumOf('ConnectorFieldKind', 'Which values a field takes.', {
  TEXT: 'One line of text.',
  URL: 'An address that begins with https:// or http://.',
  HOST: 'The name of a host.',
  NUMBER: 'A decimal number with a point, 0 or more.',
  PORT: 'The number of a port.',
  EMAIL: 'An e-mail address.',
  CHOICE: 'One of the choices.',
});

export const ActionInputKindEnum = enumOf('ActionInputKind', 'How an input of an action is edited.', {
  TEXT: 'One line of text.',
  LONG_TEXT: 'Several lines of text.',
  MAP: 'JSON text of an object whose values are texts.',
});

export const TestOutcomeEnum = enumOf('ConnectionTestOutcome', 'How the other side responded to a test.', {
  DONE: 'The connection works.',
  AUTHENTICATION: 'It refuses the credential.',
  LIMITED: 'It received too many requests.',
  OUTAGE: 'It does not respond, or fails.',
  REFUSED: 'The address or a setting cannot be used.',
});

export const RunStatusEnum = enumOf('ActionRunStatus', 'How a call through a connection ended.', {
  RUNNING: 'It has not ended.',
  SUCCEEDED: 'It was done.',
  FAILED: 'It failed.',
  TIMED_OUT: 'It was not done before its deadline.',
});
