/** `TEST_MONGODB_URL`: a MongoDB that is already running; suites create their own databases on it. */
export function givenMongoUrl(): string | undefined {
  const url = process.env['TEST_MONGODB_URL'];
  return url === '' ? undefined : url;
}
