// Asks the service of this container whether it can work. For HEALTHCHECK: 0 or 1.
try {
  const response = await fetch(`http://127.0.0.1:${process.env['ADMIN_PORT'] ?? '9464'}/ready`, {
    signal: AbortSignal.timeout(3_500),
  });
  if (!response.ok) console.error(await response.text());
  process.exitCode = response.ok ? 0 : 1;
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}
