/** What a block stores in its variable. */
export type ValueOperation =
  | 'SET'
  | 'ADD'
  | 'APPEND'
  | 'CLEAR'
  | 'EXPRESSION'
  /** Takes the last, or the first, entry of a list away. */
  | 'POP'
  | 'SHIFT'
  | 'MAP_ITEM'
  /** Day and time as `YYYY-MM-DDTHH:mm`, or the day for a variable with a date, in the time zone of the business. */
  | 'NOW'
  | 'TODAY'
  | 'TOMORROW'
  | 'YESTERDAY'
  | 'RANDOM_ID'
  | 'CHANNEL'
  /** `phone`, `tablet` or `desktop`; nothing where the visitor's program has not said. */
  | 'DEVICE'
  /** What was said so far, a line for each message. */
  | 'TRANSCRIPT'
  | 'CONTACT_NAME'
  | 'CONTACT_PHONE';
