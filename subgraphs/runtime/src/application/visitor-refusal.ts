/** The visitor cannot continue, for a reason that the visitor did not cause; the text is shown to the visitor. */
export class VisitorRefusal extends Error {
  override readonly name = 'VisitorRefusal';
  readonly code: 'BOT_NOT_LIVE' | 'PLAN_LIMIT_REACHED';

  constructor(code: 'BOT_NOT_LIVE' | 'PLAN_LIMIT_REACHED', text: string) {
    super(text);
    this.code = code;
  }
}
