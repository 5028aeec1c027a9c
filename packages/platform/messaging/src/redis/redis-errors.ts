/** Redis does not answer: refused, cut, or later than the command's deadline. What the command did is not known. */
export class RedisUnavailableError extends Error {
  override readonly name = 'RedisUnavailableError';

  constructor(options?: ErrorOptions) {
    const reason = options?.cause instanceof Error ? `: ${options.cause.message}` : '';
    super(`Redis does not answer${reason}`, options);
  }
}

/** The server is older than what the platform needs. */
export class UnsuitableRedisError extends Error {
  override readonly name = 'UnsuitableRedisError';
  readonly version: string;
  readonly versionMin: string;

  constructor(version: string, versionMin: string) {
    super(`Redis ${version} is too old; ${versionMin} or later is needed`);
    this.version = version;
    this.versionMin = versionMin;
  }
}
