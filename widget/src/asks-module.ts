import type { Answer, FieldValue, FileQuestion, Form, Locale, OpenDay, PreparedUpload } from './conversation/model.js';

/** What the module needs to ask for something. */
export interface AskScope {
  readonly locale: Locale;
  /** What was entered on an earlier page, by field. */
  readonly draft: Readonly<Record<string, string>>;
  readonly keep: (draft: Readonly<Record<string, string>>) => void;
  readonly send: (values: readonly FieldValue[]) => void;
}

/** What the module needs to ask for files. */
export interface FilesScope {
  readonly locale: Locale;
  /** Of the platform. */
  readonly origin: string;
  /** Names the question, in this conversation. */
  readonly place: string;
  /** Goes on without a file; null where one is required. */
  readonly skip: { readonly id: string; readonly label: string } | null;
  /** Asks where a file is sent. Rejects where the platform is not reached. */
  readonly prepare: (name: string, bytes: number) => Promise<PreparedUpload>;
  readonly send: (answer: Answer) => void;
}

/** The module that draws questions that only some bots ask, as imported by the chat. */
export interface AsksModule {
  /** Draws a form, with its styles in the shadow root where it is shown. */
  drawForm(form: Form, scope: AskScope): HTMLElement;
  /** Draws a question for files, which are sent to the platform when they are picked. */
  drawFiles(files: FileQuestion, scope: FilesScope): HTMLElement;
}

/** What the module needs to ask for a day and its time. */
export interface MomentsScope {
  readonly locale: Locale;
  /** The only day is known, and its time is asked for. */
  readonly isTimeOnly: boolean;
  /** What was picked on an earlier page: a day, or a day and a time. */
  readonly draft: string;
  readonly keep: (moment: string) => void;
  /** Sends `YYYY-MM-DD HH:mm`, or the time alone. */
  readonly send: (text: string) => void;
}

/** The module that draws the picker of a day and its time. */
export interface MomentsModule {
  drawMoments(days: readonly OpenDay[], scope: MomentsScope): HTMLElement;
}
