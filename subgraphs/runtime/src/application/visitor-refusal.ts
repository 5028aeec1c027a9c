/** The visitor cannot go on for a reason that is not the visitor's; the text is meant for the visitor. */
export class VisitorRefusal extends Error {
  override readonly name = 'VisitorRefusal';
  readonly code: 'BOT_NOT_LIVE' | 'PLAN_LIMIT_REACHED';

  constructor(code: 'BOT_NOT_LIVE' | 'PLAN_LIMIT_REACHED', text: string) {
    super(text);
    this.code = code;
  }
}
