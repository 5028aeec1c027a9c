/** What is known of a connection when a definition is checked. */
export interface KnownConnection {
  id: string;
  /** ERROR heals by itself; REAUTHORIZE waits for a person, SUSPENDED for another plan. */
  state: 'CONNECTED' | 'ERROR' | 'REAUTHORIZE' | 'SUSPENDED';
  /** What its connector is for: HTTP credentials are for requests, MAIL for e-mails. */
  category: string;
  actions: readonly KnownAction[];
}

/** An action of a connector and what it takes. */
export interface KnownAction {
  name: string;
  inputs: readonly { name: string; isRequired: boolean; kind: 'TEXT' | 'LONG_TEXT' | 'MAP' }[];
}

/** What the caller knows besides the definition. */
export interface KnownOutside {
  /** The connections that the bot may use; absent when they could not be read, and then they are not checked. */
  connections?: readonly KnownConnection[] | undefined;
}
