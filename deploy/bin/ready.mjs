// The HEALTHCHECK of the containers: exits with 0 when the service is ready, with 1 when it is not.
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
