/** Shown instead of a page while the portal's process is unavailable. Self-contained: nothing else can be fetched. */
export const awayPage = `<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<title>Tertulia</title>
<style>
:root { color-scheme: light dark; font-family: system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 1.5rem; max-width: 34rem; margin-inline: auto; }
h1 { font-size: 1.25rem; }
[lang="en"] { margin-top: 2rem; opacity: 0.8; }
</style>
</head>
<body>
<main>
<h1>El panel no responde en este momento</h1>
<p>Los chats con tus clientes siguen funcionando. Esta página vuelve a intentarlo sola en unos segundos.</p>
<section lang="en">
<h1>The portal is not responding right now</h1>
<p>Chats with your customers go on. This page tries again by itself in a few seconds.</p>
</section>
</main>
</body>
</html>
`;
