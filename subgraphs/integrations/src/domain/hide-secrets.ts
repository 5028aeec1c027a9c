/** A shorter secret would be found in ordinary words. */
const shortestSecret = 6;
const hidden = '***';

/** The forms in which far sides write the secrets that are hidden, longest first. */
export function hiddenOf(secrets: readonly string[]): string[] {
  const forms = secrets.filter(({ length }) => length >= shortestSecret).flatMap(formsOf);
  return [...new Set(forms)].toSorted((a, b) => b.length - a.length);
}

/** Some services send back what they got: whoever reads the response must not learn the credential from it. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  return hiddenOf(secrets).reduce((shown, secret) => shown.replaceAll(secret, hidden), text);
}

/** As it is, in an address, and in JSON: some escape what is not ASCII, and some the slash. */
function formsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const ascii = json.replaceAll(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const inJson = [json, ascii].flatMap((form) => [form, form.replaceAll('/', String.raw`\/`)]);
  return [secret, encodeURIComponent(secret.replaceAll(/\p{Cs}/gu, '\uFFFD')), ...inJson];
}
