/**
 * Keys and tokens by the shapes that their makers gave them, and values that are called a secret. Each begins with fixed signs and repeats one
 * class of characters, so that the time is linear in the text.
 */
const shapes: readonly RegExp[] = [
  // OpenAI, Anthropic and those that imitate them; Stripe; ours.
  /\bsk-[\w-]{16,200}/gu,
  /\b(?:sk|rk|ttl)_(?:live|test)_\w{8,200}/gu,
  /\bwhsec_[\w+/=-]{16,200}/gu,
  // GitHub, GitLab, Slack, Hugging Face, SendGrid, Mercado Pago, Meta.
  /\b(?:gh[oprsu]_|github_pat_|hf_)\w{16,200}/gu,
  /\bglpat-[\w-]{16,200}/gu,
  /\bxox[abeoprs]-[\w-]{10,200}/gu,
  /\bSG\.[\w-]{16,100}\.[\w-]{16,100}/gu,
  /\bAPP_USR-[\w-]{20,200}/gu,
  /\bEAA[A-Za-z0-9]{40,400}/gu,
  // Amazon, Google.
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/gu,
  /\bAIza[\w-]{30,60}/gu,
  // A signed token, a key in a file, a header.
  /\beyJ[\w-]{8,2000}\.[\w-]{8,4000}\.[\w-]{8,1000}/gu,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\w\s+/=]{0,10000}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/gu,
  /(?<=\bBearer )[\w.~+/=-]{16,2000}/giu,
  /(?<=\b(?:password|passwd|contraseña|api[ _-]?key|secret|token|clave secreta) ?[:=] ?)(?=\S{0,99}\d)[\w!#$%&*+./=?@^~-]{8,200}/giu,
];

/** Characters of a secret that are shown, so that its owner knows which one it is. */
const shown = 4;

/** The text with dots for keys, tokens and passwords; what else it says stays. */
export function withoutSecrets(text: string): string {
  return shapes.reduce((rest, shape) => rest.replaceAll(shape, (secret) => `${secret.slice(0, shown)}••••`), text);
}

/** Whether a text has something in it that looks like a key, a token or a password. */
export function hasSecret(text: string): boolean {
  return withoutSecrets(text) !== text;
}
