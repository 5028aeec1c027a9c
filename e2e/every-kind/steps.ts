/** What a person does in a form of the builder: one step a control, named as the form names it. */

/** A text in both languages of the bot. */
export interface Both {
  readonly es: string;
  readonly en: string;
}

/** `of` names the part of the form that has the control, such as `Tarjeta 2`, where several parts have the same controls. */
export type Step = { readonly of?: string } & (
  | { readonly type: string; readonly text: string | Both }
  | { readonly pick: string; readonly option: string }
  | { readonly tick: string }
  /** Makes a variable where one is chosen. */
  | { readonly make: string; readonly variable: string }
  | { readonly press: string }
  /** Shows what is folded away. */
  | { readonly unfold: string }
);

/** How a visitor answers: by writing, or by what the chat draws. */
export type Reply =
  | { readonly say: string }
  | { readonly moment: string }
  | { readonly press: string }
  /** Boxes, which are sent together. */
  | { readonly ticks: readonly string[] }
  /** The fields of a form, by their labels; `pick` for those with choices. */
  | { readonly fill: Readonly<Record<string, string>>; readonly pick?: Readonly<Record<string, string>> }
  /** Pictures that are picked. */
  | { readonly files: readonly string[] }
  /** A button of the page that the chat shows. */
  | { readonly inPage: string }
  /** One mark of a rating, by its place. */
  | { readonly mark: number };

/** What a visitor meets, in one language: what is said, what does not answer it and what is said to that, and the answer. */
export interface Meeting {
  /** One text, or several in this order. */
  readonly sees: string | readonly string[];
  readonly asides?: readonly { readonly reply: Reply; readonly sees: string }[];
  readonly reply?: Reply;
}

/** A block of the bot: how the palette calls it, what its form is given, and what it comes to in the chat. */
export interface Row {
  readonly kind: string;
  readonly steps: readonly Step[];
  readonly meets?: { readonly es: Meeting; readonly en: Meeting };
}
