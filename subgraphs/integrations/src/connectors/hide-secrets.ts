/** Shorter ones occur by chance. */
const shortestSecret = 6;

/** Those of the secrets that are hidden. */
export function hiddenOf(secrets: readonly string[]): string[] {
  return secrets.filter((secret) => secret.length >= shortestSecret);
}

/** Some services send back what they got: whoever reads the response must not learn the credential from it. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  return hiddenOf(secrets).reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
}
