/** `TEST_MONGODB_URL`: a MongoDB that is there already; suites make databases of their own on it. */
export function givenMongoUrl(): string | undefined {
  const url = process.env['TEST_MONGODB_URL'];
  return url === '' ? undefined : url;
}
